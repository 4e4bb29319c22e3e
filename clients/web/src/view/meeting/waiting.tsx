/// The waiting place of a room that is not on (P1): when it is, what to do until then, and help at any time.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { Listed } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import { hrefOf } from '../../app/address.ts';
import type { Answer, Code, Meeting } from '../../link/wire.ts';
import { codeOf } from '../../link/wire.ts';
import { isFull, isOn, isOver, isShut, mayEnter } from '../../model/programme.ts';
import { Cards, KeepWords } from '../care/cards.tsx';
import { HelpHere } from '../help/now.tsx';
import { Icon } from '../icon/icon.tsx';
import { PlacePart, type PlaceActs } from '../place/place.tsx';
import { CalendarLink, MeetingCard } from './card.tsx';
import { useMinute } from './minute.ts';
import { whileSeen } from './seen.ts';
import { atClock } from './stands.ts';

const often = 30_000;
const soon = 3_000;
const longest = 86_400_000;
const patience = 600_000;

/// For each room, which standing of which meeting this tab tried to go in for by itself: once.
const tried = new Map<string, string>();

export function Waiting({ listed: { room, meeting }, problem }: { listed: Listed; problem?: Code }) {
	const client = useClient();
	const now = useMinute();
	const [week, look] = useWeek();
	// Where it is full one can wait for this one.
	const full = meeting && isOn(meeting) && !isShut(meeting, now) && isFull(meeting) ? meeting : undefined;
	const next = full ?? (meeting && !isOver(meeting) && !isOn(meeting) ? meeting
		: week?.meetings.find((one) => one.room === room.id && !isOver(one) && one.start > now && one.id !== meeting?.id));
	const others = (week?.open ?? []).filter((one) => one.room !== room.id && client.listed.value?.some((known) => known.room.id === one.room));
	useWayIn(room.id, meeting, now);
	return (
		<main class="page waiting" id="main" tabIndex={-1}>
			<h1 dir="auto">{room.name}</h1>
			{room.about && <p dir="auto" lang={room.language}>{room.about}</p>}
			<div role="status">{meeting && isOn(meeting) && <p>{whyNot(meeting, now, problem)}</p>}</div>
			<HelpHere room={room.id} />
			<KeepWords />
			<Cards />
			<section class="stack">
				<h2>{t(full ? 'prog_now' : 'wait_next')}</h2>
				{next ? <Next meeting={next} now={now} onChanged={look} /> : <p>{t('wait_none')}</p>}
			</section>
			{others.length > 0 && (
				<section class="stack">
					<h2>{t('wait_others')}</h2>
					<ul class="open-rooms">
						{others.map(({ room: id, name }) => (
							<li key={id}><span dir="auto">{name}</span><a class="button button-small" href={hrefOf({ page: 'room', room: id })}>{t('enter')}<span class="hidden-text"> {name}</span></a></li>
						))}
					</ul>
				</section>
			)}
			<div class="row">
				<a class="button" href="/programme"><Icon name="calendar" />{t('wait_week')}</a>
				<button type="button" class="button button-quiet" onClick={() => void client.signOut()}><Icon name="leave" />{t('sign_out')}</button>
			</div>
		</main>
	);
}

function Next({ meeting, now, onChanged }: { meeting: Meeting; now: number; onChanged(): Promise<void> }) {
	return (
		<>
			<MeetingCard meeting={meeting} now={now} dated>
				<PlacePart meeting={meeting} now={now} acts={useActs(onChanged)} also={<CalendarLink meeting={meeting} />} />
			</MeetingCard>
			{!isOn(meeting) && <p>{t('wait_opens', { time: atClock(meeting.opens) })} {t('wait_again')} {t('wait_stay')}</p>}
		</>
	);
}

function whyNot(meeting: Meeting, now: number, problem?: Code): string {
	if (isShut(meeting, now) || problem === 'too_late')
		return t('at_shut');
	return problem === 'room_full' ? t('wait_full') : t('moment');
}

/// Here it is known who asks.
function useActs(onChanged: () => Promise<void>): PlaceActs {
	const client = useClient();
	const ask = async (op: 'place.add' | 'place.remove', { room, id }: Meeting, every: boolean) => {
		try {
			await client.api.call(op, { room, meeting: id, ...(every ? { every } : {}) });
			await onChanged();
			return undefined;
		} catch (reason) {
			return codeOf(reason);
		}
	};
	return {
		names: null,
		signUp: (meeting, every) => ask('place.add', meeting, every),
		take: (meeting) => ask('place.add', meeting, false),
		giveUp: (meeting, every) => ask('place.remove', meeting, every),
	};
}

/// What else is on, undefined until it is known; and a way to look again.
function useWeek(): [Answer<'programme.show'> | undefined, () => Promise<void>] {
	const client = useClient();
	const week = useSignal<Answer<'programme.show'> | undefined>(undefined);
	const look = async () => {
		week.value = await client.api.call('programme.show', { days: 14 }).catch(() => week.value);
		await client.refresh();
	};
	useEffect(() => whileSeen(look, often), []);
	return [week.value, look];
}

/// Go in as soon as one may, without reloading.
function useWayIn(room: string, meeting: Meeting | undefined, now: number): void {
	const client = useClient();
	const stands = meeting && `${meeting.id} ${meeting.state} ${meeting.left ?? ''} ${meeting.place?.state ?? ''} ${meeting.version}`;
	useEffect(() => {
		if (!meeting || !stands || !mayEnter(meeting, now) || tried.get(room) === stands)
			return;
		tried.set(room, stands);
		client.comeBack(room);
	}, [stands]);
	useEffect(() => {
		const left = meeting?.state === 'scheduled' ? meeting.opens - Date.now() : Infinity;
		// Not for ever, should it never open.
		if (left > longest || left < -patience)
			return;
		const timer = setTimeout(() => void client.refresh(), Math.max(left, 0) + soon * (0.5 + Math.random()));
		return () => clearTimeout(timer);
	}, [meeting]);
}
