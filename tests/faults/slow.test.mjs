/// A reader that stops reading delays nobody, costs little, is not sent away while it is only slow,
/// and has everything without gap when it reads again.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Server, sanitized } from '../support/server.mjs';

const stalled = 20;
const words = 'long '.repeat(780);
const messages = 4000;                        // 16 MB: more than every buffer on the way

describe('slow readers', () => {
	let server, fay, id, ana, ben, readers, rss_kb;

	before(async () => {
		server = await Server.start({ config: { 'limits.stall_s': 300, 'limits.idle_s': 600 } });
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room with slow readers', history: 'all', capacity: 1000 }));
		[ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		readers = await Promise.all(Array.from({ length: stalled }, async (_, i) => {
			const line = await fay.guest(`Reader${i}`, id);
			line.socket.pause();
			return line;
		}));
	});
	after(() => server.end());

	it('the others are not delayed', async () => {
		await ana.barrier();
		rss_kb = server.rss_kb();
		const took = [];
		for (let i = 0; i < messages; i += 50) {
			const since = performance.now();
			const sent = await Promise.all(Array.from({ length: 50 }, (_, k) => ana.request('room.post', { room: id, body: `${i + k} ${words}` })));
			await ben.reached(id, sent.at(-1).seq);
			took.push(performance.now() - since);
		}
		took.sort((a, b) => a - b);
		const [median, worst] = [took[took.length >> 1], took.at(-1)];
		assert.ok(worst < Math.max(1000, 20 * median), `50 messages took ${median} ms, at worst ${worst} ms`);
	});

	const unmeasured = sanitized && 'memory cannot be measured under a sanitizer';

	it('they cost bounded memory', { skip: unmeasured }, () => {
		const more_kb = server.rss_kb() - rss_kb;

		/* The window of the room, and for each reader an outbox and a page at most. */
		assert.ok(more_kb < (16 << 10) + stalled * 512, `${more_kb} kB more`);
	});

	it('they are not sent away, and have everything when they read again', async () => {
		readers.forEach((line) => {
			assert.equal(line.close_code, undefined);
			line.socket.resume();
		});
		for (const line of readers) {
			await line.reached(id, messages, 30_000);
			assert.equal(line.entries(id).length, messages - line.place(id).visit.after);
			line.entries(id).forEach((entry, i) => assert.ok(entry.body.startsWith(`${i} long`)));
		}
	});

	it('catching up is done: they hear what is new like everybody', async () => {
		const { seq } = await ana.post(id, 'New for all of them');
		for (const line of readers)
			await line.sees(id, seq);
		const more_kb = sanitized ? 0 : server.rss_kb() - rss_kb;
		assert.ok(more_kb < (24 << 10) + stalled * 512, `${more_kb} kB more after all`);
	});
});

describe('a reader that never reads again', () => {
	let server, fay, id, ana;

	before(async () => {
		server = await Server.start({ config: { 'limits.stall_s': 1, 'limits.idle_s': 600 } });
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room with a dead reader', history: 'all' }));
		ana = await fay.guest('Ana', id);
	});
	after(() => server.end());

	it('is sent away after a while, and comes back where it was', async () => {
		const dead = await fay.guest('Dan', id);
		dead.socket.pause();
		for (let i = 0; i < 600; i++)
			await ana.request('room.post', { room: id, body: `${i} ${words}` });
		await ana.event('presence', (event) => event.went.includes(dead.person.id));
		dead.socket.resume();
		const code = await dead.closed();
		assert.ok([4408, 1006].includes(code), `${code}`);
		const again = await dead.person.connect({ resume: [{ room: id, after: dead.place(id).after }] });
		await again.reached(id, 600);
		assert.equal(dead.entries(id).length + again.entries(id).length, 600);
	});
});

describe('a reader that asks and never reads', () => {
	let server, fay, id, ana;

	before(async () => {
		server = await Server.start({ config: { 'limits.stall_s': 300, 'limits.idle_s': 600 } });
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room with a greedy reader', history: 'all' }));
		ana = await fay.guest('Ana', id);
		for (let i = 0; i < 100; i++)
			await ana.request('room.post', { room: id, body: `${i} ${words}` });
	});
	after(() => server.end());

	it('is sent away when too many answers wait, long before they are a burden', async () => {
		const greedy = await fay.guest('Greta', id);
		greedy.socket.pause();
		const before_kb = server.rss_kb();
		let most_kb = 0;
		for (let i = 0; i < 60; i++) {
			for (let k = 0; k < 50; k++)
				greedy.history(id);
			await ana.barrier();
			most_kb = Math.max(most_kb, server.rss_kb() - before_kb);
		}
		await ana.event('presence', (event) => event.went.includes(greedy.person.id));
		assert.ok(sanitized || most_kb < 64 << 10, `${most_kb} kB more`);
		greedy.socket.terminate();
	});
});
