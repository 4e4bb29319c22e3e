/// When somebody's way into a room ends: not a byte of a later entry reaches them, on any connection.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Gone, Refusal, exchange, newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

const remove = (fields) => ({ hours: 1, step: fields.room ? 'removal' : 'ban', ...fields });

/// How it ends: who does what, what is left of the connections, and what coming back meets.
const ways = [
	{ name: 'signing out', end: (w) => w.ana.person.ask('session.close', {}), close: 4401, back: 'no session' },
	{ name: 'leaving by /bye', end: (w) => exchange(w.server.origin, { path: '/bye', headers: { Cookie: w.ana.person.cookie } }),
		close: 4401, back: 'no session', later: true },
	{ name: 'removal from the room', end: (w) => w.fay.sanction(remove({ room: w.id, member: w.ana.person.id })),
		reason: 'removed', back: 'refused' },
	{ name: 'removal from the room by a mentor', end: (w) => w.mo.sanction(remove({ room: w.id, member: w.ana.person.id })),
		reason: 'removed', back: 'refused' },
	{ name: 'removal from the server', end: (w) => w.fay.sanction(remove({ member: w.ana.person.id })),
		reason: 'removed', back: 'refused' },
	{ name: 'the grant revoked', end: (w) => w.fay.request('grant.revoke', { room: w.id, member: w.ana.person.id, role: 'participant' }),
		reason: 'revoked', back: 'refused' },
	{ name: 'leaving the room', end: (w) => w.second.request('room.leave', { room: w.id }), reason: 'left', back: 'refused' },
];

describe('the end of a way in', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	/// A room with Ana on two connections, in the middle of speaking, and Ben and Mo who stay.
	async function world() {
		const { id } = await fay.makeRoom({ name: `Room ${newKey()}` });
		const [ana, ben, mo] = [await fay.guest('Ana', id), await fay.guest('Ben', id), await fay.guest('Mo', id, 'mentor')];
		await ana.post(id, 'Before it ended for Ana');
		const second = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		await second.reached(id, 1);
		return { server, fay, id, ana, ben, mo, second };
	}

	const silent = (line, marks) => marks.forEach((mark) => assert.ok(!line.bodies(line.room).includes(mark), `heard: ${mark}`));

	for (const way of ways)
		it(`after ${way.name} nothing more is heard, and what was in flight is settled`, async () => {
			const w = await world();
			const { id, ana, ben, second } = w;
			w.ana.room = w.second.room = id;

			const flights = Array.from({ length: 40 }, (_, i) => ana.post(id, `In flight ${newKey()} ${i}`));
			await way.end(w);
			if (way.later)
				await second.closed();
			const marks = [];
			for (let i = 0; i < 5; i++) {
				marks.push(`Not for Ana any more ${newKey()}`);
				await ben.post(id, marks[i]);
			}
			const { seq: limit } = await ben.post(id, 'The last word in this');
			await ben.reached(id, limit);

			/* Every request that was under way has an answer, and none of them came after the end. */
			const first = ben.entries(id).find((entry) => entry.body === marks[0]).seq;
			for (const each of await Promise.allSettled(flights)) {
				if (each.status === 'fulfilled')
					assert.ok(each.value.seq < first);
				else
					assert.ok(each.reason instanceof Gone || (each.reason instanceof Refusal
						&& ['not_in_room', 'not_allowed', 'removed', 'not_signed_in'].includes(each.reason.code)), each.reason.message);
			}
			for (const entry of ben.entries(id).filter((each) => each.by.id === ana.person.id))
				assert.ok(entry.seq < first, 'no word of hers after it');

			for (const line of [ana, second]) {
				if (way.close)
					assert.equal(await line.closed(), way.close);
				else if (line !== second || way.reason !== 'left')
					assert.equal((await line.event('closed', (event) => event.room === id)).reason, way.reason);
				if (!way.close)
					await line.barrier();
				silent(line, marks);
			}
		});

	for (const way of ways)
		it(`after ${way.name} coming back is refused`, async () => {
			const w = await world();
			const { id, ana } = w;
			const cookie = new Map(ana.person.cookies);
			await way.end(w);
			if (way.later)
				await w.second.closed();
			ana.person.cookies = cookie;           /* as kept by somebody who should not have it */

			if (way.back === 'no session') {
				const line = await ana.person.dial().catch(() => null);
				const hello = line?.greet([{ room: id, after: 0 }]);
				await assert.rejects(hello ?? Promise.reject(new Error('no upgrade')));
				if (line)
					assert.equal(await line.closed(), 4401);
				return;
			}
			const line = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
			assert.deepEqual([line.hello.visits, line.hello.refused], [[], [id]]);
			await refused(line.post(id, 'From the other side'), 'not_in_room');
			await refused(line.history(id), 'not_in_room');
			if (way.reason !== 'left')
				await refused(line.request('room.join', { room: id, rules_version: 1, after: 0 }),
					way.reason === 'removed' ? 'removed' : 'not_allowed');
			await w.ben.post(id, 'Ben goes on speaking');
			await w.ben.reached(id, 2);
			await line.barrier();
		});

	it('a reader in the middle of catching up from disk is cut off as well', async () => {
		const w = await world();
		const { id, ana, ben } = w;
		const long = 'long '.repeat(700);
		await Promise.all(Array.from({ length: 400 }, (_, i) => ben.post(id, `${i} ${long}`)));
		const line = await ana.person.dial();
		const hello = line.greet([{ room: id, after: 0 }]);
		await hello;
		await w.fay.sanction(remove({ room: id, member: ana.person.id }));
		const { seq } = await ben.post(id, 'After the removal of the reader');
		await line.event('closed');
		await line.barrier();

		assert.ok(line.place(id).after < seq);
	});

	it('a hello under way when the session ends does not open anything', async () => {
		for (let i = 0; i < 10; i++) {
			const w = await world();
			const line = await w.ana.person.dial();
			const hello = line.greet([{ room: w.id, after: 0 }]).catch((error) => error);
			const join = w.second.request('room.join', { room: w.id }).catch((error) => error);
			await w.ana.person.ask('session.close', {});
			const mark = `After a race ${newKey()}`;
			await w.ben.post(w.id, mark);
			assert.equal(await line.closed(), 4401);
			assert.equal(await w.second.closed(), 4401);
			await Promise.all([hello, join]);
			assert.ok(!line.bodies(w.id).includes(mark) && !w.second.bodies(w.id).includes(mark));
		}
	});

	it('a hello under way when she is banned leaves nothing open', async () => {
		for (let i = 0; i < 10; i++) {
			const w = await world();
			const line = await w.ana.person.dial();
			const hello = line.greet([{ room: w.id, after: 0 }]).catch((error) => error);
			const join = w.second.request('room.join', { room: w.id }).catch((error) => error);
			await w.fay.sanction(remove({ member: w.ana.person.id }));
			const mark = `After a race ${newKey()}`;
			await w.ben.post(w.id, mark);
			await Promise.all([hello, join]);
			for (const each of [line, w.second]) {
				await each.barrier();
				assert.ok(!each.bodies(w.id).includes(mark));
				await refused(each.post(w.id, 'Still here after the race'), 'not_in_room');
			}
		}
	});

	it('removal of one does not touch the others', async () => {
		const w = await world();
		await w.fay.sanction(remove({ room: w.id, member: w.ana.person.id }));
		const { seq } = await w.ben.post(w.id, 'Still together without Ana');

		await w.mo.reached(w.id, seq);
		await refused(w.mo.sanction(remove({ room: w.id, member: w.mo.person.id })), 'not_allowed', 'member');
		await refused(w.mo.sanction(remove({ member: w.ben.person.id })), 'not_allowed');
	});
});

describe('removal sticks', () => {
	let server, fay, id, other;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room with a door' }));
		other = (await fay.makeRoom({ name: 'Another room' })).id;
	});
	after(() => server.end());

	it('rejoining by the same or another link, with the seat or only the device, is refused', async () => {
		const same = await fay.invite('participant', id, { uses: 50 });
		const another = await fay.invite('participant', id, { uses: 50 });
		const ana = await server.person('Ana').enter(same);
		await fay.sanction(remove({ room: id, member: ana.person.id }));
		const device = server.person('Anna');
		device.cookies.set('cairn_device', ana.person.cookies.get('cairn_device'));

		for (const who of [ana.person, device])
			for (const link of [same, another]) {
				await refused(who.ask('doorway.show', { invite: link }), 'removed');
				await refused(who.join(link, { rules_version: 1 }), 'removed');
			}
		const phone = server.person('Ana');
		await phone.ask('session.recover', { words: ana.person.words });
		await refused(phone.join(another, { rules_version: 1 }), 'removed');
		await server.person('Zoe').join(same);
		await ana.person.join(await fay.invite('participant', other));
	});

	it('a staff link does not undo it, nor does a grant let the person in before it ends', async () => {
		const ana = await fay.guest('Ana', id);
		await fay.sanction(remove({ room: id, member: ana.person.id }));
		await refused(ana.person.join(await fay.invite('mentor', id), { rules_version: 1 }), 'removed');
		await fay.request('grant.set', { room: id, member: ana.person.id, role: 'participant' });

		await refused(ana.request('room.join', { room: id, rules_version: 1 }), 'removed');
	});

	it('removal from the server closes every room, and every way of signing in', async () => {
		const ana = await fay.guest('Ana', id);
		await fay.sanction(remove({ member: ana.person.id }));

		await refused(ana.person.join(await fay.invite('participant', other), { rules_version: 1 }), 'removed');
		await refused(fay.request('grant.set', { room: other, member: ana.person.id, role: 'participant' }), 'not_allowed', 'member');
		await refused(server.person('Ana').ask('session.recover', { words: ana.person.words }), 'removed');
	});

	it('it ends by itself', async () => {
		const link = await fay.invite('participant', id, { uses: 5 });
		const ana = await server.person('Ana').enter(link);
		const { until: end } = await fay.sanction(remove({ room: id, member: ana.person.id, hours: 2 }));
		assert.ok(Math.abs(end - Date.now() - 2 * 3600 * 1000) < 60_000);
		await refused(ana.person.join(link, { rules_version: 1 }), 'removed');
		await server.sql('UPDATE removals SET until_ms = 1');

		await ana.person.join(link, { rules_version: 1 });
		const line = await ana.person.connect();
		await until(async () => (await line.join(id)).room.id === id);
	});
});
