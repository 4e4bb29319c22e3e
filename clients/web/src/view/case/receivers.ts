/// Who could take a case over, best first; null until they are known.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Answer, Case } from '../../link/wire.ts';

export type Receiver = Answer<'case.receivers'>['people'][number];

export function useReceivers(what: Case): Signal<readonly Receiver[] | null> {
	const client = useClient();
	const people = useSignal<readonly Receiver[] | null>(null);
	useEffect(() => void client.look('case.receivers', { room: what.room, case: what.id })
		.then((answer) => (people.value = answer?.people.filter(({ person }) => person.id !== client.me.value?.id) ?? [])), [what.id, what.version]);
	return people;
}

/// Where somebody can be reached, and whether they are with somebody else.
export function receiverName({ person, on_call, here, busy }: Receiver): string {
	const more = [here && t('receiver_here'), on_call && t('receiver_on_call'), busy && t('receiver_busy')].filter(Boolean).join(', ');
	return more ? `${person.name} (${more})` : person.name;
}
