/// "I need help now": who hears of it, what the person sees, and that nothing stands in the way.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

describe('help for one person', () => {
	let server, fay, ada, id;

	before(async () => {
		server = await Server.start({ config: { 'limits.cost_per_minute': 3000, 'limits.cost_burst': 1500, 'limits.in_flight': 32 } });
		ada = await server.staff('Ada', 'admin');
		fay = await server.staff('Fay');
	});
	beforeEach(async () => {
		({ id } = await fay.makeRoom({ name: `Room ${newKey()}` }));
	});
	after(() => server.end());

	const alarm = (line) => line.event('notice', ({ notice }) => notice.kind === 'alarm' && !notice.over);
	const state = (line, word) => line.event('help', ({ help }) => help.room === id && help.state === word);
	const acknowledge = async (line) => {
		const { notice } = await alarm(line);
		const { case: found } = await line.request('case.show', { room: notice.room, case: notice.case });
		return line.request('case.acknowledge', { room: id, case: found.id, version: found.version });
	};

	it('Ana presses it: Mo is alerted with sound, Ana sees that he saw it and that he is there, and Ben sees nothing', async () => {
		const [ana, ben, mo] = [await fay.guest('Ana', id), await fay.guest('Ben', id), await fay.guest('Mo', id, 'mentor')];
		const tab = await ana.person.connect();
		const began = Date.now();
		const { help, lines } = await ana.request('help.now', { room: id, region: 'DE', language: 'de' });

		assert.deepEqual([help.room, help.state, help.on_call], [id, 'called', true]);
		assert.ok(Array.isArray(lines));
		const { notice } = await alarm(mo);
		assert.ok(Date.now() - began < 1000, 'within a second');
		assert.deepEqual([notice.level, notice.loud, notice.subject.name, notice.room], ['crisis', true, 'Ana', id]);
		const shown = await mo.request('case.show', { room: id, case: notice.case });
		assert.deepEqual([...new Set(shown.lines.map(({ region }) => region))], ['DE'], 'lines of where Ana is');
		await state(tab, 'called');
		await acknowledge(mo);
		const seen = await state(ana, 'seen');
		assert.equal(seen.help.by.name, 'Mo');
		await mo.post(id, 'I am here with you');
		assert.equal((await state(tab, 'with')).help.by.name, 'Mo');
		assert.deepEqual((await ana.person.connect()).hello.help.map((each) => each.state), ['with']);
		await ben.barrier();
		assert.deepEqual(ben.events.filter(({ type }) => type === 'help' || type === 'notice'), []);
	});

	it('once Mo is on it, the page of Max stops ringing, and one that opens later does not begin', async () => {
		const [ana, mo, max] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor'), await fay.guest('Max', id, 'mentor')];
		await ana.request('help.now', { room: id });
		const { notice } = await alarm(max);
		await acknowledge(mo);
		await max.event('notice', (event) => event.notice.id === notice.id && event.notice.over);
		assert.deepEqual((await max.person.connect()).hello.notices.filter(({ kind }) => kind === 'alarm'), []);
	});

	it('pressed ten times it is one case and rings once, and the same key is answered the same', async () => {
		const [ana, mo] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor')];
		const key = newKey();
		const first = await ana.request('help.now', { room: id }, { key });

		assert.deepEqual(await ana.request('help.now', { room: id }, { key }), first);
		for (let i = 0; i < 10; i++)
			await ana.request('help.now', { room: id });
		await mo.barrier();
		assert.equal(mo.events.filter(({ notice }) => notice?.kind === 'alarm').length, 1);
		assert.equal((await mo.request('case.list', { room: id })).cases.length, 1);
	});

	it('Ana may only read, then is asked to leave, then is banned: it works each time', async () => {
		const [ana, mo] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor')];
		const close = async () => {
			const { case: mine } = await acknowledge(mo);
			await mo.request('case.close', { room: id, case: mine.id, version: mine.version, outcome: 'talked', safe: 'yes',
				follow_up: Date.now() + 3600_000 });
			await state(ana, 'closed');
			mo.events.length = ana.events.length = 0;
		};

		await fay.sanction({ room: id, member: ana.person.id, step: 'read_only', hours: 1 });
		await ana.request('help.now', { room: id });
		await close();
		await fay.sanction({ room: id, member: ana.person.id, step: 'removal', hours: 1 });
		await ana.request('help.now', { room: id });
		await close();
		await ada.sanction({ member: ana.person.id, step: 'ban', hours: 1 });
		await ana.request('help.now', { room: id });
		await close();
	});

	it('somebody who has used up their allowance is still heard', async () => {
		const [ana, mo] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor')];
		let slow;
		for (let i = 0; i < 400 && !slow; i++)
			slow = await ana.request('room.list').then(() => false, (error) => error.code === 'slow_down');
		assert.ok(slow);
		await ana.request('help.now', { room: id });
		await alarm(mo);
	});

	it('after a crash right behind the answer the case is there, and Ana is told where it stands', async () => {
		const [ana, mo] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor')];
		await ana.request('help.now', { room: id });
		await server.kill9();
		await server.run();
		const back = await ana.person.connect();
		assert.deepEqual(back.hello.help.map((each) => each.state), ['called']);
		const line = await mo.person.connect();
		assert.equal(line.hello.notices.filter((notice) => notice.kind === 'alarm' && notice.loud).length, 1);
		ada = await ada.person.connect();
		fay = await fay.person.connect();
	});

	it('Ben, who was never there, calls nobody', async () => {
		const { id: other } = await fay.makeRoom({ name: `Room ${newKey()}` });
		const ben = await fay.guest('Ben', id);
		await refused(ben.request('help.now', { room: other }), 'not_allowed', 'room');
	});

	it('practice rings and is marked, for staff as well as in the case', async () => {
		const mo = await fay.guest('Mo', id, 'mentor');
		const { case: drill } = await fay.request('drill.run', { room: id });
		assert.equal(drill.drill, true);
		const { notice } = await alarm(mo);
		assert.deepEqual([notice.drill, notice.loud, notice.subject.name], [true, true, 'Practice alarm']);
		await acknowledge(mo);
		assert.ok('took' in (await fay.request('desk.figures')).drills[0]);
	});
});
