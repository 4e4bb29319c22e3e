/// Steps that were taken about somebody, and ending one early.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Sanction } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';

export function StepList({ steps, onChange }: { steps: readonly Sanction[]; onChange(): void }) {
	if (steps.length === 0)
		return <p class="soft">{t('steps_none')}</p>;
	return <ul class="findings-all">{steps.map((step) => <li key={step.id} class="stack-tight"><StepLines step={step} /><Lift step={step} onChange={onChange} /></li>)}</ul>;
}

/// What it was, why, and how it stands.
export function StepLines({ step: { step, reason, rule, words, room, at, until, state, appeal } }: { step: Sanction }) {
	const holds = state === 'active' && until !== undefined && until > Date.now();
	return (
		<>
			<p><strong>{t(`give_${step}`)}</strong> · {t(`reason_${reason}`)}{!room && <> · {t('whole_server')}</>}</p>
			{rule && <p class="soft">{t('the_rule')} <bdi class="quote">“{rule}”</bdi></p>}
			{words && <p><bdi class="quote">“{words}”</bdi></p>}
			<p class="soft">{dayAndTime(at)}{until !== undefined && <> · {t('until', { time: dayAndTime(until) })}</>}</p>
			{until !== undefined && <p class="soft">{holds ? t('step_active') : t(state === 'lifted' || state === 'overturned' ? `step_is_${state}` : 'step_is_over')}</p>}
			{appeal?.state === 'open' && <p class="soft">{t('second_look')}</p>}
		</>
	);
}

function Lift({ step, onChange }: { step: Sanction; onChange(): void }) {
	const client = useClient();
	const open = useSignal(false);
	const words = useSignal('');
	if (step.state !== 'active' || (step.until ?? 0) <= Date.now())
		return null;
	const lift = async (event: Event) => {
		event.preventDefault();
		const said = words.value.trim();
		const scope = step.room ? { room: step.room } : {};
		if (await client.act('sanction.lift', { ...scope, sanction: step.id, ...(said ? { words: said } : {}) }))
			client.say('saved');
		open.value = false;
		onChange();
	};
	if (!open.value)
		return <button type="button" class="button button-small" onClick={() => (open.value = true)}>{t('lift')}</button>;
	return (
		<form class="stack" autocomplete="off" onSubmit={lift}>
			<Field label={t('lift_words')}>
				<textarea dir="auto" rows={2} maxLength={500} value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<div class="row">
				<button type="submit" class="button">{t('lift')}</button>
				<button type="button" class="button button-quiet" onClick={() => (open.value = false)}>{t('cancel')}</button>
			</div>
		</form>
	);
}
