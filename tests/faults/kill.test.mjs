/// kill -9 in the middle of a posting storm, again and again: whatever was acknowledged is there afterwards,
/// in order, once; whatever was not is there once after it was sent again under the same key.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

const rounds = Number(process.env.ROUNDS || 50);

describe(`kill -9, ${rounds} times`, () => {
	let server, fay, id;
	const people = [];
	const sent = [];                          // { person, key, body, seq } of every message ever sent

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room in a storm', history: 'all' }));
		for (const name of ['Ana', 'Ben', 'Cleo', 'Dan'])
			people.push((await fay.guest(name, id)).person);
	});
	after(() => server.end());

	async function back(person) {
		if (person.line)
			await person.line.closed();
		const after = person.line?.place(id)?.after ?? 0;
		const before = person.line?.entries(id) ?? [];
		person.line = await person.connect({ resume: [{ room: id, after }] });
		assert.deepEqual([person.line.hello.refused, person.line.hello.visits[0].reset], [[], false]);
		person.line.entries(id).unshift(...before);
	}

	function send(message) {
		return message.person.line.request('room.post', { room: id, body: message.body }, { key: message.key }).then(({ seq }) => {
			assert.ok(message.seq === undefined || message.seq === seq, 'the same answer every time');
			message.seq = seq;
		}, () => {});
	}

	function storm(round, size) {
		return people.flatMap((person) => Array.from({ length: size }, (_, i) => {
			const message = { person, key: newKey(), body: `${person.name} in round ${round}, number ${i}` };
			sent.push(message);
			return send(message);
		}));
	}

	it('what was acknowledged is there, in order, once', async () => {
		for (let round = 0; round < rounds; round++) {
			await Promise.all(people.map(back));
			await Promise.all(sent.filter((message) => message.seq === undefined).map(send));
			server.keepSecret(`Ana in round ${round}, number 0`);
			const flights = storm(round, 50);
			const wanted = 1 + Math.floor(Math.random() * 150);      /* not always at the same moment */
			let answered = 0;
			flights.forEach((flight) => flight.then(() => answered++));
			await until(() => answered >= wanted, { every_ms: 0 });
			await server.kill9();
			await Promise.all(flights);
			await server.run();
		}
		await Promise.all(people.map(back));
		await Promise.all(sent.filter((message) => message.seq === undefined).map(send));
		assert.ok(sent.every((message) => message.seq > 0));

		const head = Math.max(...sent.map((message) => message.seq));
		const expected = [...sent].sort((a, b) => a.seq - b.seq).map((message) => [message.seq, message.key, message.body, message.person.id]);
		assert.equal(head, sent.length, 'numbered without gap, nothing twice');
		for (const { line } of people) {
			await line.reached(id, head);
			assert.deepEqual(line.entries(id).map((entry) => [entry.seq, entry.key, entry.body, entry.by.id]), expected);
		}
	});

	it('somebody who was away all the time reads the same from disk', async () => {
		const person = server.person('Zoe');
		fay = await fay.person.connect();
		const line = await person.enter(await fay.invite('participant', id));
		await line.request('room.join', { room: id, after: 0 });
		await line.reached(id, sent.length, 20_000);

		assert.deepEqual(line.entries(id).map((entry) => entry.body), [...sent].sort((a, b) => a.seq - b.seq).map((message) => message.body));
	});

	it('the database is whole', async () => {
		assert.equal(await server.sql('PRAGMA integrity_check'), 'ok');
		assert.equal(await server.sql('PRAGMA foreign_key_check'), '');
	});
});
