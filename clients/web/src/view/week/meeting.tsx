/// One meeting: who leads it, who signed up, and who was there.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import type { Answer, Series, Staff_meeting } from '../../link/wire.ts';
import { csv, type Cell } from '../../model/csv.ts';
import { wallClock } from '../../model/roster.ts';
import { wallIn } from '../../model/wall.ts';
import { Icon } from '../icon/icon.tsx';
import { MeetingItem } from './item.tsx';
import { LaterPlans } from './later-plans.tsx';
import { useRuns } from './leads.ts';
import { cityOf, longDay, ownZone } from './when.ts';
import { dayIn } from '../../../i18n/zones.ts';

type Places = Answer<'meeting.show'>['places'];
type Rows = Answer<'meeting.attendance'>['rows'];

export function MeetingPage({ room, id }: { room: string; id: string }) {
	const client = useClient();
	const mayRun = useRuns()(room);
	const one = useSignal<Staff_meeting | null>(null);
	const places = useSignal<Places>([]);
	const series = useSignal<Series | undefined>(undefined);
	const gone = useSignal(false);
	const live = client.line.value === 'live';
	const look = async () => {
		const { answer, code } = await client.attempt('meeting.show', { room, meeting: id });
		gone.value = code !== undefined && code !== 'offline';
		if (!answer)
			return;
		one.value = answer.meeting;
		places.value = answer.places;
		if (mayRun)
			series.value = (await client.look('series.list', { room }))?.series.find((other) => other.id === answer.meeting.meeting.series);
	};
	useEffect(() => {
		alarmsOf(client).looked(id);
		if (live)
			void look();
	}, [live, id]);
	if (!one.value)
		return <p class="soft" role="status">{t(gone.value ? 'series_gone' : 'moment')}</p>;
	const { meeting } = one.value;
	return (
		<>
			<div class="stack-tight">
				<h1 dir="auto">{meeting.title}</h1>
				<p>{longDay(dayIn(ownZone(), meeting.start))}</p>
			</div>
			<section class="card week-item">
				<MeetingItem one={one.value} runs={mayRun} alone onChange={(newer) => (one.value = newer)} />
				{mayRun && <LaterPlans show={({ DateActs }) => <DateActs one={one.value!} series={series.value} onChange={({ meeting }) => (meeting ? (one.value = meeting) : void look())} />} />}
				<a href={hrefOf({ page: 'week', part: 'series', room, about: meeting.series })}>{t('series_to')}</a>
			</section>
			<section class="card">
				<h2>{t('meet_places')}</h2>
				<PlacesList places={places.value} />
			</section>
			{meeting.opens <= Date.now() && meeting.state !== 'cancelled' && <section class="card"><h2>{t('attend_title')}</h2><Attendance one={one.value} /></section>}
		</>
	);
}

export function PlacesList({ places }: { places: Places }) {
	if (places.length === 0)
		return <p class="soft">{t('meet_places_none')}</p>;
	return (
		<ul class="manage-links">
			{places.map(({ member, place }) => (
				<li key={place.id}><bdi>{member.name}</bdi><span class="soft">{t(`meet_place_${place.state}`)}{place.every && ` · ${t('meet_place_every')}`}</span></li>
			))}
		</ul>
	);
}

/// Every look is written down, so it is asked for by a press.
function Attendance({ one }: { one: Staff_meeting }) {
	const client = useClient();
	const rows = useSignal<Rows | null>(null);
	const { room, id } = one.meeting;
	const look = async () => (rows.value = (await client.act('meeting.attendance', { room, meeting: id }))?.rows ?? rows.value);
	return (
		<>
			<p class="soft">{t('attend_more')}</p>
			{rows.value ? <AttendanceTable one={one} rows={rows.value} /> : <button type="button" class="button" onClick={() => void look()}>{t('attend_show')}</button>}
		</>
	);
}

export function AttendanceTable({ one, rows }: { one: Staff_meeting; rows: Rows }) {
	if (rows.length === 0)
		return <p class="soft">{t('attend_none')}</p>;
	const { zone, start } = one.meeting;
	const [head, ...lines] = tableOf(rows, zone, Date.now());
	const save = () => download(`${wallIn(zone, start).day}.csv`, csv([head!, ...lines]));
	return (
		<>
			<p class="soft">{t('meet_wall', { zone: cityOf(zone, start) })}</p>
			{/* Reached by the keyboard, as it may scroll. */}
			<div class="week-table" tabIndex={0} role="region" aria-label={t('attend_title')}>
				<table>
					<thead><tr>{head!.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
					<tbody>{lines.map((line, n) => <tr key={n}>{line.map((cell, at) => (at === 0 ? <th key={at} scope="row"><bdi>{cell}</bdi></th> : <td key={at}>{cell}</td>))}</tr>)}</tbody>
				</table>
			</div>
			<button type="button" class="button" onClick={save}><Icon name="note" />{t('attend_csv')}</button>
		</>
	);
}

/// Times by the clock on the wall of the meeting's zone. Who is still there has no time of leaving.
export function tableOf(rows: Rows, zone: string, now: number): Cell[][] {
	const at = (moment: number) => `${wallIn(zone, moment).day} ${wallClock(wallIn(zone, moment).minute)}`;
	return [
		[t('attend_name'), t('role'), t('attend_joined'), t('attend_left'), t('attend_minutes')],
		...rows.map(({ member, joined, left }) => [
			member.name, t(`role_${member.role}`), at(joined), left === undefined ? t('attend_still') : at(left), Math.max(0, Math.round(((left ?? now) - joined) / 60_000)),
		]),
	];
}

/// A file, made here.
function download(name: string, text: string): void {
	const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' })), download: name });
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

