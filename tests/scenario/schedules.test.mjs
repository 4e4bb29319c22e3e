/// A programme over the wire: planned, moved, cancelled, closed, split, staffed, kept through a crash, and on a terminal; and all that is wrong.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { exchange, newKey, refused } from '../support/client.mjs';
import { until, within } from '../support/poll.mjs';
import { cairnd, Server } from '../support/server.mjs';

const root = new URL('../../', import.meta.url).pathname;
const cairn = path.resolve(root, process.env.CAIRN || 'build/clients/cli/cairn');
const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;
const dayOf = (days, from = Date.now()) => new Date(from + days * day_ms).toISOString().slice(0, 10);
const wallOf = (ms, zone) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(ms);
const plain = { title: 'Tuesday evening', zone: 'Europe/London', day: dayOf(2), start: 18 * 60, minutes: 60, rule: 'FREQ=WEEKLY', staff_needed: 1, capacity: 3 };

/// A drop-in room with a facilitator, two mentors and some who come.
class House {
	static async open(options) {
		const house = new House();
		house.server = await Server.start(options);
		house.fay = await house.server.staff('Fay');
		return house;
	}

	number = 0;

	async room(fields = {}) {
		return (await this.fay.makeRoom({ name: `Drop-in ${++this.number}`, drop_in: true, ...fields })).id;
	}

	/// Somebody with a link to the room, which may be closed to them now; connected.
	async guest(name, room, role = 'participant') {
		const person = await this.server.person(name).join(await this.fay.invite(role, room));
		return person.connect();
	}

	/// The series and its meetings.
	async plan(room, fields = {}, staff) {
		const { series } = await this.fay.request('series.create', { room, plan: { ...plain, ...fields }, ...(staff ? { staff } : {}) });
		return { ...series, meetings: await this.meetings(room, series.id) };
	}

	async meetings(room, series, line = this.fay, days = 90) {
		const { meetings } = await line.request('meeting.list', { room, from: Date.now() - day_ms, until: Date.now() + days * day_ms });
		return meetings.filter(({ meeting }) => !series || meeting.series === series);
	}

	/// As it is now.
	async again(room, meeting) {
		return (await this.meetings(room)).find((each) => each.meeting.id === meeting.id);
	}

	change(room, meeting, fields) {
		return this.fay.request('meeting.change', { room, meeting: meeting.id, version: meeting.version, ...fields });
	}

	/// Everything there is of a room, to see that it is what it was.
	async picture(room) {
		const { series } = await this.fay.request('series.list', { room, ended: true });
		const meetings = await this.meetings(room);
		const { closures } = await this.fay.request('closure.list');
		const rows = await this.server.sql('SELECT (SELECT count(*) FROM meetings), (SELECT count(*) FROM places), (SELECT count(*) FROM signups), (SELECT count(*) FROM meeting_staff)');
		return JSON.stringify({ series, meetings, closures, rows });
	}
}

const ids = (rows) => rows.map(({ meeting }) => meeting.id);
const starts = (rows) => rows.map(({ meeting }) => meeting.start);
const states = (rows) => rows.map(({ meeting }) => meeting.state);

describe('a programme', () => {
	let house, server, fay, mo, lu;

	before(async () => {
		house = await House.open();
		({ server, fay } = house);
		const room = await house.room();
		[mo, lu] = [await fay.guest('Mo', room, 'mentor'), await fay.guest('Lu', room, 'mentor')];
	});
	after(() => server.end());

	/// Mo and Lu are mentors of this room, too.
	async function room() {
		const id = await house.room();
		for (const line of [mo, lu])
			await fay.request('grant.set', { member: line.person.id, room: id, role: 'mentor' });
		return id;
	}

	it('a weekly hour is at 18:00 London in winter and in summer, for more than a year', async () => {
		const id = await room();
		const { plan, meetings } = await house.plan(id);
		const all = await house.meetings(id, undefined, fay, 398);

		assert.deepEqual([plan.rule, plan.start, plan.zone, plan.opens], ['FREQ=WEEKLY', 1080, 'Europe/London', 10]);
		assert.ok(meetings.length >= 12 && all.length >= 56, `${all.length}`);
		assert.ok(starts(all).every((ms) => wallOf(ms, 'Europe/London') === '18:00'));
		assert.equal(new Set(starts(all).map((ms) => wallOf(ms, 'Asia/Kolkata'))).size, 2);
		assert.ok(all.every(({ meeting }) => meeting.end - meeting.start === hour_ms && meeting.opens === meeting.start - 10 * minute_ms));
	});

	it('the preview says what it comes to, and keeps nothing', async () => {
		const id = await room();
		const before_it = await house.picture(id);
		const { next, shifts, count } = await fay.request('series.preview', { room: id, zone: 'America/New_York',
			plan: { ...plain, zone: 'Europe/Berlin', rule: 'FREQ=WEEKLY;BYDAY=TH', start: 19 * 60, day: '2027-01-07' } });

		assert.equal(next.length, 6);
		assert.ok(next.every(({ start }) => wallOf(start, 'Europe/Berlin') === '19:00'));
		assert.ok(count >= 45);
		/* Between the second Sunday and the last Sunday of March: an hour later for New York. */
		assert.ok(shifts.some(({ day, start, usual }) => day === '2027-03-18' && start === 14 * 60 && usual === 13 * 60), JSON.stringify(shifts));
		assert.equal(await house.picture(id), before_it);
	});

	it('one is moved, one is cancelled and taken back; the others stay', async () => {
		const id = await room();
		const { meetings } = await house.plan(id);
		const [first, second, third] = meetings.map(({ meeting }) => meeting);

		const { meeting: moved } = await house.change(id, first, { day: dayOf(3), start: 20 * 60, reason: 'illness', words: 'An hour later, for once.' });
		assert.deepEqual([moved.changed, moved.meeting.moved_from, moved.meeting.words, wallOf(moved.meeting.start, 'Europe/London')],
			[true, first.start, 'An hour later, for once.', '20:00']);
		assert.deepEqual(moved.recurrence, { day: plain.day, start: plain.start });
		await fay.request('meeting.cancel', { room: id, meeting: second.id, version: second.version, reason: 'technical', words: 'No power.' });
		const now = await house.meetings(id);
		assert.deepEqual(states(now).slice(0, 4), ['scheduled', 'cancelled', 'scheduled', 'scheduled']);
		assert.equal(now[2].meeting.start, third.start);
		const { meeting: back } = await fay.request('meeting.restore', { room: id, meeting: second.id, version: now[1].meeting.version });
		assert.deepEqual([back.meeting.state, back.meeting.start, back.meeting.reason], ['scheduled', second.start, undefined]);
	});

	it('closed days cancel what is on them, also what is planned later, and give it back', async () => {
		const id = await room();
		const { meetings: [, second] } = await house.plan(id);
		const day = dayOf(0, second.meeting.start);
		const { closure } = await fay.request('closure.set', { title: 'Spring cleaning', first_day: day, last_day: day, zone: 'Europe/London', room: id });
		const [, closed] = await house.meetings(id);

		assert.deepEqual([closed.meeting.state, closed.meeting.reason, closed.meeting.words], ['cancelled', 'closure', 'Spring cleaning']);
		const late = await house.plan(id, { title: 'Late', start: 20 * 60 });
		assert.equal(late.meetings[1].meeting.state, 'cancelled');
		await fay.request('closure.remove', { closure: closure.id });
		assert.ok(states(await house.meetings(id)).every((state) => state === 'scheduled'));
	});

	it('this and following: another series from there on; who signed up is in it, what is before stays', async () => {
		const id = await room();
		const ana = await house.guest('Ana', id);
		const { id: series, version, meetings, plan } = await house.plan(id);
		await ana.person.ask('place.add', { room: id, meeting: meetings[0].meeting.id, every: true });
		const { series: next } = await fay.request('series.change', { room: id, series, version, from: meetings[2].meeting.id,
			plan: { ...plan, day: dayOf(0, meetings[2].meeting.start), start: 19 * 60 }, words: 'From March on at seven.' });

		assert.equal(next.follows, series);
		const all = await house.meetings(id);
		assert.equal(all.length, meetings.length);
		assert.deepEqual(all.map(({ meeting }) => wallOf(meeting.start, 'Europe/London')), meetings.map((_, i) => i < 2 ? '18:00' : '19:00'));
		assert.deepEqual(all.map(({ meeting }) => meeting.series), meetings.map((_, i) => i < 2 ? series : next.id));
		const places = (await ana.person.ask('place.list')).meetings;
		assert.ok(places.length > 50 && places.every(({ place }) => place.state === 'kept' && place.every), `${places.length}`);
		const { series: ended } = await fay.request('series.end', { room: id, series: next.id, version: next.version });
		assert.ok(ended.ended);
		assert.deepEqual([...new Set(states((await house.meetings(id)).slice(2)))], ['cancelled']);
	});

	it('who leads: put down, claimed, offered and taken over; a mentor is in one place at a time', async () => {
		const id = await room();
		const { meetings } = await house.plan(id, { staff_needed: 2, capacity: 0 }, [{ member: mo.person.id, part: 'lead' }]);
		const meeting = meetings[0].meeting.id;

		assert.deepEqual([meetings[0].missing, meetings[0].staff[0].member.name], [1, 'Mo']);
		await refused(lu.request('meeting.claim', { room: id, meeting, part: 'lead' }), 'decided', 'part');
		assert.equal((await lu.request('meeting.claim', { room: id, meeting, part: 'co_lead' })).meeting.missing, 0);
		await mo.request('meeting.offer', { room: id, meeting, on: true });
		await refused(lu.request('meeting.claim', { room: id, meeting, part: 'lead', of: fay.person.id }), 'decided', 'of');
		const { meeting: taken } = await fay.request('meeting.claim', { room: id, meeting, part: 'lead', of: mo.person.id });
		assert.deepEqual(taken.staff.map(({ member, part }) => [member.name, part]).sort(), [['Fay', 'lead'], ['Lu', 'co_lead']]);
		assert.equal((await house.meetings(id))[1].staff[0].member.name, 'Mo');
		const other = await room();
		const { meetings: there } = await house.plan(other);
		await refused(lu.request('meeting.claim', { room: other, meeting: there[0].meeting.id, part: 'lead' }), 'overlap', 'meeting');
		const stranger = await house.guest('Nia', id);
		await refused(fay.request('meeting.staff', { room: id, meeting, member: stranger.person.id, part: 'lead' }), 'bad_field', 'member');
	});

	it('the door is open: people come in by it, staff see who was there, nobody else does', async () => {
		const id = await room();
		const [line, full] = [await house.guest('Ana', id), await house.guest('Ben', id)];
		const soon = new Date(Date.now() + 3 * hour_ms);
		await refused(line.join(id), 'room_closed');
		const { meetings: [{ meeting }] } = await house.plan(id, { zone: 'UTC', day: soon.toISOString().slice(0, 10),
			start: soon.getUTCHours() * 60 + soon.getUTCMinutes(), opens: 240, rule: '', capacity: 1 });
		await until(async () => (await house.again(id, meeting)).meeting.state === 'waiting', { what: 'the door' });
		const visit = await line.join(id);
		assert.deepEqual([visit.meeting.id, visit.meeting.state], [meeting.id, 'waiting']);
		await refused(full.join(id), 'room_full');
		await mo.join(id);
		await until(async () => (await fay.request('meeting.attendance', { room: id, meeting: meeting.id })).rows.length === 2, { what: 'who is there' });
		await line.bye();
		const { rows } = await until(async () => {
			const seen = await fay.request('meeting.attendance', { room: id, meeting: meeting.id });
			return seen.rows.some(({ left }) => left) ? seen : undefined;
		}, { what: 'who left' });
		assert.deepEqual(rows.map(({ member, left }) => [member.name, left > 0]).sort(), [['Ana', true], ['Mo', false]]);
		await refused(full.request('meeting.attendance', { room: id, meeting: meeting.id }), 'not_allowed');
		await refused(full.request('meeting.show', { room: id, meeting: meeting.id }), 'not_allowed');
		assert.equal(await server.sql("SELECT count(*) > 0 FROM audit WHERE act = 'meeting.attendance'"), '1');
	});

	it('all of it is there after a crash, and goes on', async () => {
		const id = await room();
		const { meetings } = await house.plan(id);
		await house.change(id, meetings[0].meeting, { start: 17 * 60 });
		await fay.request('meeting.cancel', { room: id, meeting: meetings[1].meeting.id, version: meetings[1].meeting.version, reason: 'other' });
		/* Its door opens with the next minute. */
		const door = Math.ceil((Date.now() + 3000) / minute_ms) * minute_ms, soon = new Date(door + 4 * hour_ms);
		const { meetings: [{ meeting: one }] } = await house.plan(id, { zone: 'UTC', day: soon.toISOString().slice(0, 10),
			start: soon.getUTCHours() * 60 + soon.getUTCMinutes(), rule: '', opens: 240 });
		const before_it = await house.picture(id);

		assert.deepEqual([one.state, one.opens], ['scheduled', door]);
		await server.kill9();
		await new Promise((resolve) => { setTimeout(resolve, door + 1000 - Date.now()); });
		await server.run();
		house.fay = fay = await fay.person.connect();
		mo = await mo.person.connect();
		lu = await lu.person.connect();
		await until(async () => (await house.again(id, one)).meeting.state === 'waiting', { what: 'the door that was due' });
		const now = JSON.parse(await house.picture(id)), was = JSON.parse(before_it);
		const others = ({ meetings: all }) => all.filter(({ meeting }) => meeting.id !== one.id);
		assert.deepEqual(others(now), others(was));
		assert.deepEqual(now.series, was.series);
	});

	describe('on a terminal', () => {
		let home;
		const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

		before(() => { home = mkdtempSync(path.join(tmpdir(), 'cairn-week-')); });
		after(() => rmSync(home, { recursive: true, force: true }));

		async function run(who, ...args) {
			const child = spawn(cairn, [...args, '--seat', path.join(home, who, 'seat')], { env: { ...process.env, TZ: 'America/New_York' } });
			let [out, err] = ['', ''];
			child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
			child.stderr.setEncoding('utf8').on('data', (text) => { err += text; });
			child.stdin.end();
			const code = await within(new Promise((resolve) => child.once('close', resolve)), () => `cairn ${args.join(' ')}`, 30_000);
			return { code, out, err };
		}

		it('a facilitator plans, sees the week, and saves who was there; anybody sees the programme', async () => {
			const id = await room();
			const joined = await run('Sam', 'join', `${server.origin}/join#${server.keepSecret(await server.invite('facilitator'))}`, '--yes', '--name', 'Sam');
			assert.equal(joined.code, 0, joined.err);
			const plan = ['series-new', 'An hour for all', dayOf(2), '18:00', '--room', id, '--zone', 'Europe/London', '--staff', '0', '--places', '5', '--public'];
			const looked = await run('Sam', ...plan, '--preview');
			assert.match(looked.out, /^Next, by the clock of America\/New_York:\n {2}\w{3} \d\d \w{3} (\d{4} )?1[34]:00-1[45]:00\n/);
			assert.doesNotMatch(looked.out, /Planned/);
			assert.equal((await house.meetings(id)).length, 0);
			const made = await run('Sam', ...plan);
			assert.match(made.out, /Planned: [0-9a-z]{13}\n$/, made.err);
			const again = await run('Sam', ...plan);
			assert.equal(again.code, 1);
			assert.match(again.err, /^cairn: overlap/m);
			assert.equal((await run('Sam', ...plan.slice(0, 3), '6pm', ...plan.slice(4))).code, 2);
			const week = await run('Sam', 'week', '--room', id, '--days', '14');
			assert.match(week.out, /^Times of America\/New_York\n[0-9a-z]{13} {2}\w{3} \d\d \w{3} (\d{4} )?1[34]:00-1[45]:00 {2}An hour for all \(Drop-in \d+\)\n {4}scheduled: nobody leads; 0 of 5 signed up\n/);
			const [{ meeting }] = lines((await run('Sam', 'week', '--room', id, '--json')).out);
			const csv = await run('Sam', 'attendance', meeting.id, '--room', id, '--csv');
			assert.equal(csv.out, 'name,role,joined,left\r\n', csv.err);
			const seen = await run('Nobody', 'programme', server.origin);
			assert.match(seen.out, /times of America\/New_York\n/);
			assert.match(seen.out, /An hour for all \(Drop-in \d+\), en; 5 places left\n/);
			assert.ok(lines((await run('Nobody', 'programme', server.origin, '--json')).out).some((each) => each.id === meeting.id));
		});
	});
});

describe('what is wrong about schedules', () => {
	let house, server, fay, mo, ana, room, series, meetings, before_it;
	const wrong_plan = (fields) => ({ room, plan: { ...plain, start: 9 * 60, ...fields } });

	before(async () => {
		house = await House.open();
		({ server, fay } = house);
		room = await house.room({ capacity: 20 });
		mo = await fay.guest('Mo', room, 'mentor');
		ana = await server.person('Ana').join(await fay.invite('participant', room));
		series = await house.plan(room, { public: true });
		for (const name of ['Ana', 'Ben', 'Cy']) {
			const who = name === 'Ana' ? ana : await server.person(name).join(await fay.invite('participant', room));
			await who.ask('place.add', { room, meeting: series.meetings[0].meeting.id });
		}
		series = { ...series, meetings: await house.meetings(room) };
		meetings = series.meetings.map(({ meeting }) => meeting);
		before_it = await house.picture(room);
	});
	after(() => server.end());

	/// Refused, and everything is what it was.
	async function nothing(promise, code, field) {
		const refusal = await refused(promise, code, field);
		assert.equal(await house.picture(room), before_it, `after ${refusal.op}`);
		return refusal;
	}

	const rules = {
		'30 February': 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
		'the sixth Monday of a month': 'FREQ=MONTHLY;BYDAY=6MO',
		'a weekday that is none': 'FREQ=WEEKLY;BYDAY=XX',
		'day 0 of the month': 'FREQ=MONTHLY;BYMONTHDAY=0',
		'day 32': 'FREQ=MONTHLY;BYMONTHDAY=32',
		'month 13': 'FREQ=YEARLY;BYMONTH=13',
		'no frequency': 'BYDAY=MO',
		'an unknown frequency': 'FREQ=FORTNIGHTLY',
		'words': 'every second Tuesday',
		'COUNT and UNTIL': 'FREQ=WEEKLY;COUNT=3;UNTIL=20300101T000000Z',
		'a part twice': 'FREQ=WEEKLY;FREQ=DAILY',
		'COUNT=0': 'FREQ=WEEKLY;COUNT=0',
		'COUNT=1000000000': 'FREQ=WEEKLY;COUNT=1000000000',
		'COUNT beyond any number': 'FREQ=WEEKLY;COUNT=99999999999999999999999999',
		'INTERVAL=0': 'FREQ=WEEKLY;INTERVAL=0',
		'INTERVAL=1000000000': 'FREQ=DAILY;INTERVAL=1000000000',
		'every second': 'FREQ=SECONDLY',
		'every minute': 'FREQ=MINUTELY;INTERVAL=5',
		'every hour': 'FREQ=HOURLY',
		'every minute of a day, said otherwise': 'FREQ=DAILY;BYMINUTE=0,15,30,45',
		'an end before the beginning': 'FREQ=WEEKLY;UNTIL=20200101',
		'a property of another kind': 'FREQ=WEEKLY\r\nDTSTART:20200101T000000',
	};
	for (const [name, rule] of Object.entries(rules))
		it(`a rule of ${name} is refused`, async () => {
			const from = performance.now();
			await nothing(fay.request('series.create', wrong_plan({ rule })), 'bad_field', 'plan.rule');
			await nothing(fay.request('series.preview', { ...wrong_plan({ rule }), zone: 'UTC' }), 'bad_field', 'plan.rule');
			await nothing(fay.request('series.change', { ...wrong_plan({ rule }), series: series.id, version: series.version }), 'bad_field', 'plan.rule');
			assert.ok(performance.now() - from < 5000, 'it does not take long');
		});

	for (const zone of ['Mars/Olympus', '../../etc/passwd', '/etc/localtime', 'Europe/London ', 'europe', '\u0000UTC', 'posixrules', 'Europe'])
		it(`a zone called ${JSON.stringify(zone)} is refused`, async () => {
			/* U+0000 is stopped before anybody asks for a zone. */
			const field = zone.includes('\u0000') ? undefined : 'plan.zone';
			await nothing(fay.request('series.create', wrong_plan({ zone })), 'bad_field', field);
			await nothing(fay.request('closure.set', { title: 'Closed', first_day: dayOf(3), last_day: dayOf(3), zone }), 'bad_field', field && 'zone');
		});

	it('days that are none, ends before beginnings and lengths of nothing are refused, with the field', async () => {
		await nothing(fay.request('series.create', wrong_plan({ day: '2027-02-29' })), 'bad_field', 'plan.day');
		await nothing(fay.request('series.create', wrong_plan({ day: '2020-01-01', rule: '' })), 'bad_field', 'plan.day');
		await nothing(fay.request('series.create', wrong_plan({ left_out: ['2027-13-01'] })), 'bad_field', 'plan.left_out');
		await nothing(fay.request('series.create', wrong_plan({ extra: [{ day: '2027-04-31', start: 0 }] })), 'bad_field', 'plan.extra');
		await nothing(fay.request('closure.set', { title: 'Closed', first_day: dayOf(9), last_day: dayOf(8), zone: 'UTC' }), 'bad_field', 'last_day');
		await nothing(fay.request('closure.set', { title: 'Closed', first_day: '2020-01-01', last_day: '2020-01-02', zone: 'UTC' }), 'too_late', 'last_day');
		await nothing(house.change(room, meetings[1], { day: '2020-01-01' }), 'too_late', 'day');
		await nothing(house.change(room, meetings[1], { day: '2027-02-30' }), 'bad_field', 'day');
		await nothing(house.change(room, meetings[1], { day: dayOf(900) }), 'bad_field', 'day');
		await nothing(fay.request('meeting.list', { from: Date.now(), until: Date.now() - 1 }), 'bad_field', 'until');
		await nothing(fay.request('meeting.list', { from: Date.now(), until: Date.now() + 401 * day_ms }), 'bad_field', 'until');
	});

	/// What the schema forbids is sent all the same.
	async function provoke(op, fields) {
		const key = newKey();
		return fay.raw(JSON.stringify({ op, key, ...fields }), { op, key, fields });
	}

	it('numbers out of range are refused, with the field', async () => {
		for (const [name, values] of Object.entries({ minutes: [0, 4, -60, 1441], start: [-1, 1440, 1e9], capacity: [-1, 100001], staff_needed: [-1, 21], opens: [-1, 241], entry: [-1, 1441] }))
			for (const value of values)
				await nothing(provoke('series.create', wrong_plan({ [name]: value })), 'bad_field', `plan.${name}`);
		await nothing(provoke('series.create', wrong_plan({ title: '' })), 'bad_field', 'plan.title');
		await nothing(provoke('series.create', wrong_plan({ title: ' ' })), 'bad_field', 'plan.title');
		await nothing(provoke('series.create', wrong_plan({ title: 'One\nSUMMARY:two' })), 'bad_field', 'plan.title');
		await nothing(provoke('series.create', wrong_plan({ rule: 'x'.repeat(501) })), 'too_large', 'plan.rule');
		await nothing(provoke('series.create', wrong_plan({ lead: true })), 'unknown_field', 'plan.lead');
		await nothing(provoke('meeting.change', { room, meeting: meetings[1].id, version: meetings[1].version, minutes: 0 }), 'bad_field', 'minutes');
	});

	it('capacity below those who signed up is refused, for one and for all', async () => {
		await nothing(house.change(room, meetings[0], { capacity: 2 }), 'too_small', 'capacity');
		await nothing(fay.request('series.change', { room, series: series.id, version: series.version, plan: { ...series.plan, capacity: 2 } }), 'too_small', 'plan.capacity');
		await nothing(fay.request('series.create', wrong_plan({ capacity: 21 })), 'bad_field', 'plan.capacity');
		await nothing(house.change(room, meetings[0], { capacity: 21 }), 'bad_field', 'capacity');
	});

	it('two meetings at one time in a room are refused, however they come about', async () => {
		await nothing(fay.request('series.create', { room, plan: { ...plain, start: 18 * 60 + 59 } }), 'overlap', 'plan.start');
		await nothing(fay.request('series.create', { room, plan: { ...plain, start: 17 * 60, minutes: 61, rule: 'FREQ=MONTHLY;BYDAY=2WE,1TH,2TH,3TH,4TH,1FR,2FR,3FR,4FR,1MO,2MO,3MO,4MO,1TU,2TU,3TU,4TU,1SA,2SA,3SA,4SA,1SU,2SU,3SU,4SU,1WE,3WE,4WE' } }), 'overlap', 'plan.start');
		await nothing(fay.request('series.create', wrong_plan({ rule: 'FREQ=DAILY', minutes: 1440, start: 0 })), 'overlap');
		await nothing(house.change(room, meetings[1], { day: dayOf(0, meetings[2].start), start: 18 * 60 + 30 }), 'overlap', 'start');
		await nothing(fay.request('series.change', { room, series: series.id, version: series.version, plan: { ...series.plan, rule: 'FREQ=DAILY', minutes: 1440, extra: [{ day: dayOf(4), start: 0 }] } }), 'overlap');
	});

	it('a version that is not the newest is refused', async () => {
		await nothing(house.change(room, { ...meetings[1], version: meetings[1].version + 1 }, { start: 0 }), 'stale', 'version');
		await nothing(fay.request('series.change', { room, series: series.id, version: series.version + 1, plan: series.plan }), 'stale', 'version');
		await nothing(fay.request('series.end', { room, series: series.id, version: series.version + 1 }), 'stale', 'version');
		await nothing(fay.request('meeting.cancel', { room, meeting: meetings[1].id, version: meetings[1].version + 1, reason: 'other' }), 'stale', 'version');
	});

	it('a double sign-up, and one for what is not there, are refused', async () => {
		await nothing(ana.ask('place.add', { room, meeting: meetings[0].id }), 'signed_up', 'meeting');
		await nothing(ana.ask('place.add', { room, meeting: room }), 'not_found', 'meeting');
		await nothing(ana.ask('place.remove', { room, meeting: meetings[1].id }), 'not_found', 'meeting');
		await nothing(ana.ask('series.join', { series: room, name: 'Ana' }), 'not_found', 'series');
	});

	it('links that are forged, cut, or revoked lead nowhere', async () => {
		const { meetings: [{ place }] } = await ana.ask('place.list');
		server.keepSecret(place.link);
		const other = (link, i) => link.slice(0, i) + (link[i] === 'A' ? 'B' : 'A') + link.slice(i + 1);
		const stranger = server.person('Stranger');
		for (const link of ['A'.repeat(43), other(place.link, 0), other(place.link, 20), other(place.link, 41), [...place.link].reverse().join('')])
			for (const [op, more] of [['place.show', {}], ['place.answer', { take: false }], ['place.open', {}]])
				await nothing(stranger.ask(op, { link, ...more }), 'link_not_valid', 'link');
		assert.equal((await stranger.ask('place.show', { link: place.link })).meeting.id, meetings[0].id);

		const { feed } = await ana.ask('feed.renew', { kind: 'mine' });
		server.keepSecret(feed.path.split('/').pop().split('.')[0]);
		assert.equal((await exchange(server.origin, { path: feed.path })).status, 200);
		const { feed: renewed } = await ana.ask('feed.renew', { kind: 'mine' });
		server.keepSecret(renewed.path.split('/').pop().split('.')[0]);
		assert.equal((await exchange(server.origin, { path: feed.path })).status, 404);
		assert.equal((await exchange(server.origin, { path: other(feed.path, 15) })).status, 404);
		assert.equal((await exchange(server.origin, { path: renewed.path })).status, 200);
	});

	it('who may not plan is refused', async () => {
		await nothing(mo.request('series.create', wrong_plan({})), 'not_allowed');
		await nothing(mo.request('meeting.cancel', { room, meeting: meetings[1].id, version: meetings[1].version, reason: 'other' }), 'not_allowed');
		await nothing(mo.request('closure.set', { title: 'Closed', first_day: dayOf(3), last_day: dayOf(3), zone: 'UTC' }), 'not_allowed');
		const line = await ana.connect();
		await nothing(line.request('series.create', wrong_plan({})), 'not_allowed');
		await nothing(line.request('meeting.list', { from: Date.now(), until: Date.now() + day_ms }), 'not_allowed');
		const elsewhere = await house.room();
		await nothing(fay.request('meeting.cancel', { room: elsewhere, meeting: meetings[1].id, version: meetings[1].version, reason: 'other' }), 'not_found', 'meeting');
	});

	const calendar = (...lines) => ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
	const event = (...lines) => calendar('BEGIN:VEVENT', 'UID:one@test', 'DTSTAMP:20261101T000000Z', 'SUMMARY:Evening', ...lines, 'END:VEVENT');
	const texts = {
		'an end before its beginning': [event('DTSTART;TZID=Europe/London:20270105T180000', 'DTEND;TZID=Europe/London:20270105T170000'), 'ics.dtend'],
		'a negative duration': [event('DTSTART;TZID=Europe/London:20270105T180000', 'DURATION:-PT1H'), 'ics.duration'],
		'an unknown zone': [event('DTSTART;TZID=Mars/Olympus:20270105T180000', 'DURATION:PT1H'), 'ics.zone'],
		'an endless rule': [event('DTSTART:20270105T180000Z', 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY'), 'ics.rule'],
		'no beginning': [event('DURATION:PT1H'), 'ics.dtstart'],
		'words': ['Dear Fay, Tuesdays at six would be fine.', 'ics'],
		'half a calendar': ['BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x', 'ics'],
		'nothing planned': [calendar(), 'ics'],
	};
	for (const [name, [ics, field]] of Object.entries(texts))
		it(`a calendar with ${name} is refused`, () => nothing(fay.request('series.import', { room, ics, staff_needed: 1 }), 'bad_field', field));

	it('a calendar of 50 MB is refused: over the wire, and by cairnd expand', async () => {
		await nothing(provoke('series.import', { room, ics: 'x'.repeat(60_001), staff_needed: 1 }), 'too_large', 'ics');
		const big = event('DTSTART:20270105T180000Z', 'DURATION:PT1H', `DESCRIPTION:${'x'.repeat(50 << 20)}`);
		const line = await fay.person.connect();
		line.socket.send(JSON.stringify({ op: 'series.import', key: newKey(), room, ics: big, staff_needed: 1 }));
		assert.equal(await line.closed(), 1009);
		assert.equal(await house.picture(room), before_it);

		const home = mkdtempSync(path.join(tmpdir(), 'cairn-ics-'));
		try {
			writeFileSync(path.join(home, 'big.ics'), big);
			const over = await within(new Promise((resolve) => execFile(cairnd, ['expand', path.join(home, 'big.ics')],
				(error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }))), 'cairnd expand', 20_000);
			assert.notEqual(over.code, 0);
			assert.match(over.stderr, /ics|large/);
			assert.equal(over.stdout, '');
		} finally {
			rmSync(home, { recursive: true, force: true });
		}
	});

	it('and after all that a good one is planned', async () => {
		assert.ok((await fay.request('series.create', wrong_plan({}))).series.id);
	});
});
