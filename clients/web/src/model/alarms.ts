/// Which alarms stand on this page. Pure: notices ring, and what the queue says
/// about a case afterwards ends them.
///
/// (1) An alarm stands until the server says it is over, or the queue says so: somebody did something about its case after it
///     came, or the case is gone.
/// (2) A list asked for before the alarm came says nothing about it.
/// (3) A meeting without the staff it needs stands until the server says that it is over, or is long past.
/// (4) Looking at it, or asking for quiet, ends the sound on this page only; the next loud notice rings again.
import type { Case, Notice, Triage } from '../link/wire.ts';

export interface Rung {
	notice: Notice;
	/// Or the meeting that lacks staff.
	case: string;
	/// When the first notice of this row came, by the server's clock.
	since: number;
	/// When the newest came, by the clock of this page.
	came: number;
	/// The version of the case the alarm is about, once it is known.
	version?: number;
	loud: boolean;
}

export interface AlarmState {
	rungs: readonly Rung[];
	cases: readonly Case[];
}

export type AlarmEvent =
	| { type: 'notice'; notice: Notice; now: number }
	/// What waits, as asked for at `asked` by the clock of this page.
	| { type: 'queue'; cases: readonly Case[]; asked: number; me: string | undefined }
	/// Opened or answered here.
	| { type: 'looked'; case: string }
	/// The server says that somebody is on it.
	| { type: 'over'; case: string }
	| { type: 'quiet' }
	| { type: 'forget' };

export const noAlarms: AlarmState = { rungs: [], cases: [] };

export function apply(state: AlarmState, event: AlarmEvent): AlarmState {
	switch (event.type) {
	case 'notice':
		return rung(state, event.notice, event.now);
	case 'queue':
		return {
			cases: event.cases,
			rungs: state.rungs.flatMap((one) => (isCover(one.notice) ? stillLacks(one, event.asked) : after(one, event.cases.find(({ id }) => id === one.case), event.asked, event.me))),
		};
	case 'looked':
		return {
			...state,
			// One about an open case stands: looking is not being with somebody.
			rungs: state.rungs.flatMap((one) => one.case !== event.case ? [one] : isOpen(state, one) ? [{ ...one, loud: false }] : []),
		};
	case 'over':
		return { ...state, rungs: state.rungs.filter((one) => one.case !== event.case) };
	case 'quiet':
		return { ...state, rungs: state.rungs.map((one) => ({ ...one, loud: false })) };
	case 'forget':
		return noAlarms;
	}
}

/// Somebody in danger, a case somebody hands to this person, or people who wait for somebody to lead: not what can wait in the queue.
export function interrupts({ kind, level }: Pick<Notice, 'kind' | 'level'>): boolean {
	return kind === 'offer' || kind === 'cover_now' || (kind === 'alarm' && level !== 'amber' && level !== 'green');
}

/// Should there be a sound?
export function rings({ rungs }: AlarmState): boolean {
	return rungs.some(({ loud }) => loud);
}

const order: readonly (Triage | undefined)[] = ['crisis', undefined, 'red'];

/// What is on the bar.
export interface Alarm {
	case: string;
	room: string;
	level: Triage;
	/// Somebody waits since then.
	since: number;
	drill: boolean;
	offer: boolean;
	name: string;
	/// Missing: not in the queue (yet).
	what?: Case;
	/// It is about a meeting without the staff it needs, and not about a case; when it begins.
	meeting?: number;
}

/// Those that stand, and open cases of danger nobody is on, most urgent first.
export function standing({ rungs, cases }: AlarmState): Alarm[] {
	const rung = rungs.map(({ notice, case: id, since }): Alarm => {
		const what = cases.find((one) => one.id === id);
		return {
			case: id, room: notice.room ?? what?.room ?? '', level: what?.level ?? notice.level ?? 'crisis', since: what?.opened ?? since,
			drill: notice.drill ?? what?.drill ?? false, offer: notice.kind === 'offer', name: notice.subject?.name ?? what?.subject.name ?? notice.title ?? '', what,
			...(isCover(notice) ? { meeting: notice.start ?? since } : {}),
		};
	});
	const others = cases.filter((what) => isUrgentCase(what) && !rungs.some((one) => one.case === what.id)).map((what): Alarm => (
		{ case: what.id, room: what.room, level: what.level, since: what.opened, drill: what.drill ?? false, offer: false, name: what.subject.name, what }));
	return [...rung, ...others].sort((a, b) => Number(a.drill) - Number(b.drill) || Number(a.meeting !== undefined) - Number(b.meeting !== undefined) || order.indexOf(a.level) - order.indexOf(b.level) || a.since - b.since);
}

/// Nobody is on it, and it is a matter of minutes.
export function isUrgentCase({ state, level }: Case): boolean {
	return state === 'open' && (level === 'crisis' || level === 'red');
}

function rung(state: AlarmState, notice: Notice, now: number): AlarmState {
	const id = notice.case ?? notice.meeting;
	if (!id || !interrupts(notice))
		return state;
	const before = state.rungs.find((one) => one.case === id);
	if (before?.notice.id === notice.id && before.notice.at === notice.at)
		return state;
	const version = state.cases.find((what) => what.id === id)?.version;
	const loud = notice.loud === true || (before?.loud ?? false);
	const one: Rung = { notice, case: id, since: before?.since ?? notice.at, came: now, version, loud };
	return { ...state, rungs: [...state.rungs.filter((other) => other !== before), one] };
}

function isCover({ kind }: Notice): boolean {
	return kind === 'cover_now';
}

/// By then the server has ended it.
const longPast = 2 * 3_600_000;

function stillLacks(one: Rung, now: number): Rung[] {
	return now - (one.notice.start ?? one.notice.at) < longPast ? [one] : [];
}

/// The alarm in the light of how its case stands now.
function after(one: Rung, what: Case | undefined, asked: number, me: string | undefined): Rung[] {
	if (asked < one.came)
		return [one];
	if (!what)
		return [];
	if (one.notice.kind === 'offer')
		return what.state === 'handed_over' && what.receiver?.id === me ? [one] : [];
	if (what.state === 'open')
		return [{ ...one, version: what.version }];
	// Known for the first time, and somebody has been on it since the alarm.
	if (one.version === undefined && one.notice.at <= (what.seen ?? 0))
		return [];
	return one.version !== undefined && one.version !== what.version ? [] : [{ ...one, version: what.version }];
}

function isOpen({ cases }: AlarmState, one: Rung): boolean {
	return one.notice.kind === 'offer' || isCover(one.notice) || (cases.find(({ id }) => id === one.case)?.state ?? 'open') === 'open';
}

/// What came that can wait a little, a line for each kind, the newest of it.
export interface Word {
	kind: 'cover' | 'follow_up' | 'gap' | 'channel_failed' | 'miss' | 'part';
	newest: Notice;
	ids: readonly string[];
}

export function words(notices: readonly Notice[]): Word[] {
	const kinds: readonly Word['kind'][] = ['cover', 'gap', 'channel_failed', 'follow_up', 'part', 'miss'];
	return kinds.flatMap((kind) => {
		const those = notices.filter((notice) => notice.kind === kind);
		const newest = those[those.length - 1];
		return newest ? [{ kind, newest, ids: those.map(({ id }) => id) }] : [];
	});
}
