/// What somebody can do about a case: one thing stands out, the others are folded.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Case, Case_event, Code, Role } from '../../link/wire.ts';
import { actsOn, type Act } from '../../model/case.ts';
import { Icon } from '../icon/icon.tsx';
import { toTop } from '../queue/top.ts';
import { Fold } from './fold.tsx';
import { Close } from './close.tsx';
import { Disclose } from './disclose.tsx';
import { Offer } from './offer.tsx';
import { Review } from './review.tsx';

type Versioned = 'case.acknowledge' | 'case.spoke' | 'case.offer' | 'case.accept' | 'case.decline' | 'case.release' | 'case.snooze' | 'case.aside' | 'case.close' | 'case.review';
type More<O extends Versioned> = Omit<Asked<O>, 'room' | 'case' | 'version'>;

interface Props {
	what: Case;
	events: readonly Case_event[];
	/// The reader's in this room.
	role: Role;
	/// How it stands now; missing when it was refused.
	onDone(now: Case | undefined): void;
}

/// Somebody was faster, or the time was over: said kindly, and what is shown is new.
const lateCodes: readonly (Code | undefined)[] = ['stale', 'decided', 'not_found'];

export function CaseActs({ what, events, role, onDone }: Props) {
	const client = useClient();
	const busy = useSignal(false);
	const late = useSignal(false);
	const id = { room: what.room, case: what.id };
	const done = (now: Case | undefined, tooLate = false) => {
		late.value = tooLate;
		busy.value = false;
		onDone(now);
	};
	const act = async <O extends Versioned>(op: O, more: More<O>) => {
		const ask = (version: number) => client.attempt(op, { ...id, version, ...more } as unknown as Asked<O>);
		busy.value = true;
		let asked = await ask(what.version);
		if (asked.code === 'stale') {
			const now = await again(client, what);
			if (now)
				asked = await ask(now);
		}
		const { answer, code, why } = asked;
		if (code && !lateCodes.includes(code))
			client.say(code, true, why);
		done((answer as { case: Case } | undefined)?.case, lateCodes.includes(code));
		return answer;
	};
	const acknowledge = async () => {
		busy.value = true;
		const { what: now, late: tooLate } = await alarmsOf(client).acknowledge(what.room, what.id);
		done(now, tooLate);
	};
	const goAside = async () => {
		const answer = await act('case.aside', {});
		if (answer)
			await goTo(client, answer.room.id, answer.room.rules_version);
	};
	const acts = actsOn(what, { id: client.me.value?.id, role }, events);
	const may = (one: Act) => acts.includes(one);
	return (
		<div class="stack-tight">
			<div role="status">{late.value && <p class="case-late"><Icon name="heart" /><span>{t('late')}</span></p>}</div>
			<div class="row queue-acts">
				{may('acknowledge') && <Press main busy={busy.value} onPress={() => void acknowledge()} icon="check">{t('acknowledge')}</Press>}
				{may('accept') && <Press main busy={busy.value} onPress={() => void act('case.accept', {})} icon="check">{t('accept')}</Press>}
				{may('decline') && <Press busy={busy.value} onPress={() => void act('case.decline', {})}>{t('decline_offer')}</Press>}
				{may('take_back') && <Press busy={busy.value} onPress={() => void act('case.decline', {})}>{t('take_back')}</Press>}
				{may('aside') && <Press main={what.state === 'acknowledged'} busy={busy.value} onPress={() => void goAside()} icon="speak">{t('aside')}</Press>}
				{may('spoke') && <Press busy={busy.value} onPress={() => void act('case.spoke', {})}>{t('spoke')}</Press>}
			</div>
			{may('acknowledge') && <p class="soft">{t('acknowledge_more')}</p>}
			{may('spoke') && <p class="soft">{t('spoke_more')}</p>}
			<div>
				{may('offer') && <Fold title={t('offer')}><Offer what={what} busy={busy.value} onOffer={(member) => void act('case.offer', { member })} /></Fold>}
				{may('snooze') && <Fold title={t('snooze')}><Snooze busy={busy.value} onSnooze={(reason) => void act('case.snooze', { reason })} /></Fold>}
				{may('release') && (
					<Fold title={t('release_case')}>
						<p>{t('release_case_more')}</p>
						<button type="button" class="button" disabled={busy.value} onClick={() => void act('case.release', {})}>{t('release_case')}</button>
					</Fold>
				)}
				{may('disclose') && <Fold title={t('disclose')}><Disclose what={what} onDone={() => (toTop(), onDone(undefined))} /></Fold>}
				{may('close') && <Fold title={t('finish')}><Close what={what} busy={busy.value} onClose={(fields) => void act('case.close', fields)} /></Fold>}
				{may('review') && <Fold title={t('review')}><Review busy={busy.value} onReview={(words) => void act('case.review', words ? { words } : {})} /></Fold>}
			</div>
			{!may('close') && what.kind === 'danger' && what.owner && what.state !== 'closed' && what.state !== 'reviewed' && <p class="soft">{t('only_owner')}</p>}
		</div>
	);
}

/// Its version now, when nobody did anything: its clock went on, or more joined it.
async function again(client: ReturnType<typeof useClient>, what: Case): Promise<number | undefined> {
	const now = (await client.look('case.list', {}))?.cases.find(({ id }) => id === what.id);
	const same = now?.state === what.state && now.owner?.id === what.owner?.id && now.receiver?.id === what.receiver?.id;
	return same ? now.version : undefined;
}

/// Into a side room, with its few rules read: they are those of the room.
export async function goTo(client: ReturnType<typeof useClient>, room: string, rulesVersion = 0): Promise<void> {
	await client.refresh();
	if (!client.visits.value[room])
		await client.enterRoom(room, rulesVersion);
	client.go({ page: 'room', room });
}

interface PressProps {
	main?: boolean;
	busy: boolean;
	icon?: 'check' | 'speak';
	onPress(): void;
	children: string;
}

function Press({ main = false, busy, icon, onPress, children }: PressProps) {
	return <button type="button" class={`button ${main ? 'button-main' : ''}`} disabled={busy} onClick={onPress}>{icon && <Icon name={icon} />}{children}</button>;
}

type Why = Asked<'case.snooze'>['reason'];
const whys: readonly Why[] = ['with_another', 'need_a_moment', 'waiting_for_answer'];

/// Once, and with a reason: each is a press.
function Snooze({ busy, onSnooze }: { busy: boolean; onSnooze(reason: Why): void }) {
	return (
		<>
			<p>{t('snooze_more')}</p>
			<div class="row queue-acts">{whys.map((why) => <button key={why} type="button" class="button" disabled={busy} onClick={() => onSnooze(why)}>{t(`snooze_${why}`)}</button>)}</div>
		</>
	);
}
