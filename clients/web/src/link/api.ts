import { newKey } from './keys.ts';
import { Refused, refusal, type Answer, type Asked, type HttpOp } from './wire.ts';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

/// What is asked before there is a socket: the doorway, coming in, signing in and out.
export class Api {
	constructor(private readonly fetch: Fetch) {}

	/// Give the same `key` again to ask the same thing again.
	async call<O extends HttpOp>(op: O, fields: Asked<O>, key = newKey()): Promise<Answer<O>> {
		const reply = await this.#post(op, { key, ...fields });
		if (reply.type !== 'reply')
			throw refusal(reply.error ?? { code: 'internal', text: '' });
		return reply.result as Answer<O>;
	}

	/// Does the server answer at all?
	async alive(): Promise<boolean> {
		try {
			return (await this.fetch('/healthz', { cache: 'no-store' })).ok;
		} catch {
			return false;
		}
	}

	async #post(op: string, body: object) {
		try {
			const response = await this.fetch('/api/' + op, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(body),
				credentials: 'same-origin',
				cache: 'no-store',
			});
			return await response.json();
		} catch {
			throw new Refused('offline');
		}
	}
}
