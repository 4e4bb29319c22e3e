/// One tab of one member: owns the line to the server, knows the rooms, and
/// sends what waits in the outboxes. Views read its signals and call its acts.
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Api } from '../link/api.ts';
import type { Clock } from '../link/clock.ts';
import { newKey } from '../link/keys.ts';
import { Link, type Gone, type LinkState, type Wire } from '../link/socket.ts';
import {
	codeOf, Refused, whyOf, type Answer, type Asked, type Code, type Hello, type Notice, type Person, type ServerEvent, type SocketOp,
	type Topic, type Visit, type Why,
} from '../link/wire.ts';
import { waits } from '../model/held.ts';
import { nextToSend, restored, type Outgoing } from '../model/outbox.ts';
import { apply, enter, pageBefore, type RoomEvent, type RoomState } from '../model/room.ts';
import { nearer } from '../model/programme.ts';
import { hrefOf, type Route } from './address.ts';
import { Care } from './care.ts';
import { Helping } from './help.ts';
import { forgetAll, recall, remember } from './memory.ts';

/// Who this tab is to the server.
export type Standing = 'starting' | 'out' | 'in' | 'expired' | 'elsewhere' | 'left';
export type Listed = Answer<'room.list'>['rooms'][number];
export type Joined = Answer<'member.join'>;
type Posted = Answer<'room.post'>;

const pageSize = 50;
const enoughPosts = 12;
const typingLasts = 8_000;
/// Troubles of the server that pass by themselves.
const passing: readonly Code[] = ['storage_failed', 'no_memory'];
const patience = 2_000;

export interface ClientEnv {
	clock: Clock;
	api: Api;
	dial(): Wire;
	/// Change the fragment of the address.
	go(href: string, replace: boolean): void;
}

export class Client {
	readonly standing = signal<Standing>('starting');
	readonly line = signal<LinkState>('idle');
	readonly hello = signal<Hello | null>(null);
	readonly me = signal<Person | null>(null);
	readonly listed = signal<Listed[] | null>(null);
	readonly visits = signal<Readonly<Record<string, RoomState>>>({});
	/// Why a room could not be entered, by room.
	readonly problems = signal<Readonly<Record<string, Code>>>({});
	/// Shown once, until put away.
	readonly words = signal(recall('words') ?? '');
	/// A word about what was just asked for.
	readonly notice = signal<{ text: Code | 'saved' | 'copied'; bad: boolean; why?: Why } | null>(null);
	/// What became of one's own words, to be read out once.
	readonly aloud = signal<{ text: 'held' | 'held_shown' | 'held_asked' | 'held_declined' | 'held_dropped' | 'nudge' } | null>(null);
	readonly route = signal<Route>({ page: 'home' });
	/// What staff should look at now; also in the title of the page.
	readonly urgent = signal(0);

	/// The list is asked for again when a role changes, hello is not.
	readonly isStaff = computed(() =>
		[...(this.hello.value?.grants ?? []), ...(this.listed.value ?? [])].some(({ role }) => role !== 'participant'));
	/// The room on the screen.
	readonly current = computed(() => this.#choose());

	readonly #link: Link;
	/// The room somebody just came into, until the list says whether it is the only one.
	readonly #wanted = signal('');
	readonly #agreed = new Map<string, number>();
	readonly #entering = new Set<string>();
	readonly #pumping = new Set<string>();
	/// Rooms that asked for a pause.
	readonly #resting = new Set<string>();
	/// How many tries had begun when the server was seen to answer, without a hello since.
	#begun = 0;
	readonly #listeners = new Set<(event: ServerEvent) => void>();

	readonly api: Api;
	readonly care: Care;
	readonly help: Helping;

	constructor(private readonly env: ClientEnv) {
		this.api = env.api;
		const client = recall('client') ?? newKey();
		remember('client', client);
		this.#link = new Link({ clock: env.clock, dial: env.dial, client }, {
			resume: () => Object.values(this.visits.value).filter((v) => !v.ended)
				.map((v) => ({ room: v.room.id, after: v.after })),
			hello: (hello) => void this.#greeted(hello),
			event: (event) => this.#heard(event),
			state: (state, why) => this.#lineIs(state, why),
			unopened: (times) => void this.#turnedAway(times),
		});
		this.care = new Care({
			clock: env.clock,
			act: (op, fields) => this.act(op, fields),
			look: (op, fields) => this.look(op, fields),
		});
		this.help = new Helping({
			clock: env.clock,
			ask: (fields, key) => this.#link.insist('help.now', fields, key),
			nudge: () => this.nudge(),
		});
		effect(() => this.#enterCurrent());
	}

	// --- coming and going ---

	connect(): void {
		this.#link.open();
	}

	/// The tab was woken, or the network is back. Somebody may have signed in elsewhere meanwhile.
	nudge(): void {
		if (this.standing.value === 'out')
			this.connect();
		else
			this.#link.nudge();
	}

	lost(): void {
		this.#link.lost();
	}

	/// After member.join, session.open, session.redeem or session.recover.
	cameIn(joined: Joined, rulesVersion = 0): void {
		if (joined.words)
			this.keepWords(joined.words);
		if (joined.room) {
			this.#wanted.value = joined.room;
			this.#agreed.set(joined.room, rulesVersion);
		}
		this.visits.value = {};
		this.problems.value = {};
		this.listed.value = null;
		this.care.forget();
		this.help.forget();
		this.standing.value = 'starting';
		this.connect();
	}

	keepWords(words: string): void {
		this.words.value = words;
		remember('words', words || undefined);
	}

	async signOut(): Promise<void> {
		try {
			await this.api.call('session.close', {});
		} catch (reason) {
			if (codeOf(reason) === 'offline')
				return this.say('offline', true);
		}
		this.#link.close();
		forgetAll();
		this.help.pressed.value = {};
		this.visits.value = {};
		this.standing.value = 'left';
	}

	// --- rooms ---

	/// Go into a room, the first time with the version of the rules that was agreed to.
	async enterRoom(room: string, rulesVersion = this.#agreed.get(room)): Promise<void> {
		if (this.#entering.has(room) || this.line.value !== 'live')
			return;
		this.#entering.add(room);
		this.#problem(room, undefined);
		try {
			this.#visited(await this.#link.ask('room.join', { room, ...(rulesVersion ? { rules_version: rulesVersion } : {}) }));
		} catch (reason) {
			this.#couldNotEnter(room, codeOf(reason));
		} finally {
			this.#entering.delete(room);
		}
	}

	/// Into a room that ended for this tab, as if for the first time.
	comeBack(room: string): void {
		const { [room]: _, ...others } = this.visits.value;
		this.#problem(room, undefined);
		this.visits.value = others;
	}

	async leaveRoom(room: string): Promise<void> {
		if (await this.act('room.leave', { room })) {
			this.#change(room, { type: 'closed', reason: 'left' });
			void this.refresh();
		}
	}

	/// Read history until there is something to see.
	async readEarlier(room: string): Promise<void> {
		const before = this.visits.value[room]?.log.length ?? 0;
		for (let state = this.visits.value[room]; state; state = this.visits.value[room]) {
			const enough = state.loaded && (!state.more || state.log.length - before >= enoughPosts);
			if (enough || !(await this.#readPage(state)))
				return;
		}
	}

	/// Everything up to now was seen; what comes later is new.
	looked(): void {
		for (const [room, { after }] of Object.entries(this.visits.value)) {
			this.#change(room, { type: 'looked', upTo: after });
			remember(`looked:${room}`, after);
		}
	}

	post(room: string, body: string, warning?: Topic): void {
		this.#change(room, { type: 'wrote', key: newKey(), body, warning, at: this.env.clock.now() });
		this.#change(room, { type: 'looked', upTo: 0 });
		void this.#pump(room);
	}

	postAgain(room: string, key: string): void {
		this.#change(room, { type: 'again', key, newKey: newKey() });
		void this.#pump(room);
	}

	withdraw(room: string, key: string): void {
		this.#change(room, { type: 'withdrawn', key });
	}

	/// Say it differently before a mentor has looked. It may appear at once.
	async changeHeld(room: string, held: string, body: string): Promise<boolean> {
		const posted = await this.act('held.change', { room, held, body });
		if (!posted) {
			void this.#lookAtHeld();
			return false;
		}
		const key = newKey();
		if (!posted.held) {
			this.#change(room, { type: 'unheld', id: held });
			this.#change(room, { type: 'wrote', key, body, at: posted.at });
		}
		this.#change(room, this.#posted(room, posted, key, held));
		return true;
	}

	async withdrawHeld(room: string, held: string): Promise<void> {
		if (await this.act('held.withdraw', { room, held }))
			this.#change(room, { type: 'unheld', id: held });
		else
			void this.#lookAtHeld();
	}

	/// One that was not let through, or a hint about one that was: read, and out of the way.
	putAway(room: string, what: { held: string } | { seq: number }): void {
		if ('seq' in what)
			return this.#change(room, { type: 'nudged', seq: what.seq, boundaries: [] });
		this.#change(room, { type: 'unheld', id: what.held });
		this.care.seenHeld(what.held);
	}

	/// Somebody is writing; dropped silently when it cannot be told.
	typing(room: string, on: boolean): void {
		this.#link.ask('room.typing', { room, on }).catch(() => {});
	}

	tick(): void {
		for (const room of Object.keys(this.visits.value))
			this.#change(room, { type: 'tick', now: this.env.clock.now() });
	}

	/// Ask for something once and for all, across reconnects. A refusal becomes a notice.
	async act<O extends SocketOp>(op: O, fields: Asked<O>): Promise<Answer<O> | undefined> {
		const { answer, code, why } = await this.attempt(op, fields);
		if (code)
			this.say(code, true, why);
		return answer;
	}

	/// The same, for who explains a refusal in words of their own.
	async attempt<O extends SocketOp>(op: O, fields: Asked<O>): Promise<{ answer?: Answer<O>; code?: Code; field?: string; why?: Why }> {
		try {
			return { answer: await this.#link.insist(op, fields) };
		} catch (reason) {
			return { code: codeOf(reason), field: (reason as Partial<Refused>).field, why: whyOf(reason) };
		}
	}

	/// Ask for something nobody pressed a button for; undefined when it cannot be had.
	look<O extends SocketOp>(op: O, fields: Asked<O>): Promise<Answer<O> | undefined> {
		return this.#link.ask(op, fields).catch(() => undefined);
	}

	/// Be told of every event the server sends; the answer ends it.
	listen(heard: (event: ServerEvent) => void): () => void {
		this.#listeners.add(heard);
		return () => void this.#listeners.delete(heard);
	}

	async rename(name: string): Promise<boolean> {
		const answer = await this.act('member.rename', { name });
		if (answer)
			this.me.value = answer.member;
		return answer !== undefined;
	}

	async refresh(): Promise<void> {
		try {
			this.listed.value = (await this.#link.ask('room.list', {})).rooms;
			this.#settleWanted();
		} catch {
			// The next hello asks again.
		}
	}

	say(text: Code | 'saved' | 'copied', bad = false, why: Why = {}): void {
		this.notice.value = { text, bad, why };
	}

	go(route: Route, replace = false): void {
		this.env.go(hrefOf(route), replace);
		this.route.value = route;
	}

	// --- what the line tells ---

	#lineIs(state: LinkState, why?: Gone): void {
		this.line.value = state;
		if (why === 'taken_over')
			this.standing.value = 'elsewhere';
		if (why === 'signed_out')
			this.standing.value = this.hello.value ? 'expired' : 'out';
	}

	/// A server that is up but opens no socket does not know this browser. Whoever
	/// was in gets a second try first.
	async #turnedAway(times: number): Promise<void> {
		const wasIn = this.hello.value !== null;
		if (times < (wasIn ? 2 : 1) || !(await this.api.alive()) || this.line.value === 'live')
			return;
		// The network may have come back only now: a try that was begun after that tells.
		this.#begun ||= times + Number(this.line.value === 'connecting');
		if (wasIn && times <= this.#begun)
			return;
		this.#link.close();
		if (this.standing.value === 'in' || this.standing.value === 'starting')
			this.standing.value = wasIn ? 'expired' : 'out';
	}

	async #greeted(hello: Hello): Promise<void> {
		this.hello.value = hello;
		this.#begun = 0;
		this.me.value = hello.member;
		this.standing.value = 'in';
		this.help.greeted(hello.help);
		this.care.greeted(hello);
		hello.notices.forEach((notice) => this.#decided(notice));
		hello.visits.forEach((visit) => this.#visited(visit));
		hello.refused.forEach((room) => void this.#knockAgain(room));
		await this.refresh();
	}

	#heard(event: ServerEvent): void {
		this.#listeners.forEach((listener) => listener(event));
		switch (event.type) {
		case 'entries': {
			const visit = Object.values(this.visits.value).find((v) => v.room.stream === event.stream);
			return visit && this.#change(visit.room.id, event);
		}
		case 'typing':
			return this.#change(event.room, { ...event, until: this.env.clock.now() + typingLasts });
		case 'room':
			this.listed.value = this.listed.value?.map((l) => (l.room.id === event.room.id ? { ...l, room: event.room } : l)) ?? null;
			return this.#change(event.room.id, event);
		case 'closed':
			return event.reason === 'revoked' ? void this.#knockAgain(event.room) : this.#change(event.room, event);
		case 'presence':
			return this.#change(event.room, event);
		case 'meeting':
			this.listed.value = this.listed.value?.map((l) => (l.room.id === event.meeting.room ? { ...l, meeting: nearer(l.meeting, event.meeting) } : l)) ?? null;
			return this.#change(event.meeting.room, event);
		case 'help':
			return this.help.heard(event.help);
		case 'notice':
			this.care.heard(event.notice);
			return this.#decided(event.notice);
		}
	}

	/// A room was closed to this role. Perhaps only the role changed: ask once before saying goodbye.
	async #knockAgain(room: string): Promise<void> {
		if (!this.visits.value[room] || this.#entering.has(room))
			return;
		this.#entering.add(room);
		try {
			this.#visited(await this.#link.ask('room.join', { room }));
			void this.refresh();
		} catch (reason) {
			const code = codeOf(reason);
			if (needsRules(code)) {
				this.comeBack(room);
				this.#couldNotEnter(room, code);
			} else if (code !== 'offline')
				this.#change(room, { type: 'closed', reason: code === 'removed' ? 'removed' : 'revoked' });
			// Offline: the next hello asks for the room again, and is refused again.
		} finally {
			this.#entering.delete(room);
		}
	}

	#visited(visit: Visit): void {
		const { id } = visit.room;
		if (this.visits.value[id])
			this.#change(id, { type: 'visit', visit });
		else
			this.#put(id, enterAgain(visit));
		if (!this.visits.value[id]!.loaded || this.visits.value[id]!.held.length)
			void this.#lookAtHeld();
		if (!this.visits.value[id]!.loaded)
			void this.readEarlier(id);
		void this.#pump(id);
	}

	async #readPage(state: RoomState): Promise<boolean> {
		const room = state.room.id;
		const before = pageBefore(state);
		const limit = Math.min(pageSize, this.hello.value?.limits.history ?? pageSize);
		try {
			const page = await this.#link.ask('room.history', { room, limit, ...(before === undefined ? {} : { before }) });
			this.#change(room, { type: 'page', ...page });
			return true;
		} catch (reason) {
			// The button is still there, and a reconnect reads the newest page.
			if (codeOf(reason) !== 'offline')
				this.say(codeOf(reason), true);
			return false;
		}
	}

	/// Send what waits in a room's outbox, one after the other.
	async #pump(room: string): Promise<void> {
		if (this.#pumping.has(room))
			return;
		this.#pumping.add(room);
		for (;;) {
			const item = nextToSend(this.visits.value[room]?.outbox ?? []);
			if (!item || this.#link.state !== 'live')
				break;
			this.#change(room, { type: 'sending', key: item.key });
			this.#change(room, await this.#sent(room, item));
			this.#resume(room);
		}
		this.#pumping.delete(room);
	}

	async #sent(room: string, { key, body, warning }: Outgoing): Promise<RoomEvent> {
		for (;;) {
			try {
				const posted = await this.#link.ask('room.post', { room, body, ...(warning ? { warning } : {}) }, key);
				// Sent a second time, it may have been decided long since.
				if (posted.held)
					void this.#lookAtHeld();
				return this.#posted(room, posted, key);
			} catch (reason) {
				const code = codeOf(reason);
				const wait = (reason as Refused).retryAfterMs ?? patience;
				if (!passing.includes(code))
					return this.#unsent(room, key, code, whyOf(reason), wait);
				await this.#sleep(wait);
			}
		}
	}

	/// What became of words the server has taken.
	#posted(room: string, { seq, held, nudge }: Posted, key: string, instead?: string): RoomEvent {
		if (held) {
			this.aloud.value = { text: 'held' };
			return { type: 'held', held, key, instead };
		}
		if (nudge?.length) {
			this.aloud.value = { text: 'nudge' };
			this.#change(room, { type: 'nudged', seq: seq!, boundaries: nudge });
		}
		return { type: 'accepted', key, seq: seq! };
	}

	#unsent(room: string, key: string, code: Code, why: Why, wait: number): RoomEvent {
		if (code === 'offline')
			return { type: 'stalled', key };
		if (code === 'slow_down') {
			this.#rest(room, wait);
			return { type: 'paused', key };
		}
		if (code === 'read_only' && why.until)
			this.care.mute(room, why.until);
		return { type: 'refused', key, code, why };
	}

	/// One pause at a time, however many wait for its end.
	#rest(room: string, ms: number): void {
		if (this.#resting.has(room))
			return;
		this.#resting.add(room);
		this.env.clock.after(ms, () => {
			this.#resting.delete(room);
			this.#resume(room);
			void this.#pump(room);
		});
	}

	#resume(room: string): void {
		if (!this.#resting.has(room) && this.visits.value[room]?.outbox.some((item) => item.state === 'paused'))
			this.#change(room, { type: 'resumed' });
	}

	/// All of one's own that wait, as the server knows them.
	async #lookAtHeld(): Promise<void> {
		const answer = await this.#link.ask('held.list', {}).catch(() => undefined);
		if (!answer)
			return;
		const held = answer.held.filter(waits);
		for (const room of Object.keys(this.visits.value))
			this.#change(room, { type: 'heldAll', held: held.filter((one) => one.room === room) });
		// The message itself says that a mentor asks for something.
		held.forEach(({ id, state }) => state === 'asked' && this.care.seenHeld(id));
	}

	/// Something was decided about a message. Where it is on the screen, it says so in its place and needs no card.
	#decided({ kind, held, reason, words }: Notice): void {
		const visit = Object.values(this.visits.value).find((v) => v.held.some(({ id }) => id === held));
		if (!visit || !held)
			return;
		const state = kind.slice('held_'.length) as 'released' | 'asked' | 'declined' | 'dropped';
		this.#change(visit.room.id, { type: 'decided', id: held, to: { state, reason, words } });
		this.aloud.value = { text: kind === 'held_released' ? 'held_shown' : kind as 'held_asked' };
		if (state === 'released' || state === 'asked')
			this.care.seenHeld(held);
	}

	#sleep(ms: number): Promise<void> {
		return new Promise((resolve) => this.env.clock.after(ms, resolve));
	}

	#change(room: string, event: RoomEvent): void {
		const state = this.visits.value[room];
		if (state)
			this.#put(room, apply(state, event));
	}

	#put(room: string, state: RoomState): void {
		const before = this.visits.value[room];
		if (before === state)
			return;
		if (before?.outbox !== state.outbox)
			remember(`outbox:${room}`, state.outbox.length ? state.outbox : undefined);
		this.visits.value = { ...this.visits.value, [room]: state };
	}

	#couldNotEnter(room: string, code: Code): void {
		if (code === 'offline')
			return;
		this.#problem(room, code);
		if (needsRules(code))
			void this.refresh();
	}

	/// Whenever a room is on the screen and the line is up, be in it.
	#enterCurrent(): void {
		const room = this.current.value;
		const ready = room && this.standing.value === 'in' && this.line.value === 'live';
		if (ready && !this.visits.value[room] && !this.problems.value[room])
			untracked(() => void this.enterRoom(room));
	}

	#problem(room: string, code: Code | undefined): void {
		const { [room]: _, ...others } = this.problems.value;
		this.problems.value = code ? { ...others, [room]: code } : others;
	}

	#choose(): string {
		const route = this.route.value;
		if (route.page === 'room')
			return route.room;
		if (this.#wanted.value)
			return this.#wanted.value;
		// A side room is a way off from another, not one more to choose from.
		const listed = (this.listed.value ?? []).filter(({ room }) => !room.aside_of);
		return listed.length === 1 && !this.isStaff.value ? listed[0]!.room.id : '';
	}

	/// Who has one room needs no list; for the others the room gets an address.
	#settleWanted(): void {
		const room = this.#wanted.value;
		if (!room)
			return;
		if (this.isStaff.value || (this.listed.value?.length ?? 0) > 1)
			this.go({ page: 'room', room }, true);
		this.#wanted.value = '';
	}
}

/// Is this refusal about ground rules that were not agreed to yet?
export function needsRules(code: Code | undefined): boolean {
	return code === 'rules_changed' || code === 'missing_field';
}

function enterAgain(visit: Visit): RoomState {
	const { id } = visit.room;
	const state = enter(visit, restored(recall(`outbox:${id}`) ?? []));
	return { ...state, looked: recall(`looked:${id}`) ?? 0 };
}
