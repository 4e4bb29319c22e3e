/// One meeting among others, and who leads it: take a free part, offer one's own, put somebody down.
import { useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import type { Answer, Part, Person, Staff_meeting, Staffing } from '../../link/wire.ts';
import { freeParts, goesOn } from '../../model/week.ts';
import { Icon } from '../icon/icon.tsx';
import { keepFocus } from './focus.ts';
import { PutDown } from './put-down.tsx';
import { dayTime, nameOf, timesOf } from './when.ts';

interface Props {
	one: Staff_meeting;
	/// Those of its staff who are down for another meeting at the same time.
	twice?: readonly Person[];
	/// Plans in its room.
	runs: boolean;
	/// Shown among other days.
	dated?: boolean;
	/// On its own page it needs no way there, nor its title.
	alone?: boolean;
	/// Among the dates of the drop-in of that title.
	of?: string;
	onChange(newer: Staff_meeting): void;
}

export function MeetingItem({ one, twice = [], runs, dated = false, alone = false, of, onChange }: Props) {
	const { meeting, changed } = one;
	const times = timesOf(meeting, dated);
	const page = hrefOf({ page: 'week', part: 'meeting', room: meeting.room, about: meeting.id });
	return (
		<>
			<div class="week-head">
				{of === undefined ? <p><strong>{times}</strong></p> : <h3><a href={page}>{times}</a></h3>}
				<StateChip one={one} />
			</div>
			{!alone && of === undefined && <h3 dir="auto"><a href={page}>{meeting.title}</a></h3>}
			{of !== undefined && of !== meeting.title && <p dir="auto">{meeting.title}</p>}
			<p class="soft">{of === undefined && <><bdi>{meeting.room_name}</bdi> · </>}{placesOf(one)}{changed && meeting.state !== 'cancelled' && ` · ${t('meet_changed')}`}</p>
			{meeting.moved_from !== undefined && meeting.state !== 'cancelled' && <p class="soft">{t('meet_moved', { time: dayTime(meeting.moved_from) })}</p>}
			{(meeting.reason || meeting.words) && <p class="soft">{meeting.reason && t(`meet_reason_${meeting.reason}`)}{meeting.words && <> <bdi class="quote">“{meeting.words}”</bdi></>}</p>}
			<Staff one={one} />
			{twice.map((person) => <Warning key={person.id} text={t('meet_twice', { name: person.name })} />)}
			{goesOn(one) && <Parts one={one} runs={runs} onChange={onChange} />}
		</>
	);
}

export function Warning({ text }: { text: string }) {
	return <p class="week-warn"><Icon name="alert" /><span>{text}</span></p>;
}

/// How it stands, when that is anything special.
export function StateChip({ one: { meeting: { state, held } } }: { one: Staff_meeting }) {
	if (held !== undefined && state !== 'ended' && state !== 'cancelled')
		return <span class="chip week-chip-amber">{t('meet_held')}</span>;
	return state === 'scheduled' ? null : <span class={`chip ${state === 'cancelled' ? 'week-chip-clay' : ''}`}>{t(`meet_state_${state}`)}</span>;
}

function placesOf({ meeting: { capacity, waiting = 0 }, taken }: Staff_meeting): string {
	const places = capacity === undefined ? t('meet_taken', { n: taken }) : t('meet_places_of', { n: taken, all: capacity });
	return waiting > 0 ? `${places} · ${t('meet_waiting', { n: waiting })}` : places;
}

export function Staff({ one }: { one: Staff_meeting }) {
	return (
		<ul class="week-staff">
			{one.staff.map((staff) => <li key={staff.member.id}><StaffName staff={staff} /></li>)}
			{one.missing > 0 && goesOn(one) && <li class="week-missing"><Icon name="alert" />{t('meet_missing', { n: one.missing })}</li>}
		</ul>
	);
}

function StaffName({ staff: { member, part, offered, here } }: { staff: Staffing }) {
	const me = useClient().me.value?.id;
	const more = [partName(part), here && t('meet_here'), offered && t('meet_asks')].filter(Boolean).join(', ');
	return <><bdi>{member.id === me ? t('is_you', { name: member.name }) : member.name}</bdi> <span class="soft">{more}</span></>;
}

export function partName(part: Part): string {
	return t(part === 'lead' ? 'meet_lead' : 'meet_co_lead');
}

type Done = Promise<Answer<'meeting.claim'> | undefined>;

/// What can be pressed about its staff.
export function Parts({ one, runs, onChange }: Pick<Props, 'one' | 'runs' | 'onChange'>) {
	const client = useClient();
	const busy = useSignal(false);
	const putting = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const me = client.me.value?.id;
	const mine = one.staff.find(({ member }) => member.id === me);
	const role = client.listed.value?.find(({ room }) => room.id === one.meeting.room)?.role;
	const leads = role !== 'admin' && role !== 'responder';
	const scope = { room: one.meeting.room, meeting: one.meeting.id };
	const done = async (asked: Done) => {
		busy.value = true;
		const answer = await asked;
		busy.value = false;
		if (answer) {
			client.say('saved');
			onChange(answer.meeting);
		}
		keepFocus(box);
	};
	const put = async (member: string, part?: Part) => {
		const { answer, ...refused } = await client.attempt('meeting.staff', { ...scope, member, ...(part ? { part } : {}) });
		if (answer)
			onChange(answer.meeting);
		return refused;
	};
	const about = <span class="hidden-text"> {nameOf(one)}</span>;
	return (
		<div ref={box} class="row week-acts">
			{leads && !mine && freeParts(one).map((part) => (
				<button key={part} type="button" class="button button-small" disabled={busy.value} onClick={() => void done(client.act('meeting.claim', { ...scope, part }))}>{t(part === 'lead' ? 'meet_claim_lead' : 'meet_claim_co_lead')}{about}</button>
			))}
			{leads && !mine && one.staff.filter(({ offered }) => offered).map(({ member, part }) => (
				<button key={member.id} type="button" class="button button-small" disabled={busy.value} onClick={() => void done(client.act('meeting.claim', { ...scope, part, of: member.id }))}>{t('meet_claim_of', { name: member.name })}{about}</button>
			))}
			{mine && <button type="button" class="button button-small" disabled={busy.value} onClick={() => void done(client.act('meeting.offer', { ...scope, on: !mine.offered }))}>{t(mine.offered ? 'meet_offer_back' : 'meet_offer')}{about}</button>}
			{runs && <button type="button" class="button button-quiet button-small" onClick={() => (putting.value = true)}>{t('meet_put')}{about}</button>}
			{putting.value && (
				<PutDown title={nameOf(one)} staff={one.staff} onClose={() => (putting.value = false)} onPut={put} />
			)}
		</div>
	);
}
