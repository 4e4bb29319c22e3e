/// In an emergency somebody outside was told: who, why, what, and whether the person knows. Written down once, read by few.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Case, Disclosure } from '../../link/wire.ts';
import { Check, Field } from '../field/field.tsx';
import { when } from '../queue/queue.tsx';

type Told = Asked<'case.disclose'>['told'];
const those: readonly Told[] = ['emergency_services', 'family', 'professional', 'other'];

export function Disclose({ what, onDone }: { what: Case; onDone(): void }) {
	const client = useClient();
	const told = useSignal<Told>('emergency_services');
	const words = useSignal('');
	const knows = useSignal(false);
	const reached = useSignal(false);
	const busy = useSignal(false);
	const submit = async (event: Event) => {
		event.preventDefault();
		busy.value = true;
		const fields = { room: what.room, case: what.id, told: told.value, words: words.value.trim(), person_told: knows.value, reached: reached.value };
		const done = await client.act('case.disclose', fields);
		busy.value = false;
		if (!done)
			return;
		words.value = '';
		client.say('saved');
		onDone();
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<p>{t('disclose_more')}</p>
			<Field label={t('disclose_whom')}>
				<select value={told.value} onChange={(event) => (told.value = event.currentTarget.value as Told)}>
					{those.map((one) => <option key={one} value={one}>{t(`told_${one}`)}</option>)}
				</select>
			</Field>
			<Field label={t('disclose_words')} hint={t('disclose_words_hint')}>
				<textarea dir="auto" rows={3} maxLength={1000} required value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<div>
				<Check label={t('disclose_reached')} checked={reached.value} onChange={(on) => (reached.value = on)} />
				<Check label={t('disclose_person')} checked={knows.value} onChange={(on) => (knows.value = on)} />
			</div>
			<button type="submit" class="button" disabled={busy.value || !words.value.trim()}>{t('disclose_save')}</button>
		</form>
	);
}

export function Disclosures({ disclosures }: { disclosures: readonly Disclosure[] }) {
	return (
		<ul class="findings-all">
			{disclosures.map((one) => (
				<li key={one.at} class="stack-tight">
					<p><strong>{t(`told_${one.told}`)}</strong></p>
					<p dir="auto">{one.words}</p>
					<p class="soft">{t(one.reached ? 'was_reached' : 'was_not_reached')} {t(one.person_told ? 'person_knows' : 'person_knows_not')}</p>
					<p class="soft"><bdi>{one.by.name}</bdi> · {when(one.at)}</p>
				</li>
			))}
		</ul>
	);
}
