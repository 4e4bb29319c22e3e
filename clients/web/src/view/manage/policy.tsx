/// What a room does about each kind of words, and with a message nobody had time for.
import { span, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Boundary, Policy as Rules, Room, Verdict } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';

const boundaries: readonly Boundary[] =
	['contact_info', 'solicitation', 'medical_advice', 'harassment', 'method_detail', 'sourcing', 'graphic', 'link'];
const verdicts: readonly Verdict[] = ['deliver', 'nudge', 'hold', 'refuse'];
const waits = [30, 60, 120, 300, 600, 1800, 3600];

export function Policy({ room }: { room: Room }) {
	const client = useClient();
	const submit = async (event: SubmitEvent) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget as HTMLFormElement);
		const chosen = Object.fromEntries(boundaries.map((boundary) => [boundary, data.get(boundary) as Verdict])) as Record<Boundary, Verdict>;
		const policy: Rules = { ...chosen, hold_s: Number(data.get('hold_s')), on_deadline: data.get('on_deadline') as Rules['on_deadline'] };
		if (!await client.act('room.update', { room: room.id, policy }))
			return;
		client.say('saved');
		await client.refresh();
	};
	const { policy } = room;
	return (
		<section class="card">
			<h2>{t('policy')}</h2>
			<p class="soft">{t('policy_more')}</p>
			<form class="stack" onSubmit={submit}>
				{boundaries.map((boundary) => (
					<Field key={boundary} label={t(`boundary_${boundary}`)}>
						<select name={boundary}>{verdicts.map((verdict) => <option key={verdict} value={verdict} selected={policy[boundary] === verdict}>{t(`verdict_${verdict}`)}</option>)}</select>
					</Field>
				))}
				<div class="manage-pair">
					<Field label={t('hold_time')}>
						<select name="hold_s">
							{[...new Set([...waits, policy.hold_s])].sort((a, b) => a - b).map((seconds) => <option key={seconds} value={seconds} selected={seconds === policy.hold_s}>{span(seconds)}</option>)}
						</select>
					</Field>
					<Field label={t('hold_after')}>
						<select name="on_deadline">
							{(['release', 'drop'] as const).map((what) => <option key={what} value={what} selected={what === policy.on_deadline}>{t(`hold_${what}`)}</option>)}
						</select>
					</Field>
				</div>
				<button type="submit" class="button button-main">{t('save')}</button>
			</form>
		</section>
	);
}
