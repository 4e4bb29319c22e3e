/// Ask somebody to leave for some time: why, and for how long.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Person } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';

type Reason = Asked<'member.remove'>['reason'];

const reasons: readonly Reason[] = ['ground_rules', 'unkind', 'unsafe_content', 'selling', 'other'];
const spans = [1, 6, 24, 72, 168, 720];

export function RemovePerson({ room, person, onClose }: { room: string; person: Person; onClose(): void }) {
	const client = useClient();
	const reason = useSignal<Reason>('ground_rules');
	const hours = useSignal(24);
	const done = useSignal('');
	const submit = async (event: Event) => {
		event.preventDefault();
		const answer = await client.act('member.remove', { room, member: person.id, hours: hours.value, reason: reason.value });
		if (answer)
			done.value = t('removed_until', { name: person.name, time: dayAndTime(answer.until) });
		else
			onClose();
	};
	return (
		<Dialog title={t('remove_title', { name: person.name })} onClose={onClose}>
			<div role="status">{done.value}</div>
			{!done.value && (
				<form class="stack" onSubmit={submit}>
					<p>{t('remove_more')}</p>
					<Field label={t('reason')}>
						<select value={reason.value} onChange={(event) => (reason.value = event.currentTarget.value as Reason)}>
							{reasons.map((r) => <option key={r} value={r}>{t(`reason_${r}`)}</option>)}
						</select>
					</Field>
					<Field label={t('how_long')}>
						<select value={hours.value} onChange={(event) => (hours.value = Number(event.currentTarget.value))}>
							{spans.map((span) => <option key={span} value={span}>{spanName(span)}</option>)}
						</select>
					</Field>
					<button type="submit" class="button button-clay">{t('remove_person')}</button>
				</form>
			)}
		</Dialog>
	);
}

/// A number of hours as people say it.
export function spanName(hours: number): string {
	return hours % 24 ? t('hours', { n: hours }) : t('days', { n: hours / 24 });
}
