/// What takes place, week by week, with who leads it; whatever still needs somebody comes first.
import { useSignal } from '@preact/signals';
import { dayName, t, type Key } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { rooms } from '../../app/desk.ts';
import type { Staff_meeting } from '../../link/wire.ts';
import { week } from '../../model/roster.ts';
import { byDays, doubled, goesOn, uncovered } from '../../model/week.ts';
import { Banner } from '../banner/banner.tsx';
import { Icon, type Drawing } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { Tabs } from '../tabs/tabs.tsx';
import { Fielded } from './fielded.tsx';
import { MeetingItem } from './item.tsx';
import { LaterPlans } from './later-plans.tsx';
import { useLeads, useRuns } from './leads.ts';
import { MeetingPage } from './meeting.tsx';
import { useMeetings } from './meetings.ts';
import { betweenDays, cityOf, ownZone } from './when.ts';

type Plans = typeof import('./plans.tsx');

interface Part {
	title: Key;
	icon: Drawing;
	/// For those who plan.
	plans?: boolean;
	show(views: Plans, room: string | undefined): preact.JSX.Element;
}

const parts: Record<string, Part> = {
	new: { title: 'week_new', icon: 'plus', plans: true, show: ({ NewSeries }, room) => <NewSeries room={room} /> },
	all: { title: 'week_series', icon: 'again', show: ({ SeriesList }) => <SeriesList /> },
	closures: { title: 'week_closures', icon: 'close', show: ({ Closures }) => <Closures /> },
	calendars: { title: 'week_calendars', icon: 'wait', show: ({ Feeds }) => <Feeds /> },
	import: { title: 'week_import', icon: 'note', plans: true, show: ({ Import }, room) => <Import room={room} /> },
};
const day = 86_400_000;
const boardDays = 28;
const boardFirst = 3;

export function Week({ part = '', room, about }: { part?: string; room?: string; about?: string }) {
	const chosen = parts[part];
	const planned = chosen?.show ?? (part === 'series' && room && about ? ({ SeriesPage }: Plans) => <SeriesPage key={about} room={room} id={about} /> : undefined);
	const meeting = part === 'meeting' && room && about;
	const client = useClient();
	const from = room ?? (rooms(client).length === 1 ? rooms(client)[0]!.room.id : undefined);
	return (
		<>
			<Tabs room={from} here="week" />
			<Banner />
			<main class="page week" id="main" tabIndex={-1}>
				{(planned || meeting) && <a class="manage-back" href={hrefOf({ page: 'week', room: from })}><Icon name="back" />{t('week')}</a>}
				{chosen && <h1>{t(chosen.title)}</h1>}
				{planned ? <LaterPlans meanwhile={<p class="soft" role="status">{t('moment')}</p>} show={(views) => planned(views, from)} /> : meeting ? <MeetingPage key={meeting} room={room} id={meeting} /> : <Overview from={from} />}
			</main>
		</>
	);
}

function Overview({ from }: { from?: string }) {
	const client = useClient();
	const leads = useLeads();
	const all = rooms(client);
	const plans = leads || all.some(({ role }) => runs(role));
	const away = useSignal(0);
	const room = useSignal('');
	const now = useSignal(Date.now()).value;
	const shown = week(now, away.value);
	const meetings = useMeetings(shown.from, shown.until, room.value);
	const board = useMeetings(now, now + boardDays * day, room.value);
	const mayRun = useRuns();
	const put = (newer: Staff_meeting) => {
		meetings.put(newer);
		board.put(newer);
	};
	return (
		<>
			<div class="rooms-head">
				<h1>{t('week')}</h1>
				{plans && <a class="button button-main" href={hrefOf({ page: 'week', part: 'new', room: from })}><Icon name="plus" />{t('week_new')}</a>}
			</div>
			<p class="soft">{t('week_zone', { zone: cityOf(ownZone(), now) })}</p>
			{all.length > 1 && (
				<Fielded label={t('plan_room')}>
					<select onChange={(event) => (room.value = event.currentTarget.value)}>
						<option value="">{t('week_all_rooms')}</option>
						{all.map((item) => <option key={item.room.id} value={item.room.id} selected={item.room.id === room.value}>{item.room.name}</option>)}
					</select>
				</Fielded>
			)}
			{board.all && <Board all={board.all} runs={mayRun} onChange={put} />}
			<p class="week-range"><strong>{betweenDays(shown.from, shown.until - 1)}</strong></p>
			<div class="row week-weeks">
				<button type="button" class="button button-small" onClick={() => away.value--}>{t('week_earlier')}</button>
				{away.value !== 0 && <button type="button" class="button button-small" onClick={() => (away.value = 0)}>{t('week_this')}</button>}
				<button type="button" class="button button-small" onClick={() => away.value++}>{t('week_later')}</button>
			</div>
			{meetings.all ? <Days all={meetings.all} runs={mayRun} now={now} onChange={put} /> : <p class="soft" role="status">{t('moment')}</p>}
			{meetings.more && <p class="soft">{t('week_more')}</p>}
			<ul class="team-ways">
				{Object.entries(parts).filter(([part, { plans: needs }]) => part !== 'new' && (plans || !needs)).map(([part, { title, icon }]) => (
					<li key={part}><a class="team-way" href={hrefOf({ page: 'week', part, room: from })}><Icon name={icon} /><span>{t(title)}</span></a></li>
				))}
			</ul>
		</>
	);
}

interface ListProps {
	all: readonly Staff_meeting[];
	runs(room: string): boolean;
	onChange(newer: Staff_meeting): void;
}

/// What still needs somebody, the soonest first.
export function Board({ all, runs: mayRun, onChange }: ListProps) {
	const whole = useSignal(false);
	const those = uncovered(all);
	if (!all.some(goesOn))
		return null;
	if (those.length === 0)
		return <p class="soft week-covered"><Icon name="check" />{t('board_none')}</p>;
	return (
		<section class="stack-tight" aria-labelledby="board">
			<h2 id="board">{t('board_title')}</h2>
			<ul class="week-list">
				{(whole.value ? those : those.slice(0, boardFirst)).map((one) => (
					<li key={one.meeting.id} class="card week-item week-open"><MeetingItem one={one} twice={doubled(one, all)} runs={mayRun(one.meeting.room)} dated onChange={onChange} /></li>
				))}
			</ul>
			{!whole.value && those.length > boardFirst && <button type="button" class="button" onClick={() => (whole.value = true)}>{t('board_all', { n: those.length })}</button>}
		</section>
	);
}

export function Days({ all, runs: mayRun, now, onChange }: ListProps & { now: number }) {
	if (all.length === 0)
		return <p class="soft">{t('week_none')}</p>;
	return (
		<ol class="week-days-list">
			{byDays(all).map(({ day, at, meetings }) => (
				<li key={day}>
					<h2>{dayName(at, now)}</h2>
					<ul class="week-list">
						{meetings.map((one) => <li key={one.meeting.id} class="card week-item"><MeetingItem one={one} twice={doubled(one, all)} runs={mayRun(one.meeting.room)} onChange={onChange} /></li>)}
					</ul>
				</li>
			))}
		</ol>
	);
}
