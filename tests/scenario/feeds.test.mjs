/// What is fetched by GET: calendars (read back by ical.js), the list for other lists, and the week without a script.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { occurrences, linesOf, readCalendar } from '../support/calendar.mjs';
import { exchange, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

const hour_ms = 3600 * 1000;
const day_ms = 24 * hour_ms;
const dayOf = (days) => new Date(Date.now() + days * day_ms).toISOString().slice(0, 10);
const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const plain = { title: 'Evening', zone: 'Europe/London', day: dayOf(2), start: 18 * 60, minutes: 60, rule: 'FREQ=WEEKLY', staff_needed: 0, public: true };

describe('calendars and lists', () => {
	let server, fay, number = 0;

	before(async () => {
		server = await Server.start({ config: { 'site.name': 'Our site' } });
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	const get = (path, headers = {}, method = 'GET') => exchange(server.origin, { path, headers, method });
	const newRoom = () => fay.makeRoom({ name: `Room ${++number}` });

	async function plan(room, fields = {}, staff) {
		return (await fay.request('series.create', { room, plan: { ...plain, ...fields }, ...(staff ? { staff } : {}) })).series;
	}

	async function meetings(room) {
		const from = Date.now() - day_ms;
		return (await fay.request('meeting.list', { room, from, until: from + 400 * day_ms })).meetings;
	}

	/// What is stored of a room, as { start, end, title, cancelled }.
	async function stored(room) {
		const name = (await fay.request('room.list')).rooms.find((each) => each.room.id === room).room.name;
		const rows = await server.sql(`SELECT json_object('start', m.start_ms, 'end', m.end_ms, 'title', m.title, 'state', m.state)
			FROM meetings m JOIN rooms r ON r.id = m.room WHERE r.name = '${name}' AND r.staff_of IS NULL ORDER BY m.start_ms`);
		return rows.split('\n').filter(Boolean).map(JSON.parse).map(({ state, ...row }) => ({ ...row, cancelled: state === 'cancelled' }));
	}

	const made = async () => Number(await server.sql('SELECT min(made_until_ms) FROM series WHERE ended_ms IS NULL'));
	const short = ({ start, end, title }) => `${new Date(start).toISOString()} ${(end - start) / 60_000} ${title}`;
	const live = (list) => list.filter(({ cancelled }) => !cancelled).map(short);
	const gone = (list) => list.filter(({ cancelled }) => cancelled).map(short);

	/// The address of the calendar of a room, for somebody.
	async function addressOf(person, room) {
		const { feeds } = await person.ask('feed.list');
		const { path } = feeds.find((feed) => (room ? feed.room === room : feed.kind === 'mine'));
		server.keepSecret(/([^/]*)\.ics$/.exec(path)[1]);
		return path;
	}

	async function fetched(path) {
		const answer = await get(path);
		assert.equal(answer.status, 200, path);
		assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
		return readCalendar(answer.text);
	}

	/// The room's calendar says what is stored, no more and no less.
	async function same(room) {
		const calendar = await fetched(await addressOf(fay.person, room));
		const rows = await stored(room), seen = occurrences(calendar, await made());
		assert.deepEqual(live(seen), live(rows));
		const cancelled = new Set(gone(rows));
		gone(seen).forEach((each) => assert.ok(cancelled.has(each), `${each} is cancelled`));
		return { calendar, rows, seen };
	}

	const moved = (one, fields) => fay.request('meeting.change', { room: one.meeting.room, meeting: one.meeting.id, version: one.meeting.version, ...fields });
	const cancelled = (one) => fay.request('meeting.cancel', { room: one.meeting.room, meeting: one.meeting.id, version: one.meeting.version, reason: 'illness', words: 'a bad cold' });

	/// Of two times that are called the same, RFC 5545 3.3.5 means the first, and ical.js the second.
	const twice = new Set();

	describe('of a series', () => {
		for (const zone of ['Europe/London', 'America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC'])
			it(`keeps the time on the wall through the year: ${zone}`, async () => {
				const { id } = await newRoom();
				await plan(id, { zone, rule: 'FREQ=WEEKLY;BYDAY=TU,SU' });
				const { rows } = await same(id);
				assert.ok(rows.length > 100);
				const walls = new Set(rows.map(({ start }) => new Date(start).toLocaleTimeString('en-GB', { timeZone: zone })));
				assert.deepEqual([...walls], ['18:00:00']);
			});

		it('knows times that clocks leave out', async () => {
			const { id } = await newRoom();
			const clock = (ms) => new Date(ms).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin' });
			const once = ({ start }) => clock(start) !== clock(start + hour_ms) && clock(start) !== clock(start - hour_ms);
			await plan(id, { zone: 'Europe/Berlin', start: 2 * 60 + 30, rule: 'FREQ=DAILY' });
			const rows = await stored(id), seen = occurrences(await fetched(await addressOf(fay.person, id)), await made());
			assert.deepEqual(live(seen.filter(once)), live(rows.filter(once)));
			[...rows, ...seen].filter((each) => !once(each)).forEach(({ start }) => twice.add(start));
			assert.deepEqual([rows.length - rows.filter(once).length, seen.length], [1, rows.length]);
			assert.deepEqual(rows.filter(once).map(({ start }) => clock(start)).filter((time) => time !== '02:30:00'), ['03:30:00']);
		});

		for (const rule of ['FREQ=WEEKLY;INTERVAL=2', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=WEEKLY;COUNT=9',
			'FREQ=DAILY;COUNT=30', `FREQ=WEEKLY;UNTIL=${dayOf(100).replaceAll('-', '')}`, 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ''])
			it(`has ${rule || 'one that happens once'}`, async () => {
				const { id } = await newRoom();
				await plan(id, { rule });
				const { rows } = await same(id);
				assert.ok(rows.length > 0);
			});

		it('has days left out, and times besides', async () => {
			const { id } = await newRoom();
			const left_out = [dayOf(9), dayOf(23)], extra = [{ day: dayOf(11), start: 9 * 60 }];
			await plan(id, { left_out, extra });
			const { rows } = await same(id);
			assert.ok(rows.some(({ start }) => new Date(start).toISOString().startsWith(extra[0].day)));
			assert.ok(!rows.some(({ start }) => left_out.some((day) => new Date(start).toISOString().startsWith(day))));
		});

		it('has an imported one as it came, also when its first day is none of the rule', async () => {
			const { id } = await newRoom();
			const first = dayOf(3), after = weekdays[(new Date(`${first}T00:00:00Z`).getUTCDay() + 1) % 7];
			const ics = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//elsewhere//EN', 'BEGIN:VEVENT', 'UID:one@elsewhere.example', 'DTSTAMP:20260101T000000Z', 'SUMMARY:Brought along',
				`DTSTART;TZID=Europe/London:${first.replaceAll('-', '')}T180000`, 'DURATION:PT1H', `RRULE:FREQ=WEEKLY;BYDAY=${after}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
			await fay.request('series.import', { room: id, ics, staff_needed: 0, public: false });
			const { rows } = await same(id);
			assert.equal(new Date(rows[0].start).toISOString().slice(0, 10), first);
			assert.ok(rows[1].start - rows[0].start <= day_ms + hour_ms);
		});

		it('is what it is after a move, a cancellation, another title and another length', async () => {
			const { id } = await newRoom();
			await plan(id, {});
			const { calendar: before } = await same(id);
			const list = await meetings(id);
			await moved(list[1], { day: dayOf(10), start: 20 * 60, reason: 'other', words: 'a wedding' });
			await cancelled(list[2]);
			await moved(list[3], { title: 'Evening, with tea' });
			await moved(list[4], { minutes: 90 });
			const { calendar, seen, rows } = await same(id);
			assert.deepEqual([live(rows).length, gone(seen).length, calendar.overrides.length], [rows.length - 1, 1, 4]);
			assert.ok(Math.max(...seen.map(({ sequence }) => sequence)) > Math.max(...before.masters.map(({ component }) => component.getFirstPropertyValue('sequence'))));
			assert.ok(!/wedding|cold|Fay|Room|illness/.test(calendar.text), 'no words, no names');
			await moved((await meetings(id))[1], { day: dayOf(12), start: 7 * 60 });
			await same(id);
			const back = (await meetings(id)).find(({ meeting }) => meeting.state === 'cancelled');
			const [{ sequence }] = seen.filter((each) => each.cancelled);
			await fay.request('meeting.restore', { room: id, meeting: back.meeting.id, version: back.meeting.version });
			const again = await same(id);
			assert.deepEqual(gone(again.seen), []);
			assert.equal(live(again.seen).length, rows.length);
			assert.ok(sequence > 0);
		});

		it('is what it is when all are changed, this and the following are, and when it ends', async () => {
			const { id } = await newRoom();
			let series = await plan(id, {});
			await moved((await meetings(id))[2], { start: 21 * 60 });
			({ series } = await fay.request('series.change', { room: id, series: series.id, version: series.version, plan: { ...series.plan, start: 17 * 60 } }));
			const { calendar: all } = await same(id);
			assert.equal(all.masters.length, 1);
			const uid = all.masters[0].uid;
			const from = (await meetings(id))[5].meeting;
			const split = await fay.request('series.change', { room: id, series: series.id, version: series.version, from: from.id, plan: { ...series.plan, title: 'Evening, later', start: 19 * 60 } });
			const { calendar: two } = await same(id);
			assert.equal(two.masters.length, 2);
			assert.ok(two.masters.some((master) => master.uid === uid), 'the uid stays');
			assert.match(linesOf(two.text).join('\n'), /RRULE:[^\n]*UNTIL=/);
			const last = (await meetings(id)).filter(({ meeting }) => meeting.series === split.series.id)[3].meeting;
			await fay.request('series.end', { room: id, series: split.series.id, version: split.series.version, from: last.id });
			const { calendar: end, rows } = await same(id);
			assert.equal(end.masters.filter(({ component }) => component.getFirstPropertyValue('rrule').until).length, 2);
			assert.ok(live(rows).length < 10);
			/* By its rule alone, without the rows. */
			assert.ok(Math.max(...occurrences(end, Date.now() + 3000 * day_ms).map(({ start }) => start)) <= Math.max(...rows.map(({ start }) => start)));
		});

		it('is closed on days of a closure, and is again when that goes', async () => {
			const { id } = await newRoom();
			await plan(id, {});
			const { closure } = await fay.request('closure.set', { title: 'Holidays', first_day: dayOf(8), last_day: dayOf(17), zone: 'Europe/London', room: id });
			assert.equal(gone((await same(id)).seen).length, 2);
			await fay.request('closure.remove', { closure: closure.id });
			assert.equal(gone((await same(id)).seen).length, 0);
		});
	});

	describe('of people', () => {
		let id, ana, bo;

		before(async () => {
			({ id } = await newRoom());
			await plan(id, { title: 'Circle', capacity: 1 });
			[ana, bo] = [(await fay.guest('Ana', id)).person, (await fay.guest('Bo', id)).person];
		});

		const mine = async (person) => fetched(await addressOf(person));
		const sign = (person, meeting, every) => person.ask('place.add', { room: id, meeting: meeting.id, ...(every ? { every } : {}) });

		it('are empty as long as nobody signed up', async () => {
			assert.deepEqual((await mine(ana)).masters, []);
		});

		it('have single meetings as single events, and no place on a waiting list', async () => {
			const [one, two] = (await meetings(id)).map(({ meeting }) => meeting);
			await sign(ana, one);
			await sign(ana, two);
			await sign(bo, two);
			const calendar = await mine(ana);
			assert.ok(calendar.masters.every((event) => event.summary === 'Circle' && !event.isRecurring()));
			assert.deepEqual(occurrences(calendar).map(({ start }) => start), [one.start, two.start]);
			assert.deepEqual((await mine(bo)).masters, []);
			await ana.ask('place.remove', { room: id, meeting: one.id });
			assert.deepEqual((await mine(ana)).masters.map((event) => event.startDate.toJSDate().getTime()), [two.start]);
			await ana.ask('place.remove', { room: id, meeting: two.id });
			assert.deepEqual((await mine(bo)).masters.map((event) => event.startDate.toJSDate().getTime()), [two.start], 'it is offered to Bo now');
			await bo.ask('place.remove', { room: id, meeting: two.id });
		});

		it('have a series as a series, without the meetings that are not theirs', async () => {
			const list = (await meetings(id)).map(({ meeting }) => meeting);
			await sign(bo, list[3]);
			await sign(ana, list[0], true);
			await ana.ask('place.remove', { room: id, meeting: list[1].id });
			const calendar = await mine(ana);
			assert.equal(calendar.masters.length, 1);
			assert.ok(calendar.masters[0].isRecurring());
			const expected = list.filter((_, i) => i !== 1 && i !== 3).map(({ start }) => start);
			assert.deepEqual(occurrences(calendar, await made()).map(({ start }) => start), expected);
			await cancelled({ meeting: list[2] });
			assert.deepEqual(occurrences(await mine(ana), await made()).filter((each) => each.cancelled).map(({ start }) => start), [list[2].start]);
		});

		it('have the parts they lead', async () => {
			const room = await newRoom();
			const mo = await fay.guest('Mo', room.id, 'mentor');
			await plan(room.id, { title: 'Led' }, [{ member: mo.person.id, part: 'lead' }]);
			const list = (await meetings(room.id)).map(({ meeting }) => meeting.start);
			assert.deepEqual(occurrences(await mine(mo.person), await made()).map(({ start }) => start), list);
			const other = await newRoom();
			await fay.request('grant.set', { member: mo.person.id, room: other.id, role: 'mentor' });
			await plan(other.id, { title: 'Once', start: 12 * 60 });
			const [{ meeting }] = await meetings(other.id);
			await mo.request('meeting.claim', { room: other.id, meeting: meeting.id, part: 'lead' });
			const once = (await mine(mo.person)).masters.filter(({ summary }) => summary === 'Once');
			assert.deepEqual(once.map((event) => [event.isRecurring(), event.startDate.toJSDate().getTime()]), [[false, meeting.start]]);
		});

		it('give one place as a file, and take it back when it was given up', async () => {
			const [meeting] = (await meetings(id)).map((each) => each.meeting).slice(5);
			await bo.ask('place.add', { room: id, meeting: meeting.id }).catch(() => {});
			const link = server.keepSecret((await ana.ask('place.list')).meetings.find((each) => each.id === meeting.id).place.link);
			const answer = await get(`/meeting/${link}.ics`);
			assert.deepEqual([answer.status, answer.headers['content-disposition'], answer.headers['cache-control']], [200, 'attachment; filename="meeting.ics"', 'no-store']);
			assert.deepEqual(occurrences(readCalendar(answer.text)).map(({ start, cancelled: not }) => [start, not]), [[meeting.start, false]]);
			await ana.ask('place.remove', { room: id, meeting: meeting.id });
			assert.deepEqual(occurrences(readCalendar((await get(`/meeting/${link}.ics`)).text)).map((each) => each.cancelled), [true]);
		});
	});

	describe('of everybody', () => {
		it('have what is public, and a public meeting as a file', async () => {
			const { id } = await newRoom();
			await plan(id, { title: 'For all' });
			await plan((await newRoom()).id, { title: 'For some', public: false });
			const { masters, name, text } = await fetched('/programme.ics');
			assert.equal(name, 'Our site');
			const titles = masters.map(({ summary }) => summary);
			assert.ok(titles.includes('For all') && !titles.includes('For some'));
			assert.match(linesOf(text).join('\n'), /\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\n/);
			const [{ meeting }] = await meetings(id);
			const single = await fetched(`/meeting/${meeting.id}.ics`);
			assert.deepEqual(occurrences(single).map(({ start }) => start), [meeting.start]);
			assert.equal(single.masters[0].component.getFirstPropertyValue('url'), `${server.origin}/programme#${meeting.series}`);
		});

		it('show every series in full together', async () => {
			const until = await made();
			const rows = (await server.sql("SELECT m.start_ms FROM meetings m WHERE m.public = 1 AND m.state <> 'cancelled' ORDER BY 1")).split('\n').map(Number);
			const seen = occurrences(await fetched('/programme.ics'), until).filter((each) => !each.cancelled).map(({ start }) => start);
			const times = (list) => list.filter((start) => !twice.has(start)).map((start) => new Date(start).toISOString());
			assert.deepEqual(times(seen), times(rows));
		});
	});

	describe('an address', () => {
		let room, cy, path;

		before(async () => {
			room = await newRoom();
			await plan(room.id, { public: false, title: 'Hidden' });
			cy = (await fay.guest('Cy', room.id)).person;
			path = await addressOf(cy, room.id);
		});

		it('is asked for again with the tag of what is known', async () => {
			const first = await get(path);
			assert.match(first.headers.etag, /^"[A-Za-z0-9_-]{22}"$/);
			assert.equal(first.headers['cache-control'], 'private, no-cache');
			const again = await get(path, { 'If-None-Match': first.headers.etag });
			assert.deepEqual([again.status, again.text, again.headers.etag], [304, '', first.headers.etag]);
			const head = await get(path, {}, 'HEAD');
			assert.deepEqual([head.status, head.text, head.headers['content-length']], [200, '', String(Buffer.byteLength(first.text))]);
			await moved((await meetings(room.id))[0], { start: 20 * 60 });
			assert.equal((await get(path, { 'If-None-Match': first.headers.etag })).status, 200);
		});

		it('that is not one looks like any path that is not there', async () => {
			const nothing = await get('/nothing/here');
			const [, secret] = /calendar\/(.*)\.ics/.exec(path);
			const forged = `${secret[0] === 'A' ? 'B' : 'A'}${secret.slice(1)}`;
			const [{ meeting }] = await meetings(room.id);
			for (const wrong of [`/calendar/${forged}.ics`, `/calendar/${secret}`, `/calendar/${secret}.ics/`, `/calendar/${secret.slice(1)}.ics`, `/calendar/${secret}A.ics`, '/calendar/.ics',
				'/calendar/', `/calendar/${'x'.repeat(500)}.ics`, `/meeting/${secret}.ics`, `/meeting/${meeting.id}.ics`, '/meeting/zzzzzzzzzzzzz.ics', '/meeting/.ics', '/programme.ics/x', '/week/x', '/weekly', '/meetings.json.gz']) {
				const { status, text, headers } = await get(wrong);
				assert.deepEqual([status, text, headers['content-type'], headers['cache-control']], [404, nothing.text, nothing.headers['content-type'], nothing.headers['cache-control']], wrong.slice(0, 100));
			}
		});

		it('does not work any more when it was renewed, and a new one does', async () => {
			const { feed } = await cy.ask('feed.renew', { kind: 'room', room: room.id });
			server.keepSecret(/([^/]*)\.ics$/.exec(feed.path)[1]);
			assert.notEqual(feed.path, path);
			assert.equal((await get(path)).status, 404);
			assert.equal((await get(feed.path)).status, 200);
			assert.equal(await addressOf(cy, room.id), feed.path);
			const own = await addressOf(cy);
			assert.equal((await get(own)).status, 200, 'the other stays');
			path = feed.path;
		});

		it('is only for those who may be in the room', async () => {
			const stranger = (await fay.guest('Di', (await newRoom()).id)).person;
			const { feeds } = await stranger.ask('feed.list');
			assert.deepEqual(feeds.map(({ kind }) => kind), ['mine', 'programme']);
			await refused(stranger.ask('feed.renew', { kind: 'room', room: room.id }), 'not_found', 'room');
			await refused(cy.ask('feed.renew', { kind: 'room' }), 'missing_field', 'room');
			await refused(cy.ask('feed.renew', { kind: 'mine', room: room.id }), 'bad_field', 'room');
			await refused(server.person('Nobody').ask('feed.list'), 'not_signed_in');
			assert.equal((await get(path)).status, 200, 'nothing changed');
		});

		it('ends for who is banned from the server', async () => {
			const ed = (await fay.guest('Ed', room.id)).person;
			const paths = [await addressOf(ed), await addressOf(ed, room.id)];
			for (const each of paths)
				assert.equal((await get(each)).status, 200);
			await fay.request('sanction.give', { member: ed.id, step: 'ban', reason: 'selling', hours: 24 });
			for (const each of paths)
				assert.equal((await get(each)).status, 404);
		});

		it('ends with the role in the room', async () => {
			await fay.request('grant.revoke', { room: room.id, member: cy.id, role: 'participant' });
			assert.equal((await get(path)).status, 404);
			assert.deepEqual((await cy.ask('feed.list')).feeds.map(({ kind }) => kind), ['mine', 'programme']);
		});
	});

	describe('the list for other lists', () => {
		const guide = async () => {
			const answer = await get('/meetings.json', { Origin: 'https://elsewhere.example' });
			assert.deepEqual([answer.status, answer.headers['access-control-allow-origin']], [200, '*']);
			return JSON.parse(answer.text);
		};

		it('is open to other sites, as no other page is', async () => {
			await guide();
			for (const path of ['/programme.ics', '/week', '/healthz'])
				assert.equal((await get(path, { Origin: 'https://elsewhere.example' })).headers['access-control-allow-origin'], undefined, path);
		});

		it('has what is weekly, public and wanted there, as the spec has it', async () => {
			const { id } = await newRoom();
			const day = (n) => (new Date(`${dayOf(n)}T00:00:00Z`).getUTCDay());
			const one = await plan(id, { title: 'Guide: one', guide: true, language: 'es', start: 18 * 60 + 30, minutes: 90 });
			await plan(id, { title: 'Guide: many', guide: true, language: 'de-CH', start: 8 * 60, rule: `FREQ=WEEKLY;BYDAY=${weekdays[day(2)]},${weekdays[day(4)]}` });
			await plan(id, { title: 'Guide: not wanted', start: 9 * 60 });
			await refused(plan(id, { title: 'Guide: not public', guide: true, public: false, start: 10 * 60 + 5 }), 'bad_field', 'plan.guide');
			await plan(id, { title: 'Guide: not weekly', guide: true, start: 12 * 60, rule: 'FREQ=WEEKLY;INTERVAL=2' });
			await plan(id, { title: 'Guide: monthly', guide: true, start: 13 * 60 + 5, rule: 'FREQ=MONTHLY;BYDAY=1MO' });
			await plan(id, { title: 'Guide: later', guide: true, day: dayOf(40), start: 15 * 60 });
			const found = (await guide()).filter(({ name }) => name.startsWith('Guide'));
			assert.deepEqual(found.map(({ name }) => name).sort(), ['Guide: later', 'Guide: many', 'Guide: one']);
			const by = (name) => found.find((each) => each.name === name);
			const { updated, ...first } = by('Guide: one');
			assert.match(updated, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
			assert.ok(Math.abs(Date.parse(`${updated.replace(' ', 'T')}Z`) - Date.now()) < 60_000);
			assert.deepEqual(first, { name: 'Guide: one', slug: one.id, day: day(2), time: '18:30', end_time: '20:00', timezone: 'Europe/London', types: ['S'],
				conference_url: `${server.origin}/programme#${one.id}`, url: `${server.origin}/programme#${one.id}` });
			assert.deepEqual([by('Guide: many').day, by('Guide: many').types], [[day(2), day(4)].sort(), ['DE']]);
			assert.deepEqual([by('Guide: later').types, by('Guide: later').conference_url], [['EN', 'TC'], undefined]);
		});

		it('says of one that pauses that it does', async () => {
			const { id } = await newRoom();
			await plan(id, { title: 'Pauses', guide: true });
			const types = async () => (await guide()).find(({ name }) => name === 'Pauses').types;
			assert.deepEqual(await types(), ['EN']);
			const { closure } = await fay.request('closure.set', { title: 'Holidays', first_day: dayOf(0), last_day: dayOf(20), zone: 'Europe/London', room: id });
			assert.deepEqual(await types(), ['EN', 'TC']);
			await fay.request('closure.remove', { closure: closure.id });
			assert.deepEqual(await types(), ['EN']);
		});
	});

	describe('the week without a script', () => {
		const hostile = `<script>alert("x")</script> & 'y' "z" </h2>`;

		it('shows what is public, in the zone of each and in UTC', async () => {
			const { id } = await newRoom();
			await plan(id, { title: 'Week: shown', zone: 'Asia/Kathmandu', start: 19 * 60, audience: 'Young people', about: 'We sit and talk.' });
			await plan(id, { title: 'Week: hidden', public: false, start: 8 * 60 });
			await plan(id, { title: 'Week: later', start: 10 * 60, day: dayOf(30) });
			const { status, text, headers } = await get('/week');
			assert.deepEqual([status, headers['content-type'], headers['cache-control'], headers.vary], [200, 'text/html; charset=utf-8', 'no-store', 'Accept-Language']);
			assert.match(headers['content-security-policy'], /^default-src 'none'; script-src 'self'/);
			assert.match(text, /Week: shown[^]*19:00–20:00[^]*Asia\/Kathmandu[^]*13:15–14:15 UTC/);
			assert.ok(text.includes('Young people') && text.includes('We sit and talk.'));
			assert.ok(!/Week: hidden|Week: later|Room \d|<script|style=/.test(text));
		});

		it('says what is moved and what is cancelled', async () => {
			const { id } = await newRoom();
			await plan(id, { title: 'Week: moved' });
			await plan(id, { title: 'Week: off', start: 12 * 60 });
			const list = await meetings(id);
			await moved(list.find(({ meeting }) => meeting.title === 'Week: moved'), { start: 19 * 60 + 15 });
			await cancelled(list.find(({ meeting }) => meeting.title === 'Week: off'));
			const { text } = await get('/week');
			assert.match(text, /Week: moved[^]*19:15–20:15[^]*Before, it was planned for [A-Z][a-z]+ \d+ [A-Z][a-z]+, 18:00/);
			assert.match(text, /Week: off[^]*This time it does not take place/);
		});

		it('is in the language that is asked for', async () => {
			const titles = { en: 'This week', de: 'Diese Woche', es: 'Esta semana', fr: 'Cette semaine', it: 'Questa settimana', pl: 'W tym tygodniu', pt: 'Esta semana' };
			for (const [language, title] of Object.entries(titles)) {
				const { text } = await get('/week', { 'Accept-Language': language });
				assert.ok(text.includes(`<html lang="${language}">`) && text.includes(`<h1>${title}</h1>`), language);
			}
			for (const [header, language] of [['de-CH,en;q=0.5', 'de'], ['en;q=0.5, fr;q=0.9', 'fr'], ['xx, pl;q=0.1', 'pl'], ['fr;q=0, it', 'it'], ['ja', 'en'], ['', 'en'], [';;q=,,', 'en'], ['deutsch', 'en']])
				assert.ok((await get('/week', { 'Accept-Language': header })).text.includes(`<html lang="${language}">`), header);
		});

		it('takes titles for text, whatever is in them', async () => {
			const { id } = await newRoom();
			await plan(id, { title: hostile, about: hostile, audience: '"><b>' });
			const { text } = await get('/week');
			assert.ok(!text.includes('<script') && !text.includes('<b>'));
			assert.ok(text.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;'));
			const { masters } = await fetched(await addressOf(fay.person, id));
			assert.equal(masters[0].summary, hostile);
		});
	});
});

describe('who asks for pages again and again', () => {
	it('waits, and nothing of what was asked for is in the log', async () => {
		const server = await Server.start({ config: { 'limits.http_per_minute': 1, 'limits.http_burst': 60, 'log.level': 'debug' } });
		const secret = server.keepSecret('nobody-has-this-address-0123456789-abcdefgh');
		const answers = [];
		for (let i = 0; i < 5; i++)
			answers.push(await exchange(server.origin, { path: `/calendar/${secret}.ics` }));
		assert.deepEqual(answers.map(({ status }) => status), [404, 404, 404, 429, 429]);
		assert.ok(Number(answers[4].headers['retry-after']) > 0);
		assert.equal((await exchange(server.origin, { path: '/healthz' })).status, 200);
		await server.end();
	});
});
