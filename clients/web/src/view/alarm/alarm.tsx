/// On every page of staff: who needs somebody now, a press away from them, until somebody is there.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { hrefOf, type Route } from '../../app/address.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, isUrgent, listedRoom, type Waiting as Item } from '../../app/desk.ts';
import { soon } from '../../app/explain.ts';
import { placeOf, showOutside } from '../../app/outside.ts';
import type { Alarm, Word } from '../../model/alarms.ts';
import { clock } from '../../model/case.ts';
import { Icon } from '../icon/icon.tsx';
import { looksAfter } from '../people/role.tsx';
import { roomName } from '../tabs/tabs.tsx';

export function Alarms() {
	const client = useClient();
	const alarms = alarmsOf(client);
	const desk = deskOf(client);
	useOnce(() => showOutside(client, alarms));
	useEffect(() => {
		// Who came here by pressing something may be heard already; some browsers know it a moment later.
		alarms.sound.unlock();
		const timer = setTimeout(() => alarms.sound.unlock(), 1_000);
		return () => clearTimeout(timer);
	}, []);
	if (client.standing.value !== 'in')
		return null;
	const route = client.route.value;
	const [first, ...others] = alarms.standing.value.filter((alarm) => !('about' in route) || route.about !== alarm.case);
	const word = alarms.words.value[0];
	const { value: newest } = alarms.newest;
	const news = desk.news.value;
	// A case that rang is read out by its alarm.
	const polite = news && !isUrgent(news) && !alarms.standing.value.some((alarm) => alarm.case === news.id) ? news : null;
	return (
		<div class="alarms">
			<div class="hidden-text" role="alert">{newest ? `${titleOf(newest, client.me.value?.id)} ${whose(newest, roomOf(newest.room))}` : ''}</div>
			<div class="hidden-text" role="status">{polite ? said(polite, roomOf(polite.room)) : ''}</div>
			{first && <Standing key={first.case} alarm={first} more={others.length} />}
			{!first && word && <Line word={word} onRead={() => alarms.read(word.ids)} />}
			{!alarms.sound.on.value && <SoundOff onPress={() => alarms.sound.once()} />}
		</div>
	);

	function roomOf(id: string | undefined): string {
		return roomName(listedRoom(client, id)?.room);
	}
}

/// The bar with its acts.
function Standing({ alarm, more }: { alarm: Alarm; more: number }) {
	const client = useClient();
	const alarms = alarmsOf(client);
	const busy = useSignal(false);
	const late = useSignal(false);
	const listed = listedRoom(client, alarm.room);
	const take = async () => {
		busy.value = true;
		if (alarm.meeting !== undefined) {
			late.value = (await alarms.cover(alarm.room, alarm.case)).late;
			busy.value = false;
			return;
		}
		const { what, late: tooLate = false } = await alarms.acknowledge(alarm.room, alarm.case);
		busy.value = false;
		late.value = tooLate;
		if (what)
			client.go({ page: 'case', room: alarm.room, about: alarm.case });
	};
	return (
		<Bar alarm={alarm} more={more} me={client.me.value?.id} room={roomName(listed?.room)} leads={listed !== undefined && looksAfter(listed.role)} busy={busy.value} late={late.value}
			loud={alarms.state.value.rungs.some((one) => one.case === alarm.case && one.loud)} onTake={() => void take()} onQuiet={() => alarms.quiet()} />
	);
}

interface BarProps {
	alarm: Alarm;
	/// How many others there are.
	more?: number;
	me?: string;
	/// Its name.
	room: string;
	/// Could lead a meeting there.
	leads?: boolean;
	busy?: boolean;
	/// Somebody else was there first.
	late?: boolean;
	/// It rings on this page.
	loud?: boolean;
	onTake(): void;
	onQuiet(): void;
}

export function Bar({ alarm, more = 0, me, room, leads = true, busy = false, late = false, loud = false, onTake, onQuiet }: BarProps) {
	const mayTake = !alarm.offer && (alarm.what?.state ?? 'open') === 'open' && !late && (leads || alarm.meeting === undefined);
	return (
		<section class={`alarm ${alarm.drill ? 'alarm-drill' : `alarm-${alarm.level}`}`} aria-label={t('alarm')}>
			<div class="alarm-words">
				<Icon name="alert" />
				<p>
					{alarm.drill && <><span class="chip">{t('drill')}</span>{' '}</>}
					<strong>{titleOf(alarm, me)}</strong>{' '}
					<span class="alarm-who">{alarm.meeting === undefined && <><bdi>{alarm.name}</bdi> · </>}<bdi>{room}</bdi> · <Waiting since={alarm.meeting ?? alarm.since} />{more > 0 && ` · ${t('alert_more', { n: more })}`}</span>
				</p>
			</div>
			<div role="status">{late && <p>{t(alarm.meeting === undefined ? 'acknowledged_late' : 'cover_late')}</p>}</div>
			<div class="alarm-acts">
				{mayTake && <button type="button" class="button button-main" disabled={busy} onClick={onTake}>{t(alarm.meeting === undefined ? 'acknowledge' : 'cover_take')}</button>}
				<a class="button" href={hrefOf(placeOf(alarm))}>{t('look')}<span class="hidden-text"> {alarm.name}</span></a>
				{loud && <button type="button" class="room-act" onClick={onQuiet}><Muted /><span class="hidden-text">{t('quiet_here')}</span></button>}
			</div>
		</section>
	);
}

function Muted() {
	return <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M8 17.5h10.5c-1-1.2-1.5-3-1.5-6.5a5 5 0 0 0-8.6-3.5M7 11c0 3.5-.5 5.3-1.5 6.5H8M10.5 20.5h3M4 4l16 16" /></svg>;
}

/// A line that can wait, and where it leads.
export function Line({ word: { kind, newest, ids }, onRead }: { word: Word; onRead(): void }) {
	const { room, meeting } = newest;
	const to: Route = (kind === 'cover' || kind === 'part') && room && meeting ? { page: 'week', part: 'meeting', room, about: meeting } : kind === 'cover' || kind === 'part' ? { page: 'week' } : kind === 'follow_up' ? { page: 'team', part: 'follow' } : kind === 'gap' ? { page: 'team', part: 'oncall' }
		: kind === 'channel_failed' ? { page: 'team', part: 'reach' } : { page: 'team', part: 'misses' };
	return (
		<div class="alarm-line">
			<Icon name="note" />
			<p><a href={hrefOf(to)} onClick={onRead}>{t(`word_${kind}`, { name: newest.subject?.name ?? '', title: newest.title ?? '', time: soon(newest.start ?? newest.at) })}</a>{ids.length > 1 && ` ${t('alert_more', { n: ids.length - 1 })}`}</p>
			<button type="button" class="button button-quiet button-small" onClick={onRead}>{t('close')}</button>
		</div>
	);
}

/// Any press will do; this one says so, and lets it be heard.
export function SoundOff({ onPress }: { onPress(): void }) {
	return <button type="button" class="alarm-mute" onClick={onPress}><Icon name="alert" />{t('sound_off')}</button>;
}

export function titleOf({ level, offer, what, meeting, name }: Alarm, me: string | undefined): string {
	if (meeting !== undefined)
		return t('alarm_cover', { title: name, time: soon(meeting) });
	if (offer)
		return t('alarm_offer', { name: what?.owner?.name ?? '' });
	if (what?.owner && what.state !== 'open')
		return what.owner.id === me ? t('alarm_yours') : t('alarm_theirs', { name: what.owner.name });
	if (what?.asked)
		return t('alarm_asked');
	return t(level === 'red' ? 'alarm_red' : 'alarm_crisis');
}

/// What came to the queue, politely.
function said(item: Item, room: string): string {
	switch (item.kind) {
	case 'case':
		return t('alert', { level: t(`triage_${item.level}`), name: item.what.subject.name, room });
	case 'held':
		return t('alert_held', { name: item.what.by.name });
	case 'appeal':
		return t('second_look');
	}
}

function whose({ name, drill, meeting }: Alarm, room: string): string {
	return meeting !== undefined ? room : `${drill ? `${t('drill')}. ` : ''}${name}, ${room}`;
}

function Waiting({ since }: { since: number }) {
	const now = useSeconds();
	return <span class="alarm-clock">{t('waiting_for', { time: clock(now - since) })}</span>;
}

/// Now, every second.
export function useSeconds(running = true): number {
	const now = useSignal(Date.now());
	useEffect(() => {
		if (!running)
			return;
		const timer = setInterval(() => (now.value = Date.now()), 1_000);
		return () => clearInterval(timer);
	}, [running]);
	return now.value;
}

const done = new WeakSet<object>();

/// Once a page, however often it is drawn.
function useOnce(act: () => void): void {
	const client = useRef(useClient()).current;
	useEffect(() => {
		if (done.has(client))
			return;
		done.add(client);
		act();
	}, []);
}
