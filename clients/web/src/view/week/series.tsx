/// Drop-ins: all of them, and one with its next dates.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import type { Part, Series } from '../../link/wire.ts';
import { doubled, goesOn, inOrder } from '../../model/week.ts';
import { roomName } from '../tabs/tabs.tsx';
import { DateActs } from './acts.tsx';
import { EditSeries, EndSeries } from './edit.tsx';
import { MeetingItem, Warning } from './item.tsx';
import { useRuns } from './leads.ts';
import { Links } from './made.tsx';
import { useMeetings } from './meetings.ts';
import { StaffForm } from './put-down.tsx';
import { planSentence } from './sentence.ts';
import { dayTime } from './when.ts';

const day = 86_400_000;
const shownAtFirst = 6;

export function SeriesList({ room }: { room?: string }) {
	const client = useClient();
	const all = useSignal<readonly Series[] | null>(null);
	const live = client.line.value === 'live';
	useEffect(() => void (live && client.look('series.list', room ? { room } : {}).then((answer) => (all.value = answer?.series ?? all.value))), [live, room]);
	if (!all.value)
		return <p class="soft" role="status">{t('moment')}</p>;
	return (
		<>
			{all.value.length === 0 && <p class="soft">{t('series_none')}</p>}
			<ul class="week-list">{all.value.map((series) => <li key={series.id} class="card week-item"><SeriesItem series={series} room={roomName(listedRoom(client, series.room)?.room)} /></li>)}</ul>
		</>
	);
}

export function SeriesItem({ series, room }: { series: Series; room: string }) {
	const { plan, next } = series;
	return (
		<>
			<h2 dir="auto"><a href={hrefOf({ page: 'week', part: 'series', room: series.room, about: series.id })}>{plan.title}</a></h2>
			<p>{planSentence(plan, next ?? Date.now())}</p>
			<p class="soft"><bdi>{room}</bdi>{next !== undefined && ` · ${t('series_next', { time: dayTime(next) })}`}</p>
		</>
	);
}

export function SeriesPage({ room, id }: { room: string; id: string }) {
	const client = useClient();
	const mayRun = useRuns()(room);
	const known = useSignal<Series | null>(null);
	const gone = useSignal(false);
	const many = useSignal(shownAtFirst);
	const open = useSignal<'edit' | 'end' | null>(null);
	const from = useSignal(Date.now() - day / 12);
	const meetings = useMeetings(from.value, from.value + 399 * day, room);
	const live = client.line.value === 'live';
	const look = async () => {
		const answer = await client.look('series.list', { room, ended: true });
		known.value = answer?.series.find((series) => series.id === id) ?? known.value;
		gone.value = answer !== undefined && !known.value;
	};
	useEffect(() => void (live && look()), [live, id]);
	const series = known.value;
	if (!series)
		return <p class="soft" role="status">{t(gone.value ? 'series_gone' : 'moment')}</p>;
	const again = () => {
		open.value = null;
		void look();
		meetings.look();
	};
	/// A change from one date on makes a series of its own.
	const changed = (newer: Series) => {
		client.say('saved');
		if (newer.id !== id)
			client.go({ page: 'week', part: 'series', room, about: newer.id });
		else
			known.value = newer;
		again();
	};
	const put = async (member: string, part?: Part) => {
		const { answer, ...refused } = await client.attempt('series.staff', { room, series: id, member, ...(part ? { part } : {}) });
		known.value = answer?.series ?? known.value;
		meetings.look();
		return refused;
	};
	const all = meetings.all ?? [];
	const dates = inOrder(all.filter(({ meeting }) => meeting.series === id));
	const { plan, staff, ended } = series;
	return (
		<>
			<h1 dir="auto">{plan.title}</h1>
			<div class="stack-tight">
				<p>{planSentence(plan, series.next ?? from.value)}</p>
				<p class="soft"><bdi>{roomName(listedRoom(client, room)?.room)}</bdi>{ended !== undefined && <> · {t('series_ended', { time: dayTime(ended) })}</>}</p>
				{staff.length < plan.staff_needed && ended === undefined && <Warning text={t(staff.length ? 'series_few' : 'series_nobody')} />}
			</div>
			{ended === undefined && <Links series={series} />}
			{mayRun && ended === undefined && (
				<div class="row">
					<button type="button" class="button" onClick={() => (open.value = 'edit')}>{t('series_edit')}</button>
					<button type="button" class="button button-quiet" onClick={() => (open.value = 'end')}>{t('series_end')}</button>
				</div>
			)}
			{mayRun && (
				<section class="card">
					<h2>{t('series_staff')}</h2>
					<p class="soft">{t('series_staff_more')}</p>
					<StaffForm key={id} staff={staff} onPut={put} />
				</section>
			)}
			<section class="stack-tight">
				<h2>{t('series_dates')}</h2>
				{meetings.all && dates.length === 0 && <p class="soft">{t('series_no_dates')}</p>}
				<ol class="week-list">
					{dates.slice(0, many.value).map((one) => (
						<li key={one.meeting.id} class="card week-item">
							<MeetingItem one={one} twice={doubled(one, all)} runs={mayRun} dated of={plan.title} onChange={meetings.put} />
							{mayRun && <DateActs one={one} series={series} onChange={(newer) => (newer.series ? changed(newer.series) : meetings.put(newer.meeting!))} />}
						</li>
					))}
				</ol>
				{dates.length > many.value && <button type="button" class="button" onClick={() => (many.value += shownAtFirst * 2)}>{t('series_more_dates')}</button>}
			</section>
			{open.value === 'edit' && <EditSeries series={series} dates={dates.filter(goesOn)} onClose={() => (open.value = null)} onDone={changed} />}
			{open.value === 'end' && <EndSeries series={series} dates={dates.filter(goesOn)} onClose={() => (open.value = null)} onDone={changed} />}
		</>
	);
}

