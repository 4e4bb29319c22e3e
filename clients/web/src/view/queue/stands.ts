/// How a case stands, in words: who is with the person, and what comes next on its clock.
import { t } from '../../../i18n/index.ts';
import type { Case } from '../../link/wire.ts';
import { clock } from '../../model/case.ts';
import { when } from './queue.tsx';

/// Who is on it.
export function standsAt(what: Case, me: string | undefined): string {
	const { state, owner, receiver, outcome, safe } = what;
	const [own, other] = [owner?.name ?? '', receiver?.name ?? ''];
	switch (state) {
	case 'open':
		return t(what.seen ? 'stands_open_again' : 'stands_open');
	case 'acknowledged':
		return owner?.id === me ? t('stands_acknowledged_you') : t('stands_acknowledged', { name: own });
	case 'with_person':
		return owner?.id === me ? t('stands_with_you') : t('stands_with', { name: own });
	case 'handed_over':
		if (receiver?.id === me)
			return t('stands_offered_you', { name: own });
		return owner?.id === me ? t('stands_offered_by_you', { name: other }) : t('stands_offered', { name: own, other });
	case 'closed': case 'reviewed':
		return [t('case_closed', { outcome: outcome ? t(`outcome_${outcome}`) : '' }), safe && t(`safe_${safe}`), state === 'reviewed' && t('stands_reviewed')].filter(Boolean).join(' ');
	}
}

/// What happens when its time is over; empty when nothing does.
export function nextFor({ state, due, owner, receiver }: Case, me: string | undefined, now: number): string {
	if (due === undefined || state === 'closed' || state === 'reviewed')
		return '';
	const time = { when: until(due, now), name: owner?.name ?? '' };
	switch (state) {
	case 'open':
		return t('next_open', time);
	case 'acknowledged':
		return t(owner?.id === me ? 'next_acknowledged_you' : 'next_acknowledged', time);
	case 'with_person':
		return t(owner?.id === me ? 'next_with_you' : 'next_with', time);
	case 'handed_over':
		return t(receiver?.id === me ? 'next_offered_you' : 'next_offered', { ...time, name: receiver?.name ?? '' });
	}
}

const hour = 3_600_000;

/// "in 0:42"; later ones by the clock on the wall; what is late comes any moment.
export function until(due: number, now: number): string {
	const left = due - now;
	if (left <= 0)
		return t('any_moment');
	return left < hour ? t('in_time', { time: clock(left) }) : t('at_time', { time: when(due) });
}
