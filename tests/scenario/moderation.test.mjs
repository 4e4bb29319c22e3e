/// What a room does with messages, on a real server.  The rules are those of tests/support/rules.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server, cairnd } from '../support/server.mjs';

const pack = new URL('../support/rules/en.rules', import.meta.url).pathname;
/// The words the rules know, each time a little different so that a leak of one of them can be told apart.
const say = {
	amber: () => `nothing matters any more, ${newKey()}`,
	red: () => `i want to be gone ${newKey()}`,
	crisis: () => `this is goodbye for good ${newKey()}`,
	unkind: () => `you are a silly goose ${newKey()}`,
	link: () => `look at https://example.org/${newKey()}`,
	plain: () => `good evening ${newKey()}`,
};

/// A room with Ana, Ben, the mentor Mo and the facilitator Fay in it, and the room of its staff with Mo and Fay.
async function world(server, fay, fields = {}) {
	const { id } = await fay.makeRoom({ name: `Room ${newKey()}`, ...fields });
	const [ana, ben, mo] = [await fay.guest('Ana', id), await fay.guest('Ben', id), await fay.guest('Mo', id, 'mentor')];
	await fay.join(id);
	const { rooms } = await mo.request('room.list');
	const staff = rooms.find((each) => each.room.staff_of === id).room.id;
	await mo.join(staff);
	await fay.join(staff);
	return { server, id, staff, ana, ben, mo, fay };
}

/// What the staff room says of cases and held messages: "open red", in order.
const told = (line, staff) => line.entries(staff).filter((entry) => entry.kind === 'case').map((entry) => `${entry.state} ${entry.level}`);
const hears = (line, id, body) => until(() => line.bodies(id).includes(body), { what: () => `${body} at ${line.person.name}` });

describe('a held message', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	it('is seen by its author and by staff, and in the room once it is released, under its own key', async () => {
		const w = await world(server, fay);
		const [body, key] = [say.unkind(), newKey()];
		const posted = await w.ana.post(w.id, body, { key });

		assert.equal(posted.seq, undefined);
		assert.deepEqual([posted.held.state, posted.held.boundaries, posted.held.body], ['waiting', ['harassment'], body]);
		assert.deepEqual((await w.ana.request('held.list')).held, [posted.held]);
		await until(() => told(w.mo, w.staff).includes('held amber'));
		const { held } = await w.mo.request('case.list', { room: w.id });
		assert.deepEqual(held[0].findings.map((each) => [each.rule, each.from, each.to]), [['en.test.unkind', 0, 21]]);
		await w.ben.barrier();
		assert.deepEqual(w.ben.bodies(w.id), []);

		const { seq } = await w.mo.request('held.decide', { room: w.id, held: posted.held.id, decision: 'release' });
		const entry = await w.ben.sees(w.id, seq);
		assert.deepEqual([entry.body, entry.key, entry.by.name], [body, key, 'Ana']);
		const notice = await w.ana.event('notice');
		assert.deepEqual([notice.notice.kind, notice.notice.held], ['held_released', posted.held.id]);
		assert.deepEqual(await w.ana.post(w.id, body, { key }), posted, 'the first answer again');
	});

	it('may be changed by its author after a mentor asked', async () => {
		const w = await world(server, fay);
		const { held } = await w.ana.post(w.id, say.unkind());
		await w.mo.request('held.decide', { room: w.id, held: held.id, decision: 'ask', reason: 'unkind', words: 'Could you say it kindly?' });
		const { notice } = await w.ana.event('notice');
		assert.deepEqual([notice.kind, notice.reason, notice.words], ['held_asked', 'unkind', 'Could you say it kindly?']);

		const kind = say.plain();
		const { seq } = await w.ana.request('held.change', { room: w.id, held: held.id, body: server.keepSecret(kind) });
		assert.equal((await w.ben.sees(w.id, seq)).body, kind);
		assert.deepEqual((await w.mo.request('case.list', { room: w.id })).held, []);
	});

	it('is decided by the room at its deadline, also when the server was killed before', async () => {
		const w = await world(server, fay);
		const drops = await world(server, fay);
		await server.sql(`UPDATE rooms SET on_deadline = 'drop' WHERE name = '${drops.ana.place(drops.id).visit.room.name}'`);
		const [kept, dropped] = [say.unkind(), say.unkind()];
		await w.ana.post(w.id, kept);
		await drops.ana.post(drops.id, dropped);
		await server.sql('UPDATE held SET due_ms = due_ms - 118000; UPDATE timers SET due_ms = due_ms - 118000');
		await server.kill9();
		await server.run();

		const ben = await w.ben.person.connect({ resume: [{ room: w.id, after: 0 }] });
		await hears(ben, w.id, kept);
		const ana = await drops.ana.person.connect({ resume: [{ room: drops.id, after: 0 }] });
		await until(async () => (await ana.request('held.list')).held.length === 0);
		assert.deepEqual(ana.bodies(drops.id), []);
		assert.equal(await server.sql('SELECT count(*) FROM held WHERE body IS NOT NULL'), '0');
		fay = await fay.person.connect();
	});
});

describe('somebody in danger', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	it('is heard at once and reaches staff, whatever staff switched on and whatever else they say', async () => {
		const w = await world(server, fay);
		await w.mo.request('room.raid', { room: w.id, on: true });
		await w.ana.event('room', (event) => event.room.controls.raid);
		await fay.request('sanction.give', { room: w.id, member: w.ana.person.id, step: 'read_only', hours: 24, reason: 'unkind' });
		await refused(w.ana.post(w.id, say.plain()), 'read_only');
		await refused(w.ben.post(w.id, say.link()), 'boundary');
		const { held } = await w.ben.post(w.id, say.plain());
		assert.deepEqual(held.boundaries, [], 'he is new here');

		for (const body of [`${say.red()}, ${say.unkind()} ${say.link()}`, say.crisis(), say.crisis()]) {
			const { seq } = await w.ana.post(w.id, body);
			assert.equal((await w.ben.sees(w.id, seq)).body, body);
		}
		await until(() => told(w.mo, w.staff).includes('open crisis'));
		assert.deepEqual(told(w.mo, w.staff), ['held amber', 'open red', 'open crisis', 'open crisis']);
		const { cases } = await w.mo.request('case.list');
		assert.deepEqual(cases.map((each) => [each.subject.name, each.level, each.flags]), [['Ana', 'crisis', 3]]);
	});

	it('has one case, which one of staff is on; the others see who', async () => {
		const w = await world(server, fay);
		await w.ben.post(w.id, 'Hello Ana, how was the day');
		await w.ana.post(w.id, say.red());
		const [one] = (await w.mo.request('case.list', { room: w.id })).cases;
		const { case: taken } = await w.mo.request('case.acknowledge', { room: w.id, case: one.id, version: one.version });

		assert.deepEqual([taken.owner.name, taken.state], ['Mo', 'acknowledged']);
		await until(() => told(fay, w.staff).includes('acknowledged red'));
		await refused(fay.request('case.acknowledge', { room: w.id, case: one.id, version: one.version }), 'stale');
		const shown = await fay.request('case.show', { room: w.id, case: one.id });
		assert.deepEqual(shown.window.map((entry) => entry.by.name), ['Ben', 'Ana']);
		assert.equal(shown.flags[0].findings[0].why, 'says they want to be gone');
		await refused(w.ben.request('case.show', { room: w.id, case: one.id }), 'not_allowed');
		await w.mo.post(w.id, 'Hello Ana, I am here');
		await until(() => told(fay, w.staff).includes('with_person red'));
		const { case: now } = await w.mo.request('case.show', { room: w.id, case: one.id });
		assert.ok(now.spoken >= now.seen);
		const closing = { room: w.id, case: one.id, version: now.version, outcome: 'talked' };
		await refused(w.mo.request('case.close', closing), 'missing_field', 'safe');
		await w.mo.request('case.close', { ...closing, safe: 'yes', follow_up: Date.now() + 3_600_000 });
		await until(() => told(fay, w.staff).includes('closed red'));
		assert.deepEqual(w.ben.events.filter((event) => ['notice', 'help'].includes(event.type)), [], 'nobody else hears of it');
		assert.ok(![...w.ana.events, ...w.ben.events].some((event) => JSON.stringify(event).includes(one.id)));
	});
});

describe('a report', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	it('reaches staff and gets an answer, and in nothing staff can see is who made it', async () => {
		const w = await world(server, fay);
		const seen = [];
		for (const line of [w.mo, fay])
			line.socket.on('message', (bytes) => seen.push(bytes.toString('utf8')));
		const { seq } = await w.ben.post(w.id, say.plain());
		await w.mo.reached(w.id, seq);
		const before = seen.length;

		const { report } = await w.ana.request('report.make', { room: w.id, target: seq, reason: 'unkind', words: 'It was aimed at me, I think.' });
		await w.ana.request('report.make', { room: w.id, target: seq, reason: 'unkind' });
		const [one] = (await w.mo.request('case.list', { room: w.id })).cases;
		assert.deepEqual([one.kind, one.reports, one.subject.name, one.latest], ['conduct', 1, 'Ben', seq]);
		const shown = await w.mo.request('case.show', { room: w.id, case: one.id });
		assert.equal(shown.reports[0].words, 'It was aimed at me, I think.');
		await fay.request('case.close', { room: w.id, case: one.id, version: one.version, outcome: 'talked', answer: 'Thank you, we have talked.' });
		await fay.request('audit.list');
		const about = seen.slice(before).filter((text) => text.includes('Ana') || text.includes(w.ana.person.id));
		assert.deepEqual(about, []);

		const { notice } = await w.ana.event('notice');
		assert.deepEqual([notice.kind, notice.report, notice.words], ['report_answered', report.id, 'Thank you, we have talked.']);
		const { reports } = await w.ana.request('report.list');
		assert.deepEqual([reports.length, reports[0].state, reports[0].answer], [1, 'answered', 'Thank you, we have talked.']);
	});

	it('needs a message its maker can see', async () => {
		const w = await world(server, fay);
		const { seq } = await w.ben.post(w.id, say.plain());
		const late = await fay.guest('Late', w.id);
		await refused(late.request('report.make', { room: w.id, target: seq, reason: 'other' }), 'not_found', 'target');
		await refused(w.ben.request('report.make', { room: w.id, target: seq, reason: 'other' }), 'bad_field', 'target');
		assert.deepEqual((await fay.request('case.list', { room: w.id })).cases, []);
	});
});

describe('the rules', () => {
	const broken = 'language en\ncues the and to of is are was my your with\n\nrule test.wish\nlevel purple\n';

	it('are loaded anew when asked to; what is broken is named in the log, and the last good ones stay', async () => {
		const rules = mkdtempSync(path.join(tmpdir(), 'cairn-rules-'));
		copyFileSync(pack, path.join(rules, 'en.rules'));
		const server = await Server.start({ config: { 'storage.rules': rules } });
		const fay = await server.staff('Fay');
		const w = await world(server, fay);
		const loads = () => [...server.log.matchAll(/rules\.loaded/g)].length;

		try {
			writeFileSync(path.join(rules, 'en.rules'), broken);
			server.child.kill('SIGHUP');
			await until(() => /error rules\.refused why=\S*en\.rules:5:/.test(server.log), { what: () => server.lastWords });
			assert.ok((await w.ana.post(w.id, say.unkind())).held);
			assert.ok(!server.log.includes('rules.none'));

			writeFileSync(path.join(rules, 'en.rules'), `${broken.replace('purple', 'amber')}category none\nwhy says hello\nmatch hello there
+ hello there\n+ oh hello there\n+ hello there you\n- hello\n- there\n- over there\n`);
			server.child.kill('SIGHUP');
			await until(() => loads() === 2, { what: () => server.lastWords });
			assert.ok((await w.ana.post(w.id, say.unkind())).seq, 'nothing about geese any more');
		} finally {
			rmSync(rules, { recursive: true, force: true });
			await server.end();
		}
	});

	it('missing at the start are a loud line, and every message is delivered, marked, and told to staff', async () => {
		const server = await Server.start({ config: { 'storage.rules': '/nonexistent' } });
		const fay = await server.staff('Fay');
		const w = await world(server, fay);

		assert.match(server.log, /error rules\.none messages=are_not_scanned/);
		const { seq } = await w.ana.post(w.id, say.unkind());
		assert.equal((await w.ben.sees(w.id, seq)).unscanned, true);
		await until(() => told(w.mo, w.staff).includes('open amber'));
		const { flags } = await w.mo.request('flag.list', { room: w.id });
		assert.deepEqual([flags[0].scanned, flags[0].findings], [false, []]);
		await server.end();
	});

	const built = path.join(path.dirname(cairnd), '../moderation/packs');
	const whole = existsSync(built) && readdirSync(built).some((name) => name.endsWith('.rules'));
	it('that come with the program read a message', { skip: !whole }, async () => {
		const server = await Server.start({ config: { 'storage.rules': '' } });
		const fay = await server.staff('Fay');
		const w = await world(server, fay);

		assert.match(server.log, /rules\.loaded/);
		assert.ok((await w.ana.post(w.id, 'I have had enough and I want to die tonight')).seq);
		await until(() => told(w.mo, w.staff).some((each) => /open (red|crisis)/.test(each)));
		assert.ok((await w.ben.post(w.id, 'I am here with you')).seq);
		const { cases } = await w.mo.request('case.list', {});
		assert.deepEqual(cases.map((each) => each.subject.id), [w.ana.person.id], 'who answers is not who is in danger');
		assert.ok((await w.ben.post(w.id, `Write to me at ben${newKey().toLowerCase().replace(/[^a-z]/g, '')}@example.org`)).held);
		await server.end();
	});
});
