/// When series take place, as `cairnd expand` says it: beside rrule, ical.js and a plain reading of RFC 5545, in ten zones over twenty
/// years; and what it refuses.  RECURRENCE_SEED and RECURRENCE_RULES (a zone) make it other ones, and more.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DAY, basic, byIcal, byRrule, dice, icalKnows, momentOf, plain, randomFirst, randomRule, rruleKnows, seconds, shownAt, wallOf } from '../support/recurrence.mjs';
import { cairnd } from '../support/server.mjs';

const seed = Number(process.env.RECURRENCE_SEED ?? 5545), rulesEach = Number(process.env.RECURRENCE_RULES ?? 120);
const YEARS = 20;

/// What the command printed, said, and how it ended.
function run(args, input = '') {
	return new Promise((resolve, reject) => {
		const child = spawn(cairnd, ['expand', ...args]), told = { stdout: '', stderr: '' };
		const slow = setTimeout(() => child.kill('SIGKILL'), 60000);
		for (const name of ['stdout', 'stderr'])
			child[name].setEncoding('utf8').on('data', (text) => { told[name] += text; });
		child.on('error', reject);
		child.on('close', (code) => { clearTimeout(slow); resolve({ ...told, code }); });
		child.stdin.on('error', () => {});            /* it may stop reading what is too long */
		child.stdin.end(input);
	});
}

async function lines(args, input) {
	const { stdout, stderr, code } = await run(args, input);
	assert.deepEqual([stderr, code], ['', 0], args.join(' '));
	return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

const starts = async (args, input) => (await lines(args, input)).map(({ start }) => start);
const utc = (s) => `${wallOf(s)}Z`;
const calendar = (...events) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event.join('\r\n')}\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`;

describe('cairnd expand', () => {
	let home;

	before(() => { home = mkdtempSync(path.join(tmpdir(), 'cairn-expand-')); });
	after(() => rmSync(home, { recursive: true }));

	it('prints one object a line: the moment, what the clock there shows, and its offset', async () => {
		assert.deepEqual(await lines(['--dtstart', '20260324T180000', '--tz', 'Europe/London', '--rrule', 'FREQ=WEEKLY;COUNT=2']), [
			{ start: '2026-03-24T18:00:00Z', local: '2026-03-24T18:00:00', zone: 'Europe/London', offset: '+00:00' },
			{ start: '2026-03-31T17:00:00Z', local: '2026-03-31T18:00:00', zone: 'Europe/London', offset: '+01:00' },
		]);
	});

	it('says which time was skipped, and which comes twice', async () => {
		assert.deepEqual(await lines(['--dtstart', '2026-03-29T01:30', '--tz', 'Europe/London', '--rdate', '2026-10-25T01:30']), [
			{ start: '2026-03-29T01:30:00Z', local: '2026-03-29T02:30:00', zone: 'Europe/London', offset: '+01:00', planned: '2026-03-29T01:30:00', skipped: true },
			{ start: '2026-10-25T00:30:00Z', local: '2026-10-25T01:30:00', zone: 'Europe/London', offset: '+01:00', twice: true },
		]);
	});

	it('takes times as people write them', async () => {
		for (const dtstart of ['20260106T180000', '20260106T1800', '2026-01-06T18:00', '2026-01-06T18:00:00', '2026-01-06 18:00', '2026-01-06t18:00', '20260106T230000Z', '2026-01-06T23:00Z',
			'2026-01-07T00:00+01:00', '2026-01-06T17:00-06', '20260106T183000-0430'])
			assert.deepEqual(await starts(['--dtstart', dtstart, '--tz', 'America/New_York']), ['2026-01-06T23:00:00Z'], dtstart);
		assert.deepEqual(await starts(['--dtstart', '2026-01-06', '--tz', 'America/New_York']), ['2026-01-06T05:00:00Z']);
		assert.deepEqual(await starts(['--dtstart', '2026-01-06T18:00']), ['2026-01-06T18:00:00Z']);
	});

	it('leaves out times and days, and adds others', async () => {
		const series = ['--dtstart', '20260106T180000', '--tz', 'Europe/London', '--rrule', 'RRULE:FREQ=DAILY;COUNT=6'];
		assert.deepEqual(await starts([...series, '--exdate', '20260107T180000,2026-01-09', '--exdate', '20260106T180000Z', '--rdate', '2026-02-01,20260202T1000']),
			['2026-01-08', '2026-01-10', '2026-01-11', '2026-02-01'].map((day) => `${day}T18:00:00Z`).concat('2026-02-02T10:00:00Z'));
		assert.deepEqual(await starts(['--dtstart', '19970902T090000', '--tz', 'America/New_York', '--rrule', 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', '--exdate', '19970902T090000', '--until', '2000-12-31']),
			['1998-02-13T14', '1998-03-13T14', '1998-11-13T14', '1999-08-13T13', '2000-10-13T13'].map((hour) => `${hour}:00:00Z`));
	});

	it('keeps to a window, and to two years of what goes on for ever', async () => {
		const series = ['--dtstart', '2026-01-06T18:00', '--tz', 'Asia/Tokyo', '--rrule', 'FREQ=WEEKLY'];
		assert.deepEqual(await starts([...series, '--from', '2026-01-13', '--until', '2026-01-20']), ['2026-01-13T09:00:00Z', '2026-01-20T09:00:00Z']);
		assert.deepEqual(await starts([...series, '--from', '2026-01-13T18:00:01', '--until', '2026-01-27T18:00']), ['2026-01-20T09:00:00Z']);
		assert.deepEqual(await starts([...series, '--from', '2026-01-13T09:00Z', '--until', '2026-01-20T09:00Z']), ['2026-01-13T09:00:00Z']);
		assert.equal((await starts(series)).at(-1), '2028-01-04T09:00:00Z');
		assert.deepEqual((await starts([...series, '--from', '2040-01-01'])).filter((_, i, all) => i === 0 || i === all.length - 1), ['2040-01-03T09:00:00Z', '2041-12-31T09:00:00Z']);
		assert.equal((await starts(['--dtstart', '19970610', '--rrule', 'FREQ=YEARLY;COUNT=10;BYMONTH=6,7'])).at(-1), '2001-07-10T00:00:00Z');
	});

	it('gives the first ones alone when so many are asked for', async () => {
		const { stdout, stderr, code } = await run(['--dtstart', '20260106T180000Z', '--rrule', 'FREQ=SECONDLY', '--most', '3']);
		assert.deepEqual([stdout.trim().split('\n').length, stderr, code], [3, 'cairnd: --rrule: more than 3 times; these are the first\n', 0]);
	});

	it('reads a calendar: what is moved stands in place of its time, what is cancelled says so', async () => {
		const text = calendar(
			['UID:a', 'SUMMARY:Tea\\, cake', 'DTSTART;TZID=Europe/London:20260106T180000', 'DURATION:PT90M', 'RRULE:FREQ=WEEKLY;COUNT=5', 'EXDATE;TZID=Europe/London:20260113T180000'],
			['UID:a', 'SUMMARY:Tea', 'RECURRENCE-ID;TZID=Europe/London:20260120T180000', 'DTSTART;TZID=Europe/London:20260121T190000', 'DTEND;TZID=Europe/London:20260121T200000'],
			['UID:a', 'RECURRENCE-ID:20260127T180000Z', 'DTSTART:20260127T180000Z', 'STATUS:CANCELLED'],
			['UID:b', 'SUMMARY:Once', 'DTSTART;TZID=Eastern Standard Time:20260120T130000']);
		const file = path.join(home, 'a.ics'), found = await lines(['-'], text);
		assert.deepEqual(found.map(({ start, uid, summary, minutes, moved_from, cancelled }) => [start, uid, summary, minutes, moved_from, cancelled]), [
			['2026-01-06T18:00:00Z', 'a', 'Tea, cake', 90, undefined, undefined],
			['2026-01-20T18:00:00Z', 'b', 'Once', 0, undefined, undefined],
			['2026-01-21T19:00:00Z', 'a', 'Tea', 60, '2026-01-20T18:00:00Z', undefined],
			['2026-01-27T18:00:00Z', 'a', undefined, 0, undefined, true],
			['2026-02-03T18:00:00Z', 'a', 'Tea, cake', 90, undefined, undefined],
		]);
		assert.equal(found[1].zone, 'America/New_York');
		writeFileSync(file, text);
		assert.deepEqual(await lines([file]), found);
		assert.deepEqual((await lines([file, '--from', '2026-01-21', '--until', '2026-01-21'])).map(({ start }) => start), ['2026-01-21T19:00:00Z']);
	});

	const event = (...more) => calendar(['UID:u', 'DTSTART:20260106T180000Z', ...more]);
	const refused = [
		[['--dtstart', '2026-01-06', '--rrule', 'FREQ=DAILY;COUNT=1000000000'], 1, '--rrule'],
		[['--dtstart', '2026-01-06', '--rrule', 'FREQ=SECONDLY'], 1, '--rrule'],
		[['--dtstart', '2026-01-06', '--rrule', 'FREQ=SECONDLY;INTERVAL=61;BYSECOND=0;COUNT=10000'], 1, '--rrule'],
		[['--dtstart', '2026-01-06', '--rrule', 'weekly'], 1, '--rrule'],
		[['--dtstart', '2026-01-06', '--rrule', ''], 0],
		[['--dtstart', '2026-01-06', '--tz', 'Mars/Olympus'], 1, '--tz'],
		[['--dtstart', '2026-01-06', '--tz', '../../etc/passwd'], 1, '--tz'],
		[['--dtstart', '2026-02-30'], 1, '--dtstart'],
		[['--dtstart', 'tomorrow'], 1, '--dtstart'],
		[['--dtstart', '1812-01-06'], 1, '--dtstart'],
		[['--dtstart', '2026-01-06', '--exdate', 'x'], 1, '--exdate'],
		[['--dtstart', '2026-01-06', '--rdate', '2026-01-06,'], 0],
		[['--dtstart', '2026-01-06', '--rdate', ',2026-01-06'], 1, '--rdate'],
		[['--dtstart', '2026-01-06', '--exdate', Array(2001).fill('2026-01-06').join()], 1, '--exdate'],
		[['--dtstart', '2026-01-06', '--from', 'x'], 1, '--from'],
		[['--dtstart', '2026-01-06', '--until', '2026-13-01'], 1, '--until'],
		[['--dtstart', '2026-01-06', '--from', '2026-02-01', '--until', '2026-01-01'], 1, '--until'],
		[['--dtstart', '2026-01-06', '--most', '0'], 2, '--most'],
		[['--dtstart', '2026-01-06', '--most', '1e3'], 2, '--most'],
		[['--dtstart', '2026-01-06', '--often'], 2, 'unrecognized option'],
		[['--dtstart'], 2, 'dtstart'],
		[[], 2, 'expand'],
		[['a.ics', 'b.ics'], 2, 'expand'],
		[['-', '--dtstart', '2026-01-06'], 2, 'expand'],
		[['-', '--rrule', 'FREQ=DAILY'], 2, 'expand'],
		[['no-such.ics'], 1, 'no-such.ics'],
		[['/'], 1, '/'],
		[['-'], 1, 'ics', ''],
		[['-'], 1, ':1: ics', 'hello'],
		[['-'], 1, ':5: rule', event('RRULE:FREQ=DAILY;COUNT=1000000000').replace('VERSION:2.0\r\n', '')],
		[['-'], 1, ':6: rule', event('RRULE:FREQ=NEVER')],
		[['-'], 1, 'rule', event('RRULE:FREQ=SECONDLY')],
		[['-'], 1, ':3: dtend', event('DTEND:20260106T170000Z')],
		[['-'], 1, ':6: duration', event('DURATION:-PT1H')],
		[['-'], 1, ':5: zone', calendar(['UID:u', 'DTSTART;TZID=Mars/Olympus:20260106T180000'])],
		[['-'], 1, ':5: zone', calendar(['UID:u', 'DTSTART:20260106T180000'])],
		[['-', '--tz', 'Europe/London'], 0, '', calendar(['UID:u', 'DTSTART:20260106T180000'])],
		[['-'], 1, ':3: uid', calendar(['DTSTART:20260106T180000Z'])],
		[['-'], 1, ': ics: larger', `BEGIN:VCALENDAR\r\n${'X-PAD:y\r\n'.repeat(5500000)}END:VCALENDAR\r\n`],
		[['-'], 1, ': ics: larger', 'BEGIN:VCALENDAR\r\nX-PAD:'.padEnd(50000000, 'x')],
	];
	it('refuses with one line that names what is wrong, at once', async () => {
		for (const [args, expected, what, input] of refused) {
			const from = Date.now(), { stdout, stderr, code } = await run(args, input), said = `${args.join(' ').slice(0, 100)}: ${stderr}`;
			assert.equal(code, expected, said);
			assert.ok(Date.now() - from < 10000, said);
			if (code) {
				assert.match(stderr, /^cairnd: [^\n]+\n$/, said);
				assert.ok(stderr.includes(what), said);
				assert.equal(stdout, '', said);
			}
		}
	});

	it('gives of an impossible rule the first time alone', async () => {
		for (const rule of ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=SECONDLY;INTERVAL=2;BYSECOND=1', 'FREQ=DAILY;BYDAY=SU;BYSETPOS=2'])
			assert.deepEqual(await starts(['--dtstart', '20260106T180000Z', '--rrule', rule]), ['2026-01-06T18:00:00Z'], rule);
	});

	it('says what it takes', async () => {
		const { stdout, stderr, code } = await run(['--help']);
		assert.deepEqual([stderr, code], ['', 0]);
		for (const word of ['FILE.ics', '--dtstart', '--tz', '--rrule', '--exdate', '--rdate', '--from', '--until', '--most', 'two years', 'skipped', 'Exit status'])
			assert.ok(stdout.includes(word), word);
	});
});

describe('recurrence rules', () => {
	const zones = ['Europe/London', 'America/New_York', 'Australia/Sydney', 'America/Sao_Paulo', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns'];
	const most = 300;
	const compared = { rules: 0, times: 0, rrule: 0, 'ical.js': 0, both: 0, 'plain reading alone': 0, empty: 0 };

	/// The packages, where they know such rules, must say what the plain reading says.
	function ask(rule, first, last, found) {
		const packages = [['rrule', rruleKnows, byRrule], ['ical.js', icalKnows, byIcal]].filter(([, knows]) => found.length && knows(rule));
		for (const [name, , read] of packages)
			assert.deepEqual(read(rule, first, last, most).map(wallOf), found.map(wallOf), `${name}: ${wallOf(first)} ${rule}`);
		compared[packages.length === 2 ? 'both' : packages[0]?.[0] ?? (found.length ? 'plain reading alone' : 'empty')]++;
	}

	/// A rule, perhaps with an end, times left out and added; and when it takes place.
	function makeSeries(d, zone, number) {
		for (;;) {
			const wall = randomFirst(d), first = seconds(wall), last = seconds(`${Number(wall.slice(0, 4)) + YEARS}${wall.slice(4).replace('-02-29', '-02-28')}`);
			const rule = randomRule(d), found = plain(rule, first, last, most);
			if (!found)
				continue;                     /* seconds that hardly ever fit: nobody waits for the plain reading */
			ask(rule, first, last, found);
			return endSeries(d, zone, { uid: `${number}`, rule, first, last, found });
		}
	}

	function endSeries(d, zone, series) {
		const { rule, first, found } = series, lines = [`UID:${series.uid}`, `DTSTART;TZID=${zone}:${basic(wallOf(first))}`];
		let walls = [first, ...found], end = '';
		const how = d.pick(found.length === most ? ['count', 'until'] : ['count', 'until', 'none', 'none']);
		if (how === 'count') {
			const count = d.int(1, walls.length + (found.length === most ? 0 : 3));
			[walls, end] = [walls.slice(0, count), `;COUNT=${count}`];
		} else if (how === 'until') {
			const until = momentOf(zone, d.pick(walls)).at + d.int(-1, 1);
			[walls, end] = [walls.filter((wall, i) => i === 0 || momentOf(zone, wall).at <= until), `;UNTIL=${basic(wallOf(until))}Z`];
		}
		lines.push(`RRULE:${rule}${end}`);
		if (d.chance(0.3)) {
			const out = d.pick(walls);
			walls = walls.filter((wall) => wall !== out);
			lines.push(`EXDATE;TZID=${zone}:${basic(wallOf(out))}`);
		}
		if (d.chance(0.2)) {
			const besides = first + d.int(0, 1000) * DAY + 12345;
			walls.push(besides);
			lines.push(`RDATE;TZID=${zone}:${basic(wallOf(besides))}`);
		}
		return { ...series, lines, walls };
	}

	const told = ({ start, local, skipped, twice }) => `${start} ${local}${skipped ? ' skipped' : ''}${twice ? ' twice' : ''}`;

	/// In the order of moments, each once; of two that fall together the one that is not skipped.
	function expected(zone, { walls }) {
		const at = new Map();
		for (const wall of walls) {
			const moment = momentOf(zone, wall);
			if (!at.has(moment.at) || at.get(moment.at).skipped)
				at.set(moment.at, moment);
		}
		return [...at.values()].sort((a, b) => a.at - b.at).map((moment) => told({ ...moment, start: utc(moment.at), local: shownAt(zone, moment.at) }));
	}

	for (const [i, zone] of zones.entries())
		it(`are read as others read them, in ${zone} over twenty years`, async () => {
			const d = dice(seed + i), all = Array.from({ length: rulesEach }, (_, number) => makeSeries(d, zone, number));
			for (let from = 0; from < all.length; from += 60) {
				const part = all.slice(from, from + 60);
				const got = await lines(['-', '--most', '100000', '--until', '2060-01-01'], calendar(...part.map((series) => series.lines)));
				for (const series of part) {
					/* The plain reading looks no further. */
					const last = momentOf(zone, series.last).at, mine = got.filter(({ uid, start }) => uid === series.uid && seconds(start.slice(0, -1)) <= last);
					const what = expected(zone, series);
					assert.deepEqual(mine.map(told), what, series.lines.join(' '));
					compared.rules++;
					compared.times += what.length;
				}
			}
		});

	it('were compared in good number', (t) => {
		t.diagnostic(JSON.stringify(compared));
		const by = compared.both + compared.rrule + compared['ical.js'];
		assert.ok(by > compared.rules / 2 && compared.both > compared.rules / 4, JSON.stringify(compared));
	});

	/// Where the packages are not compared above: what the RFC says, why, and what they make of it.
	const differing = [
		['lists of times are in no order', '2026-01-05T10:00:00', 'FREQ=DAILY;BYMINUTE=30,0', ['2026-01-05T10:30:00', '2026-01-06T10:00:00', '2026-01-06T10:30:00'], ['rrule', 'ical.js']],
		['of one time a day there is no second one', '2026-01-04T10:00:00', 'FREQ=DAILY;BYDAY=SU;BYSETPOS=2,-5', [], ['rrule', 'ical.js']],
		['BYSETPOS counts within the week', '2026-01-05T10:00:00', 'FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1', ['2026-01-09T10:00:00', '2026-01-16T10:00:00', '2026-01-23T10:00:00'], ['ical.js']],
		['what is not said is as in DTSTART: the weekday', '2026-05-12T10:00:00', 'FREQ=YEARLY;BYWEEKNO=20', ['2027-05-18T10:00:00', '2028-05-16T10:00:00', '2029-05-15T10:00:00'], ['rrule', 'ical.js']],
		['TH are all Thursdays, beside the fifth too', '2026-01-01T10:00:00', 'FREQ=MONTHLY;BYDAY=TH,5TH', ['2026-01-08T10:00:00', '2026-01-15T10:00:00', '2026-01-22T10:00:00'], ['rrule']],
		['BYHOUR limits what INTERVAL gives', '2012-11-18T22:30:00', 'FREQ=MINUTELY;INTERVAL=47;BYHOUR=18', ['2012-11-19T18:05:00', '2012-11-19T18:52:00', '2012-11-20T18:22:00'], ['rrule']],
		['and INTERVAL what BYHOUR gives', '2026-01-05T23:00:00', 'FREQ=HOURLY;INTERVAL=24;BYHOUR=6', [], ['ical.js']],
		['BYMONTH limits what INTERVAL gives', '2017-10-28T18:00:00', 'FREQ=MONTHLY;INTERVAL=4;BYMONTH=2,5,12', ['2018-02-28T18:00:00', '2019-02-28T18:00:00', '2020-02-28T18:00:00'], ['ical.js']],
		['BYMONTHDAY of a year is of each month', '2026-01-13T10:00:00', 'FREQ=YEARLY;BYMONTHDAY=13', ['2026-02-13T10:00:00', '2026-03-13T10:00:00', '2026-04-13T10:00:00'], ['ical.js']],
		['from the back of the month, also daily', '2026-01-05T10:00:00', 'FREQ=DAILY;BYMONTHDAY=-1,15', ['2026-01-15T10:00:00', '2026-01-31T10:00:00', '2026-02-15T10:00:00'], ['ical.js']],
		['March is not January', '2006-03-06T02:00:00', 'FREQ=WEEKLY;BYMONTH=1;BYDAY=SU,TU', ['2007-01-02T02:00:00', '2007-01-07T02:00:00', '2007-01-09T02:00:00'], ['ical.js']],
	];
	for (const [why, wall, rule, right, wrong] of differing)
		it(`${rule}: ${why}`, async () => {
			const first = seconds(wall), last = first + 15 * 365 * DAY;
			assert.deepEqual(plain(rule, first, last, 3).map(wallOf), right);
			const { stdout } = await run(['--dtstart', wall, '--rrule', rule, '--until', wallOf(last), '--most', '4']);
			assert.deepEqual(stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line).local), [wall, ...right]);
			for (const [name, knows, read] of [['rrule', rruleKnows, byRrule], ['ical.js', icalKnows, byIcal]]) {
				if (!wrong.includes(name))
					continue;
				assert.ok(!knows(rule), `${name} is asked about ${rule}`);
				assert.notDeepEqual(read(rule, first, last, 3).map(wallOf), right, `${name} has it right now: ask it`);
			}
		});

	it('keep six in the evening, and say when a time is not there or comes twice, through every change from 2026 to 2036', async () => {
		for (const zone of zones.slice(0, 6)) {
			const clock = async (time, rule) => (await lines(['--dtstart', `2026-01-06T${time}`, '--tz', zone, '--rrule', rule, '--until', '2036-12-31'])).map(told);
			for (const [time, days] of [['18:00:00', 7], ['00:30:00', 1], ['01:30:00', 1], ['01:45:00', 1], ['02:00:00', 1], ['02:30:00', 1], ['23:30:00', 1]]) {
				const first = seconds(`2026-01-06T${time}`), walls = Array.from({ length: Math.floor((Date.UTC(2037, 0, 1) / 1000 - first) / (days * DAY) + 1) }, (_, i) => first + i * days * DAY)
					.filter((wall) => wall < Date.UTC(2037, 0, 1) / 1000);
				assert.deepEqual(await clock(time, days === 7 ? 'FREQ=WEEKLY' : 'FREQ=DAILY'), expected(zone, { walls }), `${zone} ${time}`);
			}
		}
	});
});
