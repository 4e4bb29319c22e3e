/// A line to the server for a few questions, on a page that otherwise needs none. It closes by itself.
import type { Cancel, Clock } from '../link/clock.ts';
import { newKey } from '../link/keys.ts';
import { Link, type Wire } from '../link/socket.ts';
import { Refused, type Answer, type Asked, type SocketOp } from '../link/wire.ts';

const idle = 20_000;
const patience = 15_000;

export class ShortLine {
	#link: Link | null = null;
	#end: Cancel = () => {};
	#open = 0;

	constructor(private readonly env: { clock: Clock; dial(): Wire }) {}

	/// Refused as `offline` when no answer comes in time.
	async ask<O extends SocketOp>(op: O, fields: Asked<O>): Promise<Answer<O>> {
		const link = (this.#link ??= this.#dial());
		this.#open++;
		this.#end();
		let late: Cancel = () => {};
		const tooLong = new Promise<never>((_, reject) => (late = this.env.clock.after(patience, () => reject(new Refused('offline')))));
		try {
			return await Promise.race([link.insist(op, fields), tooLong]);
		} finally {
			late();
			if (--this.#open === 0)
				this.#end = this.env.clock.after(idle, () => this.close());
		}
	}

	close(): void {
		this.#end();
		this.#link?.close();
		this.#link = null;
	}

	#dial(): Link {
		const link = new Link({ ...this.env, client: newKey() }, { resume: () => [], hello() {}, event() {}, state() {}, unopened() {} });
		link.open();
		return link;
	}
}
