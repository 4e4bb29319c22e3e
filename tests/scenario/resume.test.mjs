/// Coming back: cursors, request keys, the same tab again, a server that was restarted.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Gone, newKey, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

describe('coming back', () => {
	let server, fay, id, ana, ben;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room of return' }));
		[ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		for (let i = 1; i <= 300; i++)
			ana.post(id, `Remember number ${i}`);
		await Promise.all([ana.reached(id, 300), ben.reached(id, 300)]);
	});
	after(() => server.end());

	const back = (room, after) => ben.person.connect({ resume: [{ room, after }] });

	for (const [where, cursor] of [['the beginning', 0], ['the middle of a batch', 137], ['one before the end', 299]])
		it(`Ben comes back to ${where} and gets exactly what follows`, async () => {
			const line = await back(id, cursor);

			assert.deepEqual(line.hello.refused, []);
			const [visit] = line.hello.visits;
			assert.deepEqual([visit.reset, visit.after, visit.head], [false, cursor, 300]);
			await line.reached(id, 300);
			await line.barrier();
			assert.deepEqual(line.entries(id), ana.entries(id).slice(cursor));
			await line.bye();
		});

	it('Ben comes back to sixteen rooms at once, each with more than a page', async () => {
		const rooms = [];
		for (let i = 0; i < 16; i++)
			rooms.push((await fay.makeRoom({ name: `Room ${i} of many`, history: 'all' })).id);
		const cleo = await fay.guest('Cleo', rooms[0]);
		for (const room of rooms.slice(1)) {
			await cleo.person.join(await fay.invite('participant', room), { rules_version: 1 });
			await fay.join(room);
		}
		await fay.join(rooms[0]);
		for (const room of rooms)
			await Promise.all(Array.from({ length: 50 }, (_, i) => fay.post(room, `${i} ${'and so on '.repeat(300)}`)));
		const line = await cleo.person.connect({ resume: rooms.map((room) => ({ room, after: 0 })) });

		assert.deepEqual(line.hello.refused, []);
		for (const room of rooms)
			await line.reached(room, 50);
		await line.bye();
	});

	it('Ben comes back to the end: nothing is repeated, and what is new follows', async () => {
		const line = await back(id, 300);

		await line.barrier();
		assert.deepEqual(line.entries(id), []);
		const { seq } = await ana.post(id, 'The first after Ben is back');
		assert.equal((await line.sees(id, seq)).body, 'The first after Ben is back');
		await line.bye();
	});

	for (const [what, size] of [['short', 1], ['long', 4000]])
		it(`Ben comes back to 200 ${what} messages that were said one by one`, async () => {
			const other = await fay.makeRoom({ name: 'Room of single words' });
			const [cleo, dan] = [await fay.guest('Cleo', other.id), await fay.guest('Dan', other.id)];
			for (let i = 0; i < 200; i++)
				await cleo.request('room.post', { room: other.id, body: `${i}${'.'.repeat(size - 1)}`.slice(0, 4000) });
			for (const after of [0, 50, 90, 130]) {
				const line = await dan.person.connect({ resume: [{ room: other.id, after }] });
				await line.reached(other.id, 200);
				assert.equal(line.entries(other.id).length, 200 - after);
				await line.bye();
			}
		});

	it('Ben names a place beyond the end: he is told to start anew, and misses nothing from there', async () => {
		for (const cursor of [100000, Number.MAX_SAFE_INTEGER]) {
			const line = await back(id, cursor);

			assert.equal(line.hello.visits[0].reset, true);
			assert.equal(line.hello.visits[0].after, line.hello.visits[0].head);
			const { seq } = await ana.post(id, `Said after place ${cursor}`);
			await line.sees(id, seq);
			await line.bye();
		}
	});

	it('a place that is no number is an error that names it', async () => {
		const wrong = { '-1': 'bad_field', '9007199254740992': 'bad_field', '1e3': 'bad_field', '1.5': 'bad_field', '"7"': 'bad_field',
			null: 'bad_field', true: 'bad_field', '[]': 'bad_field', '9223372036854775808': 'bad_json' };

		for (const [cursor, code] of Object.entries(wrong)) {
			const line = await ben.person.dial();
			const key = newKey();
			const error = await line.provoke(`{"op":"hello","key":"${key}","client":"tab-${key}","resume":[{"room":"${id}","after":${cursor}}]}`);

			assert.deepEqual([error.code, error.field], [code, code === 'bad_field' ? 'resume[0].after' : undefined], cursor);
			await line.greet();
			await line.bye();
		}
	});

	it('rooms that are not his are refused, and those that are go on', async () => {
		const other = await fay.makeRoom({ name: 'Room of others' });
		const line = await ben.person.connect({ resume: [{ room: other.id, after: 0 }, { room: id, after: 299 },
			{ room: '0000000000001', after: 0 }] });

		assert.deepEqual(line.hello.refused, [other.id, '0000000000001']);
		assert.deepEqual(line.hello.visits.map((visit) => visit.room.id), [id]);
		await line.reached(id, 300);
		await line.bye();
	});

	it('a room named twice opens one reading place', async () => {
		const line = await ben.person.connect({ resume: [{ room: id, after: 299 }, { room: id, after: 299 }] });
		const { seq } = await ana.post(id, 'Heard once by Ben, please');

		await line.reached(id, seq);
		await line.barrier();
		assert.equal(line.bodies(id).filter((body) => body === 'Heard once by Ben, please').length, 1);
		await line.bye();
	});

	it('the same tab takes its seat over at once; another tab does not', async () => {
		const tab = `tab-${newKey()}`;
		const old = await ben.person.connect({ tab });
		const other = await ben.person.connect();
		const young = await ben.person.connect({ tab });

		assert.equal(await old.closed(), 4409);
		await Promise.all([other.barrier(), young.barrier()]);
		const stranger = await ana.person.connect({ tab });
		await young.barrier();
		await Promise.all([other.bye(), young.bye(), stranger.bye()]);
	});

	it('a second hello on one connection is refused', async () => {
		const line = await ben.person.connect();

		await refused(line.greet(), 'not_allowed');
		await line.bye();
	});

	it('nothing is answered before hello', async () => {
		const line = await ben.person.dial();

		await refused(line.request('room.post', { room: id, body: 'Spoken before saying hello' }), 'not_signed_in');
		await refused(line.request('ping'), 'not_signed_in');
		await line.greet();
		await line.barrier();
		await line.bye();
	});
});

describe('once and only once', () => {
	let server, fay, id, ana;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room of echoes' }));
		ana = await fay.guest('Ana', id);
	});
	after(() => server.end());

	const copies = async (body) => (await ana.history(id)).entries.filter((entry) => entry.body === body).length;

	it('the same key again on the same connection gives the first answer', async () => {
		const key = newKey();
		const first = await ana.post(id, 'Said once, sent twice', { key });

		assert.deepEqual(await ana.post(id, 'Said once, sent twice', { key }), first);
		assert.equal(await copies('Said once, sent twice'), 1);
	});

	it('the same key five times in one breath is one message', async () => {
		const key = newKey();
		const all = await Promise.all(Array.from({ length: 5 }, () => ana.post(id, 'Said five times at once', { key })));

		all.forEach((each) => assert.deepEqual(each, all[0]));
		assert.equal(await copies('Said five times at once'), 1);
	});

	it('the same key on another connection gives the first answer', async () => {
		const key = newKey();
		const first = await ana.post(id, 'Sent from two tabs here', { key });
		const tab = await ana.person.connect();
		await tab.join(id);

		assert.deepEqual(await tab.post(id, 'Sent from two tabs here', { key }), first);
		await tab.bye();
	});

	it('a connection cut before the answer: sent again, it is there once', async () => {
		for (let i = 0; i < 20; i++) {
			const key = newKey();
			const line = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
			const lost = line.post(id, `Into the tunnel ${i}`, { key });
			await line.cut();
			await lost.catch((error) => assert.ok(error instanceof Gone));
			await ana.post(id, `Into the tunnel ${i}`, { key });
			assert.equal(await copies(`Into the tunnel ${i}`), 1);
		}
	});

	it('the same key after a restart gives the first answer', async () => {
		const key = newKey();
		const first = await ana.post(id, 'Said before the night', { key });
		const edit = newKey();
		const edited = await ana.request('room.edit', { room: id, target: first.seq, body: 'Said before the night, changed' }, { key: edit });
		const invite = await server.invite('participant', 'Room of echoes');
		const zoe = server.person('Zoe');
		const join = newKey();
		await zoe.join(invite, { key: join });
		await server.restart();
		ana = await ana.person.connect({ resume: [{ room: id, after: edited.seq }] });

		assert.deepEqual(await ana.post(id, 'Said before the night', { key }), first);
		assert.deepEqual(await ana.request('room.edit', { room: id, target: first.seq, body: 'Said before the night, changed' }, { key: edit }), edited);
		const again = await server.person('Zoe').join(invite, { key: join });
		assert.deepEqual(again.signed, zoe.signed, 'a join whose answer was lost gives the same seat');
		assert.deepEqual([...again.cookies], [...zoe.cookies]);
		fay = await fay.person.connect();
	});

	it('a key used for something else is key_reused, and nothing happens', async () => {
		const key = newKey();
		const { seq } = await ana.post(id, 'The first use of a key', { key });

		await refused(ana.post(id, 'The second use of a key', { key }), 'key_reused');
		await refused(ana.request('room.redact', { room: id, target: seq }, { key }), 'key_reused');
		assert.equal(await copies('The first use of a key'), 1);
		assert.equal(await copies('The second use of a key'), 0);
	});

	it('a key belongs to who sent it', async () => {
		const key = newKey();
		const ben = await fay.guest('Ben', id);
		const first = await ana.post(id, 'The same key by Ana', { key });

		assert.notEqual((await ben.post(id, 'The same key by Ben', { key })).seq, first.seq);
	});

	it('an error is not remembered: the same key works once the fault is gone', async () => {
		const key = newKey();
		const cleo = await fay.guest('Cleo', id);
		await cleo.request('room.leave', { room: id });

		await refused(cleo.post(id, 'Too early to be said', { key }), 'not_in_room');
		await cleo.join(id, { rules_version: 1 });
		await cleo.post(id, 'Too early to be said', { key });
	});

	it('a room made twice with one key is one room', async () => {
		const key = newKey();
		const make = () => fay.request('room.create', { name: 'Made by one key' }, { key });

		assert.deepEqual(await make(), await make());
		const { rooms } = await fay.request('room.list');
		assert.equal(rooms.filter(({ room }) => room.name === 'Made by one key' && !room.staff_of).length, 1);
	});
});
