/// Who is on call, over the wire: planned, taken over, lost; a real alert about a gap; and the deadlines of a room.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Authority, readSigned, Receiver } from '../support/receivers.mjs';
import { Server } from '../support/server.mjs';

const hour_ms = 3600 * 1000;
const day_ms = 24 * hour_ms;

/// The day in UTC, so many days from now.
const dayOf = (days) => new Date(Date.now() + days * day_ms).toISOString().slice(0, 10);
/// Monday is 1.
const weekdayOf = (day) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
const momentOf = (day, minute) => Date.parse(`${day}T00:00:00Z`) + minute * 60_000;

describe('the roster', () => {
	let authority, server, web, fay, bo, cy, id;
	const planned = [];

	/// A webhook that works, and was proved.
	async function reachable(line) {
		const path = `/${server.keepSecret(randomBytes(12).toString('hex'))}`;
		const { channel, secret } = await line.request('channel.add', { kind: 'webhook', label: 'pager', url: web.origin + path });
		server.keepSecret(secret);
		await line.request('channel.test', { channel: channel.id });
		const [request] = await web.reached(path);
		await line.request('channel.prove', { channel: channel.id, code: readSigned(request, secret).code });
		return { path, secret };
	}

	async function plan(line, fields) {
		const first_day = fields.first_day || dayOf(0);
		const { shift } = await fay.request('roster.set', { member: line.person.id, tier: 1, zone: 'UTC', weekday: 1, start: 0, minutes: 1440, ...fields, first_day });
		planned.push(shift.id);
		return shift;
	}

	/// Somebody every minute of the week.
	async function always(line) {
		for (let weekday = 1; weekday <= 7; weekday++)
			await plan(line, { weekday, first_day: dayOf(-7) });
	}

	const list = (line = fay, days = 50) => line.request('roster.list', { from: Date.now(), until: Date.now() + days * day_ms });

	before(async () => {
		authority = new Authority();
		web = await Receiver.start({ pair: authority.pair });
		server = await Server.start({ config: { 'notify.private_addresses': 'yes', 'notify.ca_file': authority.file, 'notify.timeout_s': 2 } });
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room' }));
		[bo, cy] = [await fay.guest('Bo', id, 'mentor'), await server.staff('Cy', 'responder')];
		await refused(plan(bo, {}), 'not_allowed', 'member');
		await Promise.all([bo, cy].map(reachable));
	});
	beforeEach(async () => {
		for (const shift of planned.splice(0))
			await fay.request('roster.remove', { shift }).catch((error) => assert.equal(error.code, 'not_found'));
	});
	after(async () => {
		await server.end();
		await web.end();
		authority.end();
	});

	it('nobody is asked for a roster that nobody uses', async () => {
		const { shifts, duties, gaps } = await list();
		assert.deepEqual([shifts, duties, gaps], [[], [], []]);
		const { warnings } = await fay.request('ladder.list', { room: id });
		assert.deepEqual(warnings, ['no_one_on_call', 'no_supervisor']);
	});

	it('who plans sees whom there is to plan; others do not', async () => {
		const names = ({ people }) => people?.map(({ name }) => name).sort();

		await fay.guest('Ana', id);
		assert.deepEqual(names(await list()), ['Bo', 'Cy', 'Fay']);
		assert.equal(names(await list(bo)), undefined);
		assert.equal(names(await list(cy)), undefined);
	});

	it('a shift is duties for eight weeks, and where nobody is there is a gap', async () => {
		const day = dayOf(3);
		const shift = await plan(bo, { weekday: weekdayOf(day), start: 600, minutes: 90, language: 'pt-BR' });
		const { shifts, duties, gaps } = await list(cy);

		assert.deepEqual([shifts.length, shifts[0].member.name, shifts[0].language, 'last_day' in shifts[0]], [1, 'Bo', 'pt-BR', false]);
		assert.equal(duties.length, 7);
		assert.deepEqual(duties[0], { shift: shift.id, day, member: { id: bo.person.id, name: 'Bo', role: 'mentor' }, tier: 1, language: 'pt-BR',
			from: momentOf(day, 600), until: momentOf(day, 690), reachable: true });
		assert.equal(gaps.length, 8);
		assert.deepEqual([gaps[0].until, gaps[1].from, gaps[1].until], [momentOf(day, 600), momentOf(day, 690), momentOf(day, 600) + 7 * day_ms]);
	});

	it('Cy takes a day of Bo, and Fay hears of it by looking', async () => {
		const day = dayOf(3);
		const shift = await plan(bo, { weekday: weekdayOf(day), start: 600, minutes: 90 });
		const { duty } = await cy.request('roster.cover', { shift: shift.id, day });

		assert.deepEqual([duty.member.name, duty.covered, duty.reachable], ['Cy', true, true]);
		const names = (await list()).duties.map((each) => each.member.name);
		assert.deepEqual(names, ['Cy', ...Array(6).fill('Bo')]);
		await refused(fay.request('roster.cover', { shift: shift.id, day }), 'not_allowed', 'member');
		await refused(cy.request('roster.cover', { shift: shift.id, day: dayOf(4) }), 'bad_field', 'day');
		await refused(bo.request('roster.cover', { shift: shift.id, day, member: cy.person.id }), 'not_allowed', 'member');
	});

	it('the same key asked twice plans one shift', async () => {
		const fields = { member: bo.person.id, tier: 2, zone: 'Europe/Berlin', weekday: 2, start: 1200, minutes: 120, first_day: dayOf(0) };
		const [one, other] = [await fay.request('roster.set', fields, { key: 'a-key-of-a-shift' }), await fay.request('roster.set', fields, { key: 'a-key-of-a-shift' })];

		planned.push(one.shift.id);
		assert.deepEqual(one, other);
		assert.equal((await list()).shifts.length, 1);
		await refused(fay.request('roster.set', fields), 'bad_field', 'start');
	});

	it('with somebody always there nobody is told anything; Bo loses the role, and Fay is told within seconds, on the page and by her pager', async () => {
		const pager = await reachable(fay);
		await always(bo);
		assert.deepEqual((await list()).gaps, []);
		const { warnings } = await fay.request('ladder.list', { room: id });
		assert.deepEqual(warnings, ['one_person', 'no_supervisor']);

		fay.events.length = 0;
		await fay.request('grant.revoke', { member: bo.person.id, room: id, role: 'mentor' });
		assert.deepEqual((await list()).duties.filter((each) => each.until > Date.now() + 1000), []);
		const { notice } = await fay.event('notice', (event) => event.notice.kind === 'gap');
		assert.equal(notice.loud, true);
		await until(async () => (await web.reached(pager.path, 2)).some((request) => readSigned(request, pager.secret).kind === 'gap'),
			{ what: 'an alert about the gap' });
		const { misses } = await fay.request('miss.list');
		assert.deepEqual(misses.filter((each) => each.kind === 'gap').length, 1);

		/* Given back, Bo is on call again. */
		await fay.request('grant.set', { member: bo.person.id, room: id, role: 'mentor' });
		await until(async () => (await list()).gaps.length === 0, { what: () => 'duties of Bo' });
	});

	it('what was planned is there after a crash', async () => {
		await always(cy);
		const before_it = (await list()).duties;
		await server.kill9();
		await server.run();
		fay = await fay.person.connect();
		bo = await bo.person.connect();
		cy = await cy.person.connect();
		assert.deepEqual((await list()).duties.slice(1), before_it.slice(1));
	});

	it('the room sets its own deadlines, and goes back to the standard ones', async () => {
		const own = { level: 'red', first: 240, second: 480, third: 900, repeat: 300, lease: 600 };
		const [, standard] = (await bo.request('ladder.list', { room: id })).ladders;

		assert.deepEqual(standard, { level: 'red', first: 180, second: 360, third: 720, repeat: 360, lease: 480 });
		assert.deepEqual((await fay.request('ladder.set', { room: id, ...own })).ladders[1], { ...own, own: true });
		await refused(fay.request('ladder.set', { room: id, ...own, second: 240 }), 'bad_field', 'second');
		await refused(bo.request('ladder.set', { room: id, level: 'red' }), 'not_allowed');
		assert.deepEqual((await fay.request('ladder.set', { room: id, level: 'red' })).ladders[1], standard);
	});
});
