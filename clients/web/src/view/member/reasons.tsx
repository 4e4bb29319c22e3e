/// Why staff do something, from a list, and for how long.
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import type { Reason } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';

const reasons: readonly Reason[] = ['ground_rules', 'unkind', 'unsafe_content', 'selling', 'contact', 'off_topic', 'other'];

/// `focus`: it opens in place of what was pressed.
export function ReasonField({ reason, focus = false }: { reason: Signal<Reason>; focus?: boolean }) {
	const box = useRef<HTMLSelectElement>(null);
	useEffect(() => {
		if (focus)
			box.current?.focus();
	}, []);
	return (
		<Field label={t('reason')}>
			<select ref={box} value={reason.value} onChange={(event) => (reason.value = event.currentTarget.value as Reason)}>
				{reasons.map((one) => <option key={one} value={one}>{t(`reason_${one}`)}</option>)}
			</select>
		</Field>
	);
}

/// A number of hours as people say it.
export function spanName(hours: number): string {
	return hours % 24 ? t('hours', { n: hours }) : t('days', { n: hours / 24 });
}
