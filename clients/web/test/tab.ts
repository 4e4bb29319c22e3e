/// A tab whose browser, network and clock are told what to do.
import { Client } from '../src/app/client.ts';
import { Api } from '../src/link/api.ts';
import { aVisit, evening, FakeClock, FakeWire, settle } from './fake.ts';
import { NaiveRoom } from './naive.ts';

class Storage {
	private readonly kept = new Map<string, string>();
	getItem(name: string) { return this.kept.get(name) ?? null; }
	setItem(name: string, value: string) { this.kept.set(name, value); }
	removeItem(name: string) { this.kept.delete(name); }
	clear() { this.kept.clear(); }
}

/// A browser that remembers nothing yet.
export function freshBrowser() {
	(globalThis as any).sessionStorage = new Storage();
}

export const listed = { room: evening, role: 'participant', seated: true, here: 2 };

export function tab(healthy = true) {
	const clock = new FakeClock();
	const wires: FakeWire[] = [];
	const gone: string[] = [];
	const api = new Api(async () => ({ ok: healthy, json: async () => ({ type: 'reply', key: '', result: {} }) }) as Response);
	const client = new Client({
		clock, api, dial: () => (wires.push(new FakeWire()), wires.at(-1)!), go: (href) => void gone.push(href),
	});
	return { client, clock, wires, gone, wire: () => wires.at(-1)! };
}

/// A tab in the evening room, with what was said there.
export async function inside(room = new NaiveRoom()) {
	const all = tab();
	all.client.connect();
	all.wire().greet();
	all.wire().reply('room.list', { rooms: [listed] });
	await settle();
	all.wire().reply('room.join', aVisit({ head: room.head, after: room.head }));
	await settle();
	all.wire().reply('room.history', room.page(room.head + 1, 50));
	await settle();
	const state = () => all.client.visits.value[evening.id]!;
	const stream = (from: number) => all.wire().say({ type: 'entries', stream: evening.stream, entries: room.after(from) });
	return { ...all, room, state, stream };
}
