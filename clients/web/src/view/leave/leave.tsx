/// What is left of the page while it is being left, and the ears for Shift.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { leaveFast, leaving, returned, ShiftCount } from '../../app/leave.ts';
import { shiftLeaves } from '../../app/prefs.ts';

export function Leave() {
	const progress = useSignal('');
	useEffect(() => listen((left) => (progress.value = left ? t('shift_more', { n: left }) : '')), []);
	return <div role="status" class="hidden-text">{leaving.value ? t('leaving') : progress.value}</div>;
}

function listen(tell: (left: number) => void): () => void {
	const count = new ShiftCount();
	const down = (event: KeyboardEvent) => count.down(event.key, event.timeStamp, event.repeat);
	const up = (event: KeyboardEvent) => {
		const left = shiftLeaves.value ? count.up(event.key, event.timeStamp) : undefined;
		if (left === 0)
			leaveFast();
		else
			tell(left ?? 0);
	};
	const shown = (event: PageTransitionEvent) => event.persisted && returned();
	addEventListener('keydown', down);
	addEventListener('keyup', up);
	addEventListener('pageshow', shown);
	return () => {
		removeEventListener('keydown', down);
		removeEventListener('keyup', up);
		removeEventListener('pageshow', shown);
	};
}
