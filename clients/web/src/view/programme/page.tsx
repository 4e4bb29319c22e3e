/// What is on (P5): now, and day by day in the reader's own time; signing up, and what closed days leave open.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime, t } from '../../../i18n/index.ts';
import { dayIn, dayTitle, ownZone } from '../../../i18n/zones.ts';
import { explain } from '../../app/explain.ts';
import type { Programme, Shown } from '../../app/programme.ts';
import { webcal } from '../../app/webcal.ts';
import type { Meeting } from '../../link/wire.ts';
import { byDay, fits, isOn, mayEnter, type Chosen } from '../../model/programme.ts';
import { Icon } from '../icon/icon.tsx';
import { CalendarLink, MeetingCard } from '../meeting/card.tsx';
import { PlacePart, type PlaceActs } from '../place/place.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import { Filters } from './filters.tsx';
import { GoIn } from './go-in.tsx';
import { Kept } from './kept.tsx';
import { LaterTimes } from './load.tsx';
import type { Page } from './page-props.ts';

export function ProgrammePage({ programme, ...page }: { programme: Programme } & Page) {
	const shown = programme.shown.value;
	const trouble = programme.trouble.value;
	if (shown)
		return <Shows programme={programme} shown={shown} {...page} />;
	if (!trouble)
		return <Moment />;
	return (
		<Plain title={t('prog_title')} text={explain(trouble)}>
			<button type="button" class="button" onClick={() => void programme.look()}><Icon name="again" />{t('again')}</button>
		</Plain>
	);
}

function Shows({ programme, shown, api, dial }: { programme: Programme; shown: Shown } & Page) {
	const chosen = programme.chosen.value;
	const now = programme.now();
	const fitting = shown.meetings.filter((meeting) => fits(chosen, meeting));
	const on = fitting.filter(isOn);
	const days = byDay(fitting.filter((meeting) => !isOn(meeting)), (at) => dayIn(ownZone(), at));
	const item = (meeting: Meeting) => <Item key={meeting.id} programme={programme} shown={shown} meeting={meeting} now={now} />;
	return (
		<main class="page programme" id="main" tabIndex={-1}>
			<h1>{t('prog_title')}</h1>
			<p>{t('prog_lead')}</p>
			<Said programme={programme} />
			<div role="status">{programme.trouble.value && <p class="soft">{t('prog_kept', { time: clockTime(programme.at.value) })}</p>}</div>
			{shown.closure && <Closed programme={programme} shown={shown} />}
			{on.length > 0 && <section class="stack" aria-labelledby="now"><h2 id="now">{t('prog_now')}</h2><ul class="meetings">{on.map((meeting) => <li key={meeting.id}>{item(meeting)}</li>)}</ul></section>}
			{!shown.closure && <OpenRooms programme={programme} shown={shown} besides={on} title={t('prog_open')} />}
			<Filters meetings={shown.meetings} chosen={chosen} onChoose={(next) => programme.choose(next)} />
			{fitting.length === 0 && <None programme={programme} chosen={chosen} />}
			{days.map(({ day, meetings }) => (
				<section key={day} class="stack" aria-labelledby={`d${day}`}>
					<h2 id={`d${day}`}>{dayTitle(ownZone(), meetings[0]!.start, now)}</h2>
					<ul class="meetings">{meetings.map((meeting) => <li key={meeting.id}>{item(meeting)}</li>)}</ul>
				</section>
			))}
			{shown.more && <p>{t('prog_much')}</p>}
			<div class="row">
				{programme.mayLater && !shown.more && <button type="button" class="button" onClick={() => programme.later()}><Icon name="plus" />{t('prog_later')}</button>}
				{chosen.series && <a class="button" href="#">{t('prog_whole')}</a>}
				<a class="button button-quiet" href={webcal('/programme.ics')}><Icon name="calendar" />{t('cal_programme')}</a>
			</div>
			{shown.member && <Mine api={api} dial={dial} />}
		</main>
	);
}

interface ItemProps {
	programme: Programme;
	shown: Shown;
	meeting: Meeting;
	now: number;
}

function Item({ programme, shown, meeting, now }: ItemProps) {
	const names = shown.member ? null : shown.names ?? [];
	const acts: PlaceActs = {
		names,
		signUp: (which, every, name) => programme.signUp(which, every, name),
		take: (which) => programme.take(which),
		giveUp: (which, every) => programme.giveUp(which, every),
	};
	return (
		<MeetingCard meeting={meeting} now={now} dated={isOn(meeting) && dayIn(ownZone(), meeting.start) !== dayIn(ownZone(), now)}>
			{mayEnter(meeting, now) && <GoIn meeting={meeting} names={names} onGo={(which, name) => programme.goIn(which, name)} />}
			<PlacePart meeting={meeting} now={now} acts={acts} also={!isOn(meeting) && <CalendarLink meeting={meeting} />} />
			<Kept link={programme.links.value[meeting.id]} words={programme.words.value} />
		</MeetingCard>
	);
}

/// Read out once: a door that opened, and how many there are after a choice.
function Said({ programme }: { programme: Programme }) {
	const said = useSignal('');
	const begun = programme.begun.value;
	const chosen = programme.chosen.value;
	const first = useSignal(chosen);
	useEffect(() => {
		if (begun)
			said.value = t('prog_begins', { title: begun.title });
	}, [begun]);
	useEffect(() => {
		if (chosen !== first.peek())
			said.value = t('prog_n', { n: programme.shown.value?.meetings.filter((meeting) => fits(chosen, meeting)).length ?? 0 });
	}, [chosen]);
	return <div role="status" class="hidden-text">{said.value}</div>;
}

function None({ programme, chosen }: { programme: Programme; chosen: Chosen }) {
	const some = chosen.language !== undefined || chosen.audience !== undefined;
	return (
		<div class="stack">
			<p>{t(some ? 'prog_none_chosen' : 'prog_none')}</p>
			{some && <div class="row"><button type="button" class="button" onClick={() => programme.choose({ series: chosen.series })}>{t('prog_all')}</button></div>}
		</div>
	);
}

function Closed({ programme, shown }: Pick<ItemProps, 'programme' | 'shown'>) {
	return (
		<section class="card closed">
			<h2>{t('prog_closed')}</h2>
			<p>{t('prog_closed_more', { title: shown.closure!.title })}</p>
			<OpenRooms programme={programme} shown={shown} besides={[]} title={t('prog_closed_open')} plain />
		</section>
	);
}

type OpenProps = Pick<ItemProps, 'programme' | 'shown'> & { besides: readonly Meeting[]; title: string; plain?: boolean };

/// Rooms one can go into now, without those whose meeting is shown.
function OpenRooms({ programme, shown, besides, title, plain = false }: OpenProps) {
	const rooms = shown.open.filter(({ room }) => !besides.some((meeting) => meeting.room === room));
	if (rooms.length === 0)
		return null;
	return (
		<section class="stack">
			{plain ? <p>{title}</p> : <h2>{title}</h2>}
			<ul class="open-rooms">
				{rooms.map(({ room, name, about, language }) => (
					<li key={room}>
						<div><p dir="auto"><b>{name}</b></p>{about && <p class="soft" dir="auto" lang={language}>{about}</p>}</div>
						{shown.member
							? <a class="button button-small" href={`/#room=${room}`}>{t('prog_go')}<span class="hidden-text">: {name}</span></a>
							: <ByMeeting programme={programme} shown={shown} room={room} name={name} />}
					</li>
				))}
			</ul>
		</section>
	);
}

/// Who is not known here comes in by something public that takes place there.
function ByMeeting({ programme, shown, room, name }: Pick<ItemProps, 'programme' | 'shown'> & { room: string; name: string }) {
	const meeting = shown.meetings.find((one) => one.room === room && one.public);
	return meeting ? <GoIn meeting={{ ...meeting, title: name }} names={shown.names ?? []} onGo={(which, as) => programme.goIn(which, as)} /> : null;
}

function Mine({ api, dial }: Page) {
	const open = useSignal(false);
	return (
		<section class="stack">
			<div class="row">
				<a class="button" href="/place"><Icon name="check" />{t('place_mine')}</a>
				{!open.value && <button type="button" class="button" onClick={() => (open.value = true)}><Icon name="wait" />{t('remind')}</button>}
			</div>
			{open.value && <LaterTimes onMissing={() => (open.value = false)} show={({ Times }) => <Times api={api} dial={dial} />} />}
		</section>
	);
}
