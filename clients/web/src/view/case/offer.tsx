/// Handing a case over: it stays with the giver until the other says yes.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { Case } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { receiverName, useReceivers } from './receivers.ts';

export function Offer({ what, busy, onOffer }: { what: Case; busy: boolean; onOffer(member: string): void }) {
	const people = useReceivers(what).value;
	const chosen = useSignal('');
	if (!people)
		return <p class="soft">{t('moment')}</p>;
	const best = people[0]?.person.id;
	if (!best)
		return <p>{t('offer_none')}</p>;
	const submit = (event: Event) => {
		event.preventDefault();
		onOffer(chosen.value || best);
	};
	return (
		<form class="stack" onSubmit={submit}>
			<p class="soft">{t('offer_more')}</p>
			<Field label={t('offer_to')}>
				<select value={chosen.value || best} onChange={(event) => (chosen.value = event.currentTarget.value)}>
					{people.map((one) => <option key={one.person.id} value={one.person.id}>{receiverName(one)}</option>)}
				</select>
			</Field>
			<button type="submit" class="button" disabled={busy}>{t('offer')}</button>
		</form>
	);
}
