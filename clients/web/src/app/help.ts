/// "I need help now": the press, kept until the server has it, and how help stands, by room.
///
///   (1) A press goes out under one key until it is acknowledged, or refused for good; also after a reload.
///   (2) `pressed` is what the server may not know yet; `standing` is what it said.
///   (3) What is told aloud is told once, also when an answer and an event both bring it.
import { signal } from '@preact/signals';
import type { Cancel, Clock } from '../link/clock.ts';
import { newKey } from '../link/keys.ts';
import { codeOf, Refused, type Answer, type Asked, type Code, type Help, type Room } from '../link/wire.ts';
import { KnownLines } from './known-lines.ts';
import { recall, remember } from './memory.ts';

export interface Press {
	readonly key: string;
	readonly at: number;
	readonly region?: string;
	readonly language?: string;
	/// unsent: no answer for a while, and still trying. refused: the server will not have it.
	readonly state: 'sending' | 'unsent' | 'refused';
}

export type News = 'sending' | 'unsent' | 'refused' | Help['state'] | 'aside' | 'card';

export interface HelpEnv {
	clock: Clock;
	/// Ask until answered, across reconnects.
	ask(fields: Asked<'help.now'>, key: string): Promise<Answer<'help.now'>>;
	/// Make sure the line is alive.
	nudge(): void;
}

/// No answer for so long: say so.
const soon = 3_000;
const patience = 2_000;
/// Pressed again so soon, it is the same press.
const same = 30_000;
const final: readonly Code[] = ['not_allowed', 'not_found', 'not_in_room', 'removed', 'bad_field', 'unknown_op', 'too_large'];

export class Helping extends KnownLines {
	/// What the server said last, by room.
	readonly standing = signal<Readonly<Record<string, Help>>>({});
	/// Not acknowledged yet, by room.
	readonly pressed = signal<Readonly<Record<string, Press>>>(recall('pressed') ?? {});
	/// The room whose panel is open.
	readonly open = signal('');
	/// What has just changed, to be read out.
	readonly news = signal<{ room: string; what: readonly News[]; help?: Help } | null>(null);

	readonly #under = new Set<string>();
	/// When a press of this tab was taken, by room.
	readonly #taken = new Map<string, number>();

	constructor(private readonly env: HelpEnv) {
		super();
	}

	/// One press is enough, and more do no harm.
	press(place: Pick<Room, 'id' | 'aside_of'>, language: string): void {
		const room = place.aside_of ?? place.id;
		const { clock } = this.env;
		const before = this.pressed.value[room];
		const taken = clock.now() - (this.#taken.get(room) ?? -same) < same;
		this.open.value = room;
		if (taken && this.standing.value[room] && this.standing.value[room]!.state !== 'closed')
			return;
		if (!before || before.state === 'refused') {
			this.#put(room, { key: newKey(), at: clock.now(), region: this.region.value, language, state: 'sending' });
			this.#tell(room, 'sending');
		}
		void this.#send(room);
		this.env.nudge();
	}

	/// Whatever this tab has not got through yet goes out first of all.
	greeted(help: readonly Help[]): void {
		const before = this.standing.value;
		this.standing.value = Object.fromEntries(help.map((one) => [one.room, one]));
		// What stood before this page was opened is shown, not said.
		help.filter(({ room }) => before[room] || this.pressed.value[room]).forEach((one) => this.#compare(before[one.room], one));
		this.sendAll();
	}

	sendAll(): void {
		for (const [room, { state }] of Object.entries(this.pressed.value))
			if (state !== 'refused')
				void this.#send(room);
	}

	heard(help: Help): void {
		const before = this.standing.value[help.room];
		this.standing.value = { ...this.standing.value, [help.room]: help };
		this.#compare(before, help);
	}

	/// What is over was read.
	putAway(room: string): void {
		const { [room]: _, ...others } = this.standing.value;
		this.standing.value = others;
	}

	/// Somebody else comes in. What was pressed here is pressed.
	forget(): void {
		this.standing.value = {};
		this.open.value = '';
		this.#taken.clear();
	}

	async #send(room: string): Promise<void> {
		const press = this.pressed.value[room];
		if (!press || this.#under.has(room))
			return;
		const { key, region, language } = press;
		this.#under.add(room);
		const late = this.env.clock.after(soon, () => this.#is(room, key, 'unsent'));
		try {
			this.#got(room, region, await this.env.ask({ room, ...(region ? { region } : {}), ...(language ? { language } : {}) }, key), late);
		} catch (reason) {
			this.#not(room, press, reason, late);
		}
	}

	#got(room: string, region: string | undefined, { help, lines }: Answer<'help.now'>, late: Cancel): void {
		late();
		this.#under.delete(room);
		this.#put(room, undefined);
		this.#taken.set(help.room, this.env.clock.now());
		if (lines.length) {
			const { regions = [], elsewhere } = this.lines.value ?? {};
			this.know({ at: this.env.clock.now(), region: lines[0]!.region, wanted: region, lines, regions, elsewhere });
		}
		this.heard(help);
	}

	#not(room: string, press: Press, reason: unknown, late: Cancel): void {
		const code = codeOf(reason);
		const wait = (reason as Refused).retryAfterMs ?? patience;
		late();
		this.#under.delete(room);
		if (final.includes(code) && !press.region && !press.language)
			return this.#is(room, press.key, 'refused');
		this.#is(room, press.key, 'unsent');
		// The next hello sends it.
		if (code === 'offline')
			return;
		// A key that was answered for good is spent. Whatever is wrong with a country is no reason not to call somebody.
		if (final.includes(code) || code === 'key_reused')
			this.#put(room, { key: newKey(), at: press.at, state: 'unsent' });
		this.env.clock.after(wait, () => void this.#send(room));
	}

	#is(room: string, key: string, state: Press['state']): void {
		const press = this.pressed.value[room];
		if (press?.key !== key || press.state === state)
			return;
		this.#put(room, { ...press, state });
		this.#tell(room, state);
	}

	#put(room: string, press: Press | undefined): void {
		const { [room]: _, ...others } = this.pressed.value;
		this.pressed.value = press ? { ...others, [room]: press } : others;
		remember('pressed', Object.keys(this.pressed.value).length ? this.pressed.value : undefined);
	}

	#compare(before: Help | undefined, now: Help): void {
		const what: News[] = [];
		if (before?.state !== now.state || before.by?.id !== now.by?.id)
			what.push(now.state);
		if (now.aside && !before?.aside)
			what.push('aside');
		if (now.card && !before?.card)
			what.push('card');
		if (what.length)
			this.#tell(now.room, ...what);
	}

	#tell(room: string, ...what: News[]): void {
		this.news.value = { room, what, help: this.standing.value[room] };
	}
}
