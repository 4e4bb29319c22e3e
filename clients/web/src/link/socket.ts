/// One tab's line to the server: opens it, says hello, keeps it alive, opens it
/// again when it breaks, and matches replies to requests.
///
///   (1) At most one WebSocket is listened to; whatever an older one says is ignored.
///   (2) Nothing but hello is sent before hello is answered.
///   (3) A request of insist() is answered in the end, or the line is gone for good;
///       it always carries the same key, so the server does it once.
import { backoff } from './backoff.ts';
import type { Cancel, Clock } from './clock.ts';
import { newKey } from './keys.ts';
import {
	Refused, refusal, type Answer, type Asked, type Hello, type Place, type ServerEvent, type SocketOp,
} from './wire.ts';

/// As much of a WebSocket as is used here.
export interface Wire {
	onopen: ((event: Event) => void) | null;
	onmessage: ((event: MessageEvent) => void) | null;
	onclose: ((event: CloseEvent) => void) | null;
	send(text: string): void;
	close(): void;
}

///   idle -> connecting -> live -> waiting -> connecting ...     gone: not without open()
export type LinkState = 'idle' | 'connecting' | 'live' | 'waiting' | 'gone';
export type Gone = 'signed_out' | 'taken_over';

export interface LinkEnv {
	clock: Clock;
	/// Start a connection.
	dial(): Wire;
	/// Name of this tab.
	client: string;
}

export interface LinkEvents {
	/// Rooms to go on with; asked before each hello.
	resume(): Place[];
	hello(hello: Hello): void;
	event(event: ServerEvent): void;
	state(state: LinkState, why?: Gone): void;
	/// So many connections in a row broke before they opened. A browser does not
	/// tell whether the network is away or the server sent us away.
	unopened(times: number): void;
}

interface Pending {
	frame: string;
	again: boolean;
	resolve(result: never): void;
	reject(reason: Refused): void;
}

const slowest = 25_000;
const silence = 60_000;
const patience = 15_000;
const probe = 5_000;
const busy = 10_000;
const gone: Record<number, Gone> = { 4401: 'signed_out', 4409: 'taken_over' };
const tooMany = 4429;

/// What JSON in UTF-8 can carry: no NUL, and no half of a character pasted from somewhere.
const readable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

export class Link {
	state: LinkState = 'idle';
	#wire: Wire | null = null;
	readonly #pending = new Map<string, Pending>();
	#helloKey = '';
	#tries = 0;
	#unopened = 0;
	#heartbeat = slowest;
	#retry: Cancel = () => {};
	#dead: Cancel = () => {};
	#beat: Cancel = () => {};

	constructor(private readonly env: LinkEnv, private readonly on: LinkEvents) {}

	/// Connect now, whatever the state was.
	open(): void {
		this.#hangUp();
		this.#enter('connecting');
		const wire = this.env.dial();
		this.#wire = wire;
		this.#deadIn(patience);
		this.#unopened++;
		wire.onopen = () => this.#sayHello();
		wire.onmessage = (event) => this.#hear(String(event.data));
		wire.onclose = (event) => this.#broke(event.code);
	}

	/// Stop for good, until open().
	close(): void {
		this.#hangUp();
		this.#enter('idle');
		this.#forsake(true);
	}

	/// The network may be back, or the tab was woken: try now, or make sure the line is alive.
	nudge(): void {
		if (this.state === 'waiting')
			this.open();
		else if (this.state === 'live') {
			this.#ping();
			this.#deadIn(probe);
		}
	}

	/// The network is known to be away.
	lost(): void {
		if (this.state === 'live' || this.state === 'connecting')
			this.#broke(0);
	}

	/// Ask once. Refused as `offline` when the line is down or breaks before the answer.
	ask<O extends SocketOp>(op: O, fields: Asked<O>, key = newKey()): Promise<Answer<O>> {
		if (this.state !== 'live')
			return Promise.reject(new Refused('offline'));
		return this.#request(op, fields, key, false);
	}

	/// Ask until answered, across reconnects.
	insist<O extends SocketOp>(op: O, fields: Asked<O>, key = newKey()): Promise<Answer<O>> {
		return this.#request(op, fields, key, true);
	}

	#request<O extends SocketOp>(op: O, fields: Asked<O>, key: string, again: boolean): Promise<Answer<O>> {
		const frame = JSON.stringify({ op, key, ...fields }, (_, value) => typeof value === 'string' ? readable(value) : value);
		const answer = new Promise<Answer<O>>((resolve, reject) => {
			this.#pending.set(key, { frame, again, resolve, reject });
		});
		if (this.state === 'live')
			this.#send(frame);
		return answer;
	}

	#sayHello(): void {
		this.#unopened = 0;
		this.#helloKey = newKey();
		const fields: Asked<'hello'> = { client: this.env.client, resume: this.on.resume() };
		this.#send(JSON.stringify({ op: 'hello', key: this.#helloKey, ...fields }));
	}

	#hear(text: string): void {
		this.#deadIn(silence);
		const frame = JSON.parse(text);
		if (frame.key === this.#helloKey)
			this.#greeted(frame);
		else if (frame.type === 'reply' || frame.type === 'error')
			this.#settle(frame);
		else
			this.on.event(frame);
	}

	#greeted(frame: { type: string; result: Hello; error: Parameters<typeof refusal>[0] }): void {
		if (frame.type !== 'reply') {
			const wait = frame.error.retry_after_ms;
			return this.#broke(frame.error.code === 'not_signed_in' ? 4401 : 0, wait);
		}
		this.#tries = 0;
		this.#heartbeat = Math.min(slowest, frame.result.limits.heartbeat_ms * 0.8);
		this.#enter('live');
		for (const kept of this.#pending.values())
			this.#send(kept.frame);
		this.#keepBeating();
		this.on.hello(frame.result);
	}

	#settle(frame: { type: string; key?: string; result: never; error: Parameters<typeof refusal>[0] }): void {
		// What the server could not read has no key in its answer: it is what has waited longest.
		const key = frame.key ?? this.#pending.keys().next().value ?? '';
		const asked = this.#pending.get(key);
		if (!asked)
			return;
		this.#pending.delete(key);
		if (frame.type === 'reply')
			asked.resolve(frame.result);
		else
			asked.reject(refusal(frame.error));
	}

	#send(frame: string): void {
		this.#wire?.send(frame);
		if (this.state === 'live')
			this.#keepBeating();
	}

	#keepBeating(): void {
		this.#beat();
		this.#beat = this.env.clock.after(this.#heartbeat, () => this.#ping());
	}

	#ping(): void {
		this.#send(JSON.stringify({ op: 'ping', key: newKey() }));
	}

	#deadIn(ms: number): void {
		this.#dead();
		this.#dead = this.env.clock.after(ms, () => this.#broke(0));
	}

	#broke(code: number, wait?: number): void {
		this.#hangUp();
		const why = gone[code];
		if (why) {
			this.#enter('gone', why);
			return this.#forsake(true);
		}
		this.#forsake(false);
		const { clock } = this.env;
		const least = wait ?? (code === tooMany ? busy : 0);
		this.#retry = clock.after(Math.max(least, backoff(this.#tries++, clock.random())), () => this.open());
		this.#enter('waiting');
		if (this.#unopened)
			this.on.unopened(this.#unopened);
	}

	/// Nobody will answer what was asked on this line; `all`: not on the next one either.
	#forsake(all: boolean): void {
		for (const [key, asked] of [...this.#pending]) {
			if (asked.again && !all)
				continue;
			this.#pending.delete(key);
			asked.reject(new Refused('offline'));
		}
	}

	#hangUp(): void {
		this.#retry();
		this.#dead();
		this.#beat();
		const wire = this.#wire;
		this.#wire = null;
		if (!wire)
			return;
		wire.onopen = wire.onmessage = wire.onclose = null;
		wire.close();
	}

	#enter(state: LinkState, why?: Gone): void {
		this.state = state;
		this.on.state(state, why);
	}
}
