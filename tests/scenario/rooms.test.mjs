/// Rooms: their settings, rules that change, seats, doors.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

describe('rooms', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	const room = (fields) => fay.makeRoom({ name: `Room ${newKey()}`, ...fields });
	const update = (room, fields) => fay.request('room.update', { room, ...fields });

	it('a room keeps what it was made with', async () => {
		const fields = { name: 'Süßer Raum ☕', about: 'For late hours', rules: 'Be kind.\nListen.', language: 'de',
			history: 'all', presence: false, typing: true, capacity: 7, reactions: ['heart', 'hug'] };
		const made = await room(fields);

		assert.deepEqual(made, { ...made, ...fields, rules_version: 1, open: true });
		const { rooms } = await fay.request('room.list');
		assert.deepEqual(rooms.find((each) => each.room.id === made.id).room, made);
	});

	it('a change of settings reaches who is there, and changes only what was named', async () => {
		const made = await room({ about: 'As it was' });
		const ana = await fay.guest('Ana', made.id);

		const { room: changed } = await update(made.id, { name: 'Another name', typing: true });
		assert.deepEqual(changed, { ...made, name: 'Another name', typing: true });
		const event = await ana.event('room', (each) => each.room.name === 'Another name');
		assert.deepEqual(event.room, changed);
		const ben = await fay.guest('Ben', made.id);
		await ana.request('room.typing', { room: made.id, on: true });
		await ben.event('typing', (each) => each.on);
	});

	it('new rules must be read before going on; who is inside stays', async () => {
		const made = await room({ rules: 'Listen.' });
		const ana = await fay.guest('Ana', made.id);
		await update(made.id, { rules: 'Listen. And be kind.' });

		await ana.event('room', (each) => each.room.rules_version === 2);
		await ana.post(made.id, 'Still talking under new rules');
		await refused(ana.request('room.join', { room: made.id }), 'rules_changed', 'rules_version');
		await refused(ana.request('room.join', { room: made.id, rules_version: 1 }), 'rules_changed', 'rules_version');
		await refused(ana.request('room.join', { room: made.id, rules_version: 3 }), 'rules_changed', 'rules_version');
		const again = await ana.person.connect({ resume: [{ room: made.id, after: 0 }] });
		assert.deepEqual(again.hello.refused, [made.id]);
		await again.request('room.join', { room: made.id, rules_version: 2, after: 0 });
		await again.reached(made.id, 1);
		const third = await ana.person.connect({ resume: [{ room: made.id, after: 0 }] });
		assert.deepEqual(third.hello.refused, [], 'read once is read');
	});

	it('the same rules again are no new version', async () => {
		const made = await room({ rules: 'Listen.' });

		assert.equal((await update(made.id, { rules: 'Listen.' })).room.rules_version, 1);
	});

	it('a link read under old rules does not let in', async () => {
		const made = await room({ rules: 'Listen.' });
		const invite = await fay.invite('participant', made.id);
		const ana = server.person('Ana');
		const { rules_version } = await ana.look(invite);
		await update(made.id, { rules: 'Listen well.' });

		await refused(ana.join(invite, { rules_version }), 'rules_changed', 'rules_version');
		await ana.join(invite);
		assert.equal(ana.room, made.id, 'and the refusal used nothing up');
	});

	it('a full room lets nobody in, but keeps who sits there, and staff', async () => {
		const made = await room({ capacity: 2 });
		const [ana, ben] = [await fay.guest('Ana', made.id), await fay.guest('Ben', made.id)];
		const invite = await fay.invite('participant', made.id);
		const cleo = server.person('Cleo');

		assert.equal((await cleo.look(invite)).open, false);
		await refused(cleo.join(invite), 'room_full');
		assert.equal(cleo.cookies.size, 0);
		await ana.bye();
		await refused(cleo.join(invite), 'room_full');
		await (await ana.person.connect()).request('room.join', { room: made.id });
		await fay.guest('Mo', made.id, 'mentor');
		await refused(cleo.join(invite), 'room_full');
		await ben.request('room.leave', { room: made.id });
		await cleo.join(invite);
		await refused(ben.request('room.join', { room: made.id, rules_version: 1 }), 'room_full');
		await update(made.id, { capacity: 3 });
		await ben.request('room.join', { room: made.id, rules_version: 1 });
	});

	it('a place is free again when who had it signs out', async () => {
		const made = await room({ capacity: 2 });
		const [ana, ben] = [await fay.guest('Ana', made.id), await fay.guest('Ben', made.id)];
		const invite = await fay.invite('participant', made.id, { uses: 5 });

		await refused(server.person('Cleo').join(invite), 'room_full');
		await ana.person.ask('session.close');
		await ben.barrier();
		await server.person('Cleo').join(invite);
		await refused(server.person('Dan').join(invite), 'room_full');
		await server.sql('UPDATE seats SET seen_ms = 0');
		await server.person('Ana').join(invite);
	});

	it('a name of staff is nobody else\'s, and taking it keeps no staff out', async () => {
		const made = await room();
		const mo = await server.staff('Moss', 'mentor');
		const invite = await fay.invite('participant', made.id, { uses: 5 });

		await refused(server.person('Moss').join(invite), 'name_taken', 'name');
		const ana = await fay.guest('Ana', made.id);
		await refused(ana.request('member.rename', { name: 'moss' }), 'name_taken', 'name');
		const guest = await fay.guest('Fern', made.id);
		await server.sql("UPDATE members SET name = 'Moss', name_key = (SELECT name_key FROM members WHERE name = 'Moss') WHERE name = 'Fern'");
		await mo.join(made.id);
		await guest.barrier();
	});

	it('a closed room lets nobody new in and keeps who is there', async () => {
		const made = await room();
		const ana = await fay.guest('Ana', made.id);
		const invite = await fay.invite('participant', made.id);
		await update(made.id, { open: false });

		assert.equal((await server.person('Ben').look(invite)).open, false);
		await refused(server.person('Ben').join(invite), 'room_closed');
		await ana.post(made.id, 'Still here behind closed doors');
		const again = await ana.person.connect();
		await again.join(made.id);
		await update(made.id, { open: true });
		await server.person('Ben').join(invite);
	});

	it('switching presence off stops telling who comes and goes', async () => {
		const made = await room();
		const ana = await fay.guest('Ana', made.id);
		await update(made.id, { presence: false });
		await ana.event('room', (each) => each.room.presence === false);
		ana.events.length = 0;
		const ben = await fay.guest('Ben', made.id);
		await ben.bye();
		await ana.barrier();

		assert.deepEqual(ana.events.filter((event) => event.type === 'presence' && event.came.length + event.went.length > 0), []);
	});

	it('reactions a room no longer allows can be taken back, not given', async () => {
		const made = await room({ reactions: ['heart'] });
		const ana = await fay.guest('Ana', made.id);
		const { seq } = await ana.post(made.id, 'Something to react to');
		const react = (on) => ana.request('room.react', { room: made.id, target: seq, reaction: 'heart', on });
		await react(true);
		await update(made.id, { reactions: [] });

		await refused(react(true), 'bad_field', 'reaction');
		await react(false);
		assert.equal((await ana.history(made.id)).entries[0].reactions, undefined);
	});
});
