/// Stopping and starting: what is kept, how people are told, and what is not left behind.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newKey } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

describe('stopping and starting', () => {
	let server, fay, id, ana;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room that stays', history: 'all', reactions: ['heart'] }));
		ana = await fay.guest('Ana', id);
	});
	after(() => server.end());

	it('everything is there after a restart: words, changes, reactions, seats, rooms, links', async () => {
		const invite = await fay.invite('participant', id, { uses: 3 });
		const ben = await fay.guest('Ben', id);
		const { seq } = await ana.post(id, 'The first of these words');
		await ana.post(id, 'The second of these words');
		await ana.edit(id, seq, 'The first, said differently');
		await ben.request('room.react', { room: id, target: 2, reaction: 'heart', on: true });
		await ana.request('room.redact', { room: id, target: 2 });
		const page = await ana.history(id);
		const list = async (who) => (await who.request('room.list')).rooms.map((each) => ({ ...each, here: 0 }));
		const rooms = await list(ana);
		await server.restart();

		assert.equal(await ana.closed(), 1012);
		ana = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		assert.deepEqual(await ana.history(id), page);
		assert.deepEqual(await list(ana), rooms);
		await ana.reached(id, page.entries.at(-1).seq);
		const { seq: next } = await ana.post(id, 'And it goes on from there');
		assert.equal(next, page.entries.at(-1).seq + 1);
		await server.person('Cleo').enter(invite);
		fay = await fay.person.connect();
	});

	it('SIGTERM under load: what was acknowledged is kept, all are told 1012, and it ends with 0, soon', async () => {
		const ben = await fay.guest('Bea', id);
		const acknowledged = [];
		const storm = Array.from({ length: 500 }, (_, i) => ana.post(id, `Storm before the end ${i}`).then(({ seq }) => acknowledged.push(seq), () => {}));
		await ben.reached(id, ben.place(id).visit.head + 1);
		const since = performance.now();
		const over = await server.signal('SIGTERM');
		const took = performance.now() - since;

		assert.deepEqual(over, { code: 0, signal: null });
		assert.ok(took < 3000, `${took} ms`);
		assert.equal(await ana.closed(), 1012);
		assert.equal(await ben.closed(), 1012);
		await Promise.all(storm);
		assert.ok(acknowledged.length > 0);
		await server.run();
		ana = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		await ana.reached(id, Math.max(...acknowledged));
		const there = new Set(ana.entries(id).map((entry) => entry.seq));
		acknowledged.forEach((seq) => assert.ok(there.has(seq)));
		fay = await fay.person.connect();
	});

	it('SIGTERM ends soon even when somebody does not read', async () => {
		const stuck = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		stuck.socket.pause();
		for (let i = 0; i < 60; i++)
			await ana.post(id, `${i} ${'long '.repeat(750)}`);
		const since = performance.now();

		assert.deepEqual(await server.signal('SIGTERM'), { code: 0, signal: null });
		assert.ok(performance.now() - since < 5000);
		stuck.socket.terminate();
		await server.run();
		ana = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		fay = await fay.person.connect();
	});

	it('a second server on the same data does not start, and does no harm', async () => {
		await assert.rejects(server.command('serve'), (error) => error.code !== 0 && /another cairnd/.test(error.stderr));
		await ana.post(id, 'Still here, undisturbed');
	});

	it('log, database and key file hold no word, name of a link, or cookie', async () => {
		const canary = `Canary ${newKey()}`;
		const { seq } = await ana.post(id, canary);
		await ana.edit(id, seq, `${canary} changed`);
		await ana.request('room.typing', { room: id, on: true });
		server.keepSecret(ana.person.cookies.get('cairn_session'));
		server.inspect();
		assert.ok(server.secrets.size > 20);
		const all = readdirSync(server.data).map((name) => readFileSync(path.join(server.data, name)));
		assert.ok(all.some((bytes) => bytes.includes('Room that stays')), 'the search would find what is there');
		assert.ok(server.log.includes('server.started'));
	});

	it('only the owner can read the files', () => {
		for (const name of ['.', ...readdirSync(server.data)])
			assert.equal(statSync(path.join(server.data, name)).mode & 0o077, 0, name);
	});
});
