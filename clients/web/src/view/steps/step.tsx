/// One thing that mentors decided about oneself: what, why, which rule, until when, and how to ask for a second look.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Sanction } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

/// `top`: nothing stands over it.
export function Step({ step, top = false }: { step: Sanction; top?: boolean }) {
	const client = useClient();
	const room = client.listed.value?.find((listed) => listed.room.id === step.room)?.room ?? client.visits.value[step.room ?? '']?.room;
	return (
		<div class="step">
			{top ? <h2>{t(`step_${step.step}`)}</h2> : <h3>{t(`step_${step.step}`)}</h3>}
			{room && <p class="soft" dir="auto">{room.name}</p>}
			<p>{t(`why_${step.reason}`)}</p>
			{step.rule && <p>{t('the_rule')} <Quote words={step.rule} /></p>}
			{step.words && <p>{t('in_words')} <Quote words={step.words} /></p>}
			{standsAt(step) && <p>{standsAt(step)}</p>}
			<SecondLook step={step} />
		</div>
	);
}

/// What somebody wrote, in their language and direction.
export function Quote({ words }: { words: string }) {
	return <bdi class="quote">“{words}”</bdi>;
}

function standsAt({ state, until }: Sanction): string {
	if (state === 'lifted' || state === 'overturned')
		return t(`step_${state}`);
	if (until === undefined)
		return '';
	return state === 'active' && until > Date.now() ? t('ends', { time: dayAndTime(until) }) : t('step_over');
}

function SecondLook({ step }: { step: Sanction }) {
	const { appeal, appeal_by, state } = step;
	if (appeal)
		return (
			<p>
				{appeal.state === 'open' ? t('appeal_open', { time: dayAndTime(appeal.due) }) : t(`appeal_${appeal.state}`)}
				{appeal.answer && <> {t('in_words')} <Quote words={appeal.answer} /></>}
			</p>
		);
	if (appeal_by === undefined || state === 'lifted' || state === 'overturned')
		return null;
	return appeal_by > Date.now() ? <AppealForm step={step} by={appeal_by} /> : <p class="soft">{t('appeal_late')}</p>;
}

function AppealForm({ step, by }: { step: Sanction; by: number }) {
	const client = useClient();
	const words = useSignal('');
	const busy = useSignal(false);
	const submit = async (event: Event) => {
		event.preventDefault();
		busy.value = true;
		await client.care.appeal(step.id, words.value.trim());
		busy.value = false;
	};
	return (
		<details>
			<summary>{t('appeal')}</summary>
			<form class="stack" autocomplete="off" onSubmit={submit}>
				<p class="soft">{t('appeal_more', { time: dayAndTime(by) })}</p>
				<Field label={t('appeal_words')}>
					<textarea dir="auto" rows={4} maxLength={1000} required autocomplete="off" value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
				</Field>
				<button type="submit" class="button" disabled={busy.value || !words.value.trim()}><Icon name="send" />{t('appeal_send')}</button>
			</form>
		</details>
	);
}
