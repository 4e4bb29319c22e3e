/// Closing a case: what came of it, whether the person is safe for now, and who asks again when.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Case } from '../../link/wire.ts';
import { followUps, inHours } from '../../model/case.ts';
import { Check, Field } from '../field/field.tsx';
import { receiverName, useReceivers } from './receivers.ts';

type Fields = Omit<Asked<'case.close'>, 'room' | 'case' | 'version'>;
const outcomes: readonly Fields['outcome'][] = ['talked', 'no_action', 'sanction', 'referred', 'not_a_problem'];
const safes = ['yes', 'no', 'unknown'] as const;

export function Close({ what, busy, onClose }: { what: Case; busy: boolean; onClose(fields: Fields): void }) {
	const client = useClient();
	const outcome = useSignal<Fields['outcome']>('talked');
	const safe = useSignal<NonNullable<Fields['safe']> | ''>('');
	const answer = useSignal('');
	const danger = what.kind === 'danger';
	const hours = danger && !what.drill ? followUps(what.level) : [];
	const chosen = useSignal(hours[hours.length - 1] ?? 0);
	const owner = useSignal('');
	const consent = useSignal(false);
	const submit = (event: Event) => {
		event.preventDefault();
		const said = answer.value.trim();
		onClose({
			outcome: outcome.value,
			...(said ? { answer: said } : {}),
			...(danger ? { safe: safe.value || 'unknown' } : {}),
			...(hours.length ? { follow_up: inHours(chosen.value, Date.now()), consent: consent.value, ...(owner.value ? { owner: owner.value } : {}) } : {}),
		});
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('outcome')}>
				<select value={outcome.value} onChange={(event) => (outcome.value = event.currentTarget.value as Fields['outcome'])}>
					{outcomes.map((one) => <option key={one} value={one}>{t(`outcome_${one}`)}</option>)}
				</select>
			</Field>
			{danger && (
				<fieldset>
					<legend class="field-title">{t('safe')}</legend>
					{safes.map((one) => (
						<label key={one} class="check">
							<input type="radio" name={`safe-${what.id}`} required checked={safe.value === one} onChange={() => (safe.value = one)} /><span>{t(`safe_${one}`)}</span>
						</label>
					))}
				</fieldset>
			)}
			{hours.length > 0 && (
				<>
					<p class="soft">{t('follow_why')}</p>
					<Field label={t('follow_when')}>
						<select value={chosen.value} onChange={(event) => (chosen.value = Number(event.currentTarget.value))}>
							{hours.map((one) => <option key={one} value={one}>{t('hours', { n: one })} · {dayAndTime(inHours(one, Date.now()))}</option>)}
						</select>
					</Field>
					<Who what={what} me={client.me.value?.name ?? ''} owner={owner.value} onChange={(member) => (owner.value = member)} />
					<Check label={t('follow_consent')} checked={consent.value} onChange={(on) => (consent.value = on)} />
				</>
			)}
			{what.reports > 0 && (
				<Field label={t('answer')} hint={t('answer_hint')}>
					<textarea dir="auto" rows={3} maxLength={500} value={answer.value} onInput={(event) => (answer.value = event.currentTarget.value)} />
				</Field>
			)}
			<button type="submit" class="button button-main" disabled={busy}>{t('finish')}</button>
		</form>
	);
}

function Who({ what, me, owner, onChange }: { what: Case; me: string; owner: string; onChange(member: string): void }) {
	const people = useReceivers(what).value ?? [];
	return (
		<Field label={t('follow_who')}>
			<select value={owner} onChange={(event) => onChange(event.currentTarget.value)}>
				<option value="">{t('is_you', { name: me })}</option>
				{people.map((one) => <option key={one.person.id} value={one.person.id}>{receiverName(one)}</option>)}
			</select>
		</Field>
	);
}
