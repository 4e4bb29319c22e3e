/// Steps that staff take, what the person learns of them, and the record of it all.
import assert from 'node:assert/strict';
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

const day_ms = 24 * 3600 * 1000;

describe('steps about a member', () => {
	let server, fay, flo, id;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		flo = await server.staff('Flo');
	});
	beforeEach(async () => {
		({ id } = await fay.makeRoom({ name: `Room ${newKey()}` }));
	});
	after(() => server.end());

	const mine = async (line) => (await line.request('sanction.mine')).sanctions;

	it('Ana hears at once that she was warned, on each of her tabs, and Ben hears nothing', async () => {
		const [ana, ben, mo] = [await fay.guest('Ana', id), await fay.guest('Ben', id), await fay.guest('Mo', id, 'mentor')];
		const tab = await ana.person.connect();
		const words = 'Please let others finish their sentence';
		const given = await mo.sanction({ room: id, member: ana.person.id, step: 'warning', reason: 'unkind', rule: 'Be kind.', words });

		for (const line of [ana, tab]) {
			const { notice } = await line.event('notice');
			assert.deepEqual([notice.kind, notice.sanction, notice.room, notice.reason, notice.words], ['sanction', given.id, id, 'unkind', words]);
			assert.ok(!JSON.stringify(notice).includes(mo.person.id), 'who gave it is not told');
		}
		await ben.barrier();
		assert.deepEqual(ben.events.filter((event) => event.type === 'notice'), []);
		const [seen] = await mine(ana);
		assert.deepEqual([seen.step, seen.state, seen.rule, seen.words, 'until' in seen], ['warning', 'active', 'Be kind.', words, false]);
		assert.ok(seen.appeal_by - seen.at === 14 * day_ms);
		const { sanctions } = await mo.request('sanction.list', { room: id, member: ana.person.id });
		assert.deepEqual(sanctions.map((each) => each.id), [given.id]);
	});

	it('what Ana did not see yet waits for her, until she saw it', async () => {
		const ana = await fay.guest('Ana', id);
		await ana.bye();
		await fay.sanction({ room: id, member: ana.person.id, step: 'nudge', words: 'Something while you were away' });
		const back = await ana.person.connect();
		const [notice] = back.hello.notices;

		assert.equal(notice.words, 'Something while you were away');
		await back.request('notice.seen', { notice: notice.id });
		assert.deepEqual((await ana.person.connect()).hello.notices, []);
		assert.equal((await mine(back))[0].state, 'over');
	});

	it('read only: Ana reads along, is told until when, and an appeal that Flo agrees with ends it', async () => {
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const given = await fay.sanction({ room: id, member: ana.person.id, step: 'read_only', hours: 48 });
		const error = await refused(ana.post(id, 'May I say something now'), 'read_only');

		assert.equal(error.until, given.until);
		const { seq } = await ben.post(id, 'Ana can hear this');
		await ana.reached(id, seq);
		const { sanction } = await ana.request('appeal.make', { sanction: given.id, words: 'I was only quoting the book' });
		assert.equal(sanction.appeal.due - sanction.appeal.at, 3 * day_ms);
		const decide = { room: id, sanction: given.id, decision: 'overturn', words: 'You were, we are sorry' };
		await refused(fay.request('appeal.decide', decide), 'not_allowed', 'sanction');
		await flo.request('appeal.decide', decide);
		const { notice } = await ana.event('notice', (event) => event.notice.kind === 'appeal_answered');
		assert.equal(notice.words, decide.words);
		await ana.post(id, 'Thank you for looking again');
		assert.equal((await mine(ana))[0].state, 'overturned');
	});

	it('a banned person keeps the seat to read why and appeal, and hears and does nothing else', async () => {
		const ana = await fay.guest('Ana', id);
		const ben = await fay.guest('Ben', id);
		const { seq } = await ana.post(id, 'Said before the ban');
		const given = await fay.sanction({ member: ana.person.id, step: 'ban', hours: 24, words: 'Selling is not for here' });
		await ana.event('closed', (event) => event.room === id && event.reason === 'removed');
		const line = await ana.person.connect({ resume: [{ room: id, after: 0 }] });

		assert.deepEqual([line.hello.grants, line.hello.visits, line.hello.refused], [[], [], [id]]);
		assert.deepEqual((await line.request('room.list')).rooms, []);
		for (const [op, fields] of Object.entries({
			'room.post': { room: id, body: 'x' }, 'room.edit': { room: id, target: seq, body: 'x' }, 'room.redact': { room: id, target: seq },
			'room.react': { room: id, target: seq, reaction: 'heart', on: true }, 'room.history': { room: id },
			'room.typing': { room: id, on: true }, 'report.make': { room: id, target: seq, reason: 'other' },
		}))
			await refused(line.request(op, fields), 'not_in_room');
		for (const [op, fields] of Object.entries({ 'room.join': { room: id }, 'note.list': { room: id, member: ben.person.id } }))
			await refused(line.request(op, fields), 'removed');
		await refused(line.request('member.secure', { login: 'ana', password: 'a long password' }), 'not_allowed');
		await refused(server.person('Ana').ask('session.recover', { words: ana.person.words }), 'removed');
		await refused(ana.person.join(await fay.invite('participant', id), { rules_version: 1 }), 'removed');

		assert.equal((await mine(line))[0].words, 'Selling is not for here');
		await line.request('appeal.make', { sanction: given.id, words: 'It was my own coat' });
		await refused(fay.request('sanction.lift', { room: id, sanction: given.id }), 'not_found', 'sanction');
		await flo.request('appeal.decide', { sanction: given.id, decision: 'overturn', words: 'So it was' });
		await ana.person.join(await fay.invite('participant', id), { rules_version: 1 });
		await line.join(id);
		await line.post(id, 'Back after the appeal');
	});

	it('the queue of who looks after the room has the appeal, and not that of another room', async () => {
		const other = (await fay.makeRoom({ name: 'Room next door' })).id;
		const [ana, mo, may] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor'), await fay.guest('May', other, 'mentor')];
		const given = await fay.sanction({ room: id, member: ana.person.id, step: 'read_only', hours: 1 });
		await ana.request('appeal.make', { sanction: given.id, words: 'Somebody please look at this' });
		const queue = async (line) => (await line.request('case.list')).appeals.map((each) => each.id);

		assert.ok((await queue(mo)).includes(given.id));
		assert.ok(!(await queue(may)).includes(given.id));
		await mo.request('appeal.decide', { room: id, sanction: given.id, decision: 'uphold', words: 'We keep the hour' });
		assert.ok(!(await queue(mo)).includes(given.id));
	});

	it('notes are for staff of the room alone', async () => {
		const other = (await fay.makeRoom({ name: 'Room without notes' })).id;
		const [ana, mo, may] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor'), await fay.guest('May', other, 'mentor')];
		const about = { room: id, member: ana.person.id };
		const { note } = await mo.request('note.add', { ...about, kind: 'careful_topic', words: 'Does not speak of the sea', days: 30 });

		assert.equal(note.by.id, mo.person.id);
		assert.deepEqual((await fay.request('note.list', about)).notes, [note]);
		for (const line of [ana, may])
			await refused(line.request('note.list', about), 'not_allowed');
		await refused(may.request('note.remove', { room: other, note: note.id }), 'not_found', 'note');
		await mo.request('note.remove', { room: id, note: note.id });
		assert.deepEqual((await fay.request('note.list', about)).notes, []);
	});

	it('whom and what Ben does not want to see is remembered on the server', async () => {
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		await ben.request('member.hide', { member: ana.person.id, on: true });
		await ben.request('member.topics', { topics: ['eating', 'death'] });
		const { hello } = await ben.person.connect();

		assert.deepEqual([hello.hidden, hello.topics.sort()], [[ana.person.id], ['death', 'eating']]);
		assert.deepEqual((await ana.person.connect()).hello.hidden, []);
		await refused(ben.request('member.hide', { member: ben.person.id, on: true }), 'not_allowed', 'member');
	});
});

describe('the record', () => {
	let server, ada, id;

	before(async () => {
		server = await Server.start();
		ada = await server.staff('Ada', 'admin');
		({ id } = await ada.makeRoom({ name: `Room on record ${newKey()}` }));
	});
	after(() => server.end());

	/// `cairnd check`: what it says, and how it ends.
	async function check() {
		try {
			return { code: 0, out: await server.command('check') };
		} catch ({ code, stdout, stderr }) {
			return { code, out: stdout + stderr };
		}
	}

	it('says who of staff did what, to whom, and names no words', async () => {
		const ana = await ada.guest('Ana', id);
		const { id: sanction } = await ada.sanction({ room: id, member: ana.person.id, step: 'nudge', words: 'Words that are not for the record' });
		const { lines } = await ada.request('audit.list');

		assert.deepEqual([lines[0].act, lines[0].by.id, lines[0].subject.id, lines[0].room, lines[0].about],
			['sanction.give', ada.person.id, ana.person.id, id, sanction]);
		assert.deepEqual(lines.map((line) => line.seq), lines.map((_, i) => lines.length - i));
		assert.ok(!JSON.stringify(lines).includes('Words'));
		assert.deepEqual((await ada.request('audit.list', { before: 2 })).lines.map((line) => line.seq), [1]);
	});

	it('is checked from the shell while the server runs, and when it does not', async () => {
		for (const run of [true, false]) {
			if (!run)
				await server.stop();
			const { code, out } = await check();
			assert.equal(code, 0, out);
			assert.match(out, /^database: sound\naudit log: \d+ lines, whole\n$/);
		}
		await server.run();
		ada = await ada.person.connect();
	});

	it('a line that somebody changed in the database is named', async () => {
		const was = await server.sql('SELECT subject FROM audit WHERE seq = 2');
		await server.sql('UPDATE audit SET subject = 7 WHERE seq = 2');
		const { code, out } = await check();

		assert.equal(code, 1);
		assert.match(out, /audit log: line 2 is the first that does not fit/);
		await server.sql(`UPDATE audit SET subject = ${was} WHERE seq = 2`);
		assert.equal((await check()).code, 0);
	});

	it('a damaged file is told', async () => {
		await server.stop();
		const [page] = (await server.sql("SELECT rootpage FROM sqlite_schema WHERE name = 'rooms_staff'")).split('\n');
		const size = Number(await server.sql('PRAGMA page_size'));
		const file = path.join(server.data, 'cairn.db');
		const fd = openSync(file, 'r+');
		writeSync(fd, Buffer.alloc(size - 16, 0x55), 0, size - 16, (Number(page) - 1) * size + 16);
		closeSync(fd);
		const { code, out } = await check();

		assert.equal(code, 1);
		assert.match(out, /database: damaged\n|cannot be read/);
	});
});
