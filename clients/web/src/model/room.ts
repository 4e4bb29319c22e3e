/// One room as this tab knows it. Pure: apply(state, event) gives the next state.
///
///   (1) `after` is the newest entry taken from the stream; one at or before it changes nothing.
///   (2) Snapshot and later entries, in any overlap, show the same as a newer snapshot.
///   (3) Words are in the outbox, among what waits, or in the log: in one of them, never in none.
import type { Boundary, Entry, Meeting, Person, Role, Room, Visit } from '../link/wire.ts';
import { applyHeld, stillHeld, type HeldEvent, type Waiting } from './held.ts';
import { placeOf, withEntry, withPage, type Log } from './log.ts';
import { applyOutbox, type Outbox, type OutboxEvent } from './outbox.ts';
import { nearer } from './programme.ts';

export type Ended = 'removed' | 'revoked' | 'left' | 'ended';

export interface RoomState {
	readonly room: Room;
	/// The role this member holds here.
	readonly role: Role;
	readonly after: number;
	readonly log: Log;
	/// The newest page of history was read.
	readonly loaded: boolean;
	/// Older ones may be read.
	readonly more: boolean;
	/// Lowest entry read so far, where the next older page joins on; 0: none.
	readonly oldest: number;
	/// Posts after this one came while we were here.
	readonly liveFrom: number;
	/// The newest entry when this person last looked; 0: nothing to point out.
	readonly looked: number;
	/// Those here now.
	readonly people: Readonly<Record<string, Person>>;
	readonly here: number;
	/// What members are called now, by id.
	readonly names: Readonly<Record<string, string>>;
	/// Those writing, by id, each until a time.
	readonly typing: Readonly<Record<string, number>>;
	readonly outbox: Outbox;
	/// Of this member, waiting for a mentor.
	readonly held: readonly Waiting[];
	/// What posts of this member come close to, by seq, for them alone.
	readonly nudges: Readonly<Record<number, readonly Boundary[]>>;
	/// The server said that nobody is here or on call who would be alerted.
	readonly uncovered: boolean;
	/// The one that is on or was just on, else the next.
	readonly meeting?: Meeting;
	readonly ended?: Ended;
}

export type RoomEvent =
	| OutboxEvent
	| HeldEvent
	| { type: 'nudged'; seq: number; boundaries: readonly Boundary[] }
	| { type: 'visit'; visit: Visit }
	| { type: 'page'; entries: readonly Entry[]; more: boolean }
	| { type: 'entries'; entries: readonly Entry[] }
	| { type: 'presence'; here: number; all?: boolean; came: readonly Person[]; went: readonly string[] }
	| { type: 'typing'; member: string; on: boolean; until: number }
	| { type: 'tick'; now: number }
	| { type: 'room'; room: Room }
	| { type: 'meeting'; meeting: Meeting }
	| { type: 'closed'; reason: Ended }
	| { type: 'looked'; upTo: number };

/// A room somebody has just gone into. `outbox` is what an earlier page of this tab left unsent.
export function enter(visit: Visit, outbox: Outbox = []): RoomState {
	const empty: RoomState = {
		room: visit.room, role: visit.role, after: visit.after, log: [],
		loaded: false, more: false, oldest: 0, liveFrom: visit.after, looked: 0,
		people: {}, here: 0, names: {}, typing: {}, outbox, held: [], nudges: {}, uncovered: false,
	};
	return apply(empty, { type: 'visit', visit });
}

export function apply(state: RoomState, event: RoomEvent): RoomState {
	switch (event.type) {
	case 'visit':
		return visited(state, event.visit);
	case 'page':
		return paged(state, event.entries, event.more);
	case 'entries':
		return event.entries.reduce(followed, state);
	case 'presence':
		return present(state, event);
	case 'typing':
		return { ...state, typing: writing(state.typing, event.member, event.on ? event.until : 0) };
	case 'tick':
		return ticked(state, event.now);
	case 'room':
		return { ...state, room: event.room, typing: event.room.typing ? state.typing : {} };
	case 'meeting':
		return { ...state, meeting: nearer(state.meeting, event.meeting) };
	case 'closed':
		return { ...state, ended: event.reason, people: {}, here: 0, typing: {} };
	case 'looked':
		return { ...state, looked: event.upTo };
	case 'held':
		// The log may be quicker: then it waits no more.
		return cleared({ ...state, outbox: state.outbox.filter((item) => item.key !== event.key), held: applyHeld(state.held, event) });
	case 'heldAll':
	case 'decided':
	case 'unheld':
		return { ...state, held: applyHeld(state.held, event) };
	case 'nudged':
		return { ...state, nudges: nudged(state.nudges, event.seq, event.boundaries) };
	default:
		return settled({ ...state, outbox: applyOutbox(state.outbox, event) });
	}
}

/// The seq to read history before; undefined for the newest page.
export function pageBefore(state: RoomState): number | undefined {
	return state.loaded && state.oldest > 0 ? state.oldest : undefined;
}

/// The first post of somebody else this person has not looked at, if they have looked at all.
export function firstNew(state: RoomState, me: string, hidden: readonly string[] = []): number | undefined {
	if (state.looked === 0)
		return undefined;
	return state.log.find((post) => post.seq > state.looked && post.by.id !== me && !hidden.includes(post.by.id))?.seq;
}

/// Others who are writing.
export function writers(state: RoomState, me: string, hidden: readonly string[] = []): string[] {
	return Object.keys(state.typing).filter((id) => id !== me && id in state.names && !hidden.includes(id));
}

function visited(state: RoomState, visit: Visit): RoomState {
	const fresh = !visit.reset ? {} : {
		log: [], loaded: false, more: false, oldest: 0, after: visit.after, liveFrom: visit.after,
		outbox: state.outbox.filter((item) => item.state !== 'sent'),
	};
	const next = { ...state, ...fresh, room: visit.room, role: visit.role, ended: undefined, typing: {}, uncovered: visit.covered === false, meeting: visit.meeting };
	return present(next, { here: visit.people.length, all: true, came: visit.people, went: [] });
}

function paged(state: RoomState, entries: readonly Entry[], more: boolean): RoomState {
	const first = entries[0]?.seq ?? state.oldest;
	const newest = entries[entries.length - 1]?.seq ?? 0;
	return cleared(settled({
		...state,
		log: withPage(state.log, entries, Math.max(newest, state.after)),
		names: named(state.names, entries.map((entry) => entry.by)),
		loaded: true,
		more: more && entries.length > 0,
		oldest: state.oldest ? Math.min(state.oldest, first) : first,
	}));
}

function followed(state: RoomState, entry: Entry): RoomState {
	if (entry.seq <= state.after)
		return state;
	const log = withEntry(state.log, entry);
	return settled({
		...state,
		after: entry.seq,
		log,
		held: entry.kind === 'post' ? stillHeld(state.held, log.slice(-1), true) : state.held,
		nudges: nudged(state.nudges, entry.kind === 'react' ? 0 : entry.target ?? 0, []),
		names: named(state.names, [entry.by]),
		typing: entry.kind === 'post' ? writing(state.typing, entry.by.id, 0) : state.typing,
	}, entry.key);
}

/// Take what the log now shows out of what waits.
function cleared(state: RoomState): RoomState {
	return state.held.length ? { ...state, held: stillHeld(state.held, state.log, false) } : state;
}

/// Take what the log now shows out of the outbox.
function settled(state: RoomState, key?: string): RoomState {
	if (state.outbox.length === 0)
		return state;
	const shown = (item: Outbox[number]) =>
		item.key === key || state.log.some((post) => post.key === item.key) ||
		(item.seq !== undefined && (placeOf(state.log, item.seq) >= 0 || item.seq <= state.after));
	const outbox = state.outbox.filter((item) => !shown(item));
	return outbox.length === state.outbox.length ? state : { ...state, outbox };
}

function present(state: RoomState, event: Omit<Extract<RoomEvent, { type: 'presence' }>, 'type'>): RoomState {
	const people = event.all ? {} : { ...state.people };
	for (const id of event.went)
		delete people[id];
	for (const person of event.came)
		people[person.id] = person;
	return { ...state, people, here: event.here, names: named(state.names, event.came) };
}

function named(names: RoomState['names'], people: readonly Person[]): RoomState['names'] {
	const news = people.filter((person) => names[person.id] !== person.name);
	return news.length ? { ...names, ...Object.fromEntries(news.map((p) => [p.id, p.name])) } : names;
}

function writing(typing: RoomState['typing'], member: string, until: number): RoomState['typing'] {
	const { [member]: before, ...others } = typing;
	if (until)
		return { ...others, [member]: until };
	return before === undefined ? typing : others;
}

/// One who changed the words has seen to it.
function nudged(nudges: RoomState['nudges'], seq: number, boundaries: readonly Boundary[]): RoomState['nudges'] {
	const { [seq]: before, ...others } = nudges;
	if (boundaries.length)
		return { ...others, [seq]: boundaries };
	return before ? others : nudges;
}

function ticked(state: RoomState, now: number): RoomState {
	const still = Object.entries(state.typing).filter(([, until]) => until > now);
	return still.length === Object.keys(state.typing).length ? state : { ...state, typing: Object.fromEntries(still) };
}
