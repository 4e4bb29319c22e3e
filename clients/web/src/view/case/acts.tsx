/// Taking a case on, giving it to somebody else, closing it.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Case, Person, Role } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { looksAfter } from '../people/role.tsx';

type Outcome = Asked<'case.close'>['outcome'];
const outcomes: readonly Outcome[] = ['talked', 'no_action', 'sanction', 'referred', 'not_a_problem'];

interface Props {
	what: Case;
	/// The reader's in this room.
	role: Role;
	/// How it stands now; missing when it was refused.
	onDone(now: Case | undefined): void;
}

export function CaseActs({ what, role, onDone }: Props) {
	const client = useClient();
	const busy = useSignal(false);
	if (what.state === 'closed')
		return null;
	const mine = what.owner?.id === client.me.value?.id;
	const id = { room: what.room, case: what.id, version: what.version };
	const done = async (asked: Promise<{ case: Case } | undefined>) => {
		busy.value = true;
		onDone((await asked)?.case);
		busy.value = false;
	};
	const mayClose = what.kind !== 'danger' || mine || role === 'facilitator';
	return (
		<>
			{looksAfter(role) && !mine && (
				<button type="button" class={`button ${what.owner ? '' : 'button-main'}`} disabled={busy.value} onClick={() => void done(client.act('case.claim', id))}>
					<Icon name="check" />{t(what.owner ? 'take_over' : 'claim')}
				</button>
			)}
			<details>
				<summary>{t('finish')}</summary>
				<div class="fold-in">
					{mayClose ? <Close what={what} busy={busy.value} onClose={(fields) => void done(client.act('case.close', { ...id, ...fields }))} /> : <p class="soft">{t('only_owner')}</p>}
				</div>
			</details>
			<details>
				<summary>{t('assign')}</summary>
				<div class="fold-in"><Assign what={what} busy={busy.value} onAssign={(member) => void done(client.act('case.assign', { ...id, member }))} /></div>
			</details>
		</>
	);
}

function Close({ what, busy, onClose }: { what: Case; busy: boolean; onClose(fields: { outcome: Outcome; answer?: string }): void }) {
	const outcome = useSignal<Outcome>('talked');
	const answer = useSignal('');
	const submit = (event: Event) => {
		event.preventDefault();
		const said = answer.value.trim();
		onClose({ outcome: outcome.value, ...(said ? { answer: said } : {}) });
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('outcome')}>
				<select value={outcome.value} onChange={(event) => (outcome.value = event.currentTarget.value as Outcome)}>
					{outcomes.map((one) => <option key={one} value={one}>{t(`outcome_${one}`)}</option>)}
				</select>
			</Field>
			{what.reports > 0 && (
				<Field label={t('answer')} hint={t('answer_hint')}>
					<textarea dir="auto" rows={3} maxLength={500} value={answer.value} onInput={(event) => (answer.value = event.currentTarget.value)} />
				</Field>
			)}
			<button type="submit" class="button button-main" disabled={busy}>{t('finish')}</button>
		</form>
	);
}

/// Those of the staff who are here now can take it.
function Assign({ what, busy, onAssign }: { what: Case; busy: boolean; onAssign(member: string): void }) {
	const client = useClient();
	const chosen = useSignal('');
	const others = staffHere(Object.values(client.visits.value).filter(({ room }) => room.id === what.room || room.staff_of === what.room).map(({ people }) => people))
		.filter(({ id }) => id !== client.me.value?.id && id !== what.owner?.id && id !== what.subject.id);
	if (others.length === 0)
		return <p class="soft">{t('assign_none')}</p>;
	const submit = (event: Event) => {
		event.preventDefault();
		onAssign(chosen.value || others[0]!.id);
	};
	return (
		<form class="stack" onSubmit={submit}>
			<Field label={t('assign_to')}>
				<select value={chosen.value || others[0]!.id} onChange={(event) => (chosen.value = event.currentTarget.value)}>
					{others.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
				</select>
			</Field>
			<button type="submit" class="button" disabled={busy}>{t('assign')}</button>
		</form>
	);
}

function staffHere(places: readonly Readonly<Record<string, Person>>[]): Person[] {
	const all = places.flatMap((people) => Object.values(people)).filter(({ role }) => looksAfter(role));
	return [...new Map(all.map((person) => [person.id, person])).values()];
}
