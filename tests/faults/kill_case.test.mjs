/// kill -9 at every write point of a case's life: the process dies just before a write to its database, or in the middle of it
/// (tests/faults/dying.c).  After a restart the step was taken once or, sent again under the same key, is taken then; and what is
/// due next happens at its time.
///
/// POINTS: how many of the write points of each step are tried (3); all: every one, a quarter of an hour.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { cairnd, sanitized, Server } from '../support/server.mjs';

const preload = path.join(path.dirname(cairnd), '..', 'tests', 'faults', 'libdying.so');
const missing = sanitized ? 'a sanitizer cannot be preloaded over' : existsSync(preload) ? false : `${preload} is not built`;
const points = process.env.POINTS === 'all' ? Infinity : Number(process.env.POINTS || 3);
const CRISIS = 'this is goodbye for good';
const soon_ms = 2500;                         // ticks come every second

/// Of `n` places, as many as are asked for, the first and the last among them.
const spread = (n) => n <= points ? Array.from({ length: n }, (_, i) => i + 1)
	: Array.from({ length: points }, (_, i) => 1 + Math.round(i * (n - 1) / (points - 1)));

describe('a server that dies at any write of a case', { skip: missing }, () => {
	const people = {};
	let server, room, wish, file;

	/// --- dying ---

	function arm(left, torn) {
		const numbers = Buffer.alloc(8);
		numbers.writeInt32LE(left, 0);
		numbers.writeInt32LE(torn ? 1 : 0, 4);
		writeSync(file, numbers, 0, 8, 0);
	}

	/// How many writes are left.
	function left() {
		const numbers = Buffer.alloc(4);
		readSync(file, numbers, 0, 4, 0);
		return numbers.readInt32LE(0);
	}

	before(async () => {
		wish = mkdtempSync(path.join(tmpdir(), 'cairn-dying-'));
		file = openSync(path.join(wish, 'wish'), 'w+');
		arm(0);
		server = await Server.start({ env: { LD_PRELOAD: preload, DYING: path.join(wish, 'wish') },
			config: { 'escalation.drill_hours': 0, 'limits.idle_s': 600 } });
		const line = await server.staff('Fay');
		room = (await line.makeRoom({ name: 'Room where it is hard' })).id;
		people.fay = line.person;
		people.ana = (await line.guest('Ana', room)).person;
		people.mo = (await line.guest('Mo', room, 'mentor')).person;
		people.max = (await line.guest('Max', room, 'mentor')).person;
		/* Shorter than ladder.set allows: nobody can wait for this test. */
		await server.sql("INSERT INTO ladders SELECT id, 'crisis', 2, 4, 6, 2, 3 FROM rooms WHERE name = 'Room where it is hard'");
		await connect();
	});
	after(async () => {
		await server.end();
		rmSync(wish, { recursive: true });
	});

	async function connect() {
		for (const person of Object.values(people)) {
			person.line = await person.connect();
			await person.line.join(room);
		}
	}

	/// --- looking ---

	/// The newest case, as the database has it.
	async function row() {
		const [id, state, owner, due, timer, version] = (await server.sql('SELECT c.id, c.state, coalesce(o.name, \'\'), c.due_ms,'
			+ " coalesce((SELECT due_ms FROM timers t WHERE t.kind = 'case' AND t.subject = c.id), 0), c.version FROM cases c"
			+ ' LEFT JOIN members o ON o.id = c.owner ORDER BY c.opened_ms DESC LIMIT 1')).split('|');
		return { id, state, owner, due: Number(due), timer: Number(timer), version: Number(version) };
	}

	const count = async (sql) => Number(await server.sql(`SELECT count(*) FROM ${sql}`));
	const events = (id, what) => count(`case_events WHERE case_id = ${id} AND what = '${what}'`);
	const open = () => count("cases WHERE state NOT IN ('closed', 'reviewed')");

	/// The case as a page knows it.
	async function known(person) {
		const { cases } = await person.line.request('case.list', { room });
		return cases[0];
	}

	/// --- a life ---

	const press = (name, op, more = () => ({})) => async () => {
		const person = people[name], { id, version } = await known(person);
		return { person, op, fields: { room, case: id, version, ...more() } };
	};
	const say = (name, body) => async () => ({ person: people[name], op: 'room.post', fields: { room, body } });

	/// What happens, after what; `then`: how the case stands afterwards; `noted`: what is written down of it, so often.
	/// Without `send` it is the clock that does it, which is told by what is noted.
	const life = {
		raised: { after: [], send: say('ana', CRISIS), then: ['open', ''], noted: 'opened' },
		called: { after: ['raised'], then: ['open', ''], noted: 'alerted', times: 2 },
		acknowledged: { after: ['raised'], send: press('mo', 'case.acknowledge'), then: ['acknowledged', 'Mo'], noted: 'acknowledged' },
		lapsed: { after: ['raised', 'acknowledged'], then: ['open', ''], noted: 'lapsed' },
		spoken: { after: ['raised', 'acknowledged'], send: say('mo', 'I am here'), then: ['with_person', 'Mo'], noted: 'spoke' },
		offered: { after: ['raised', 'acknowledged', 'spoken'], send: press('mo', 'case.offer', () => ({ member: people.max.id })),
			then: ['handed_over', 'Mo'], noted: 'offered' },
		accepted: { after: ['raised', 'acknowledged', 'spoken', 'offered'], send: press('max', 'case.accept'),
			then: ['acknowledged', 'Max'], noted: 'accepted' },
		closed: { after: ['raised', 'acknowledged', 'spoken'], send: press('mo', 'case.close',
			() => ({ outcome: 'talked', safe: 'yes', follow_up: Date.now() + 1200 })), then: ['closed', 'Mo'], noted: 'closed' },
		'looked after': { after: ['raised', 'acknowledged', 'spoken', 'closed'], then: ['closed', 'Mo'], reminds: true },
	};

	/// How often Mo was asked to look after Ana again.
	const reminded = (id) => count(`notices WHERE kind = 'follow_up' AND about = ${id}`);

	async function isDone(step) {
		const { id } = await row();
		return step.reminds ? await reminded(id) > 0 : await events(id, step.noted) >= (step.times ?? 1);
	}

	async function take(step) {
		if (!step.send)
			return until(() => server.child.over || isDone(step), { deadline_ms: 8000, every_ms: 40, what: `${step.name} by itself` });
		const asked = await step.send();
		return asked.person.line.request(asked.op, asked.fields);
	}

	/// So far, from a new case.
	async function live(names) {
		for (const name of names)
			await take(life[name]);
	}

	/// Nobody is in danger any more.
	async function settle() {
		const found = await known(people.fay);
		if (found)
			await people.fay.line.request('case.close', { room, case: found.id, version: found.version, outcome: 'talked', safe: 'yes',
				follow_up: Date.now() + 3600_000 });
		assert.equal(await open(), 0);
		/* Those of earlier lives would be written about in the middle of the next. */
		await server.sql("DELETE FROM timers WHERE kind = 'follow_up'; UPDATE follow_ups SET state = 'declined'");
	}

	/// --- what must hold ---

	/// Whatever is due next happens at its time: an alarm, and a page that tells of it.
	async function assertNext(up) {
		const { id, state, due, timer } = await row();
		if (state === 'closed') {
			assert.equal(timer, 0);
			return assert.equal(await count(`follow_ups f JOIN timers t ON t.kind = 'follow_up' AND t.subject = f.id WHERE f.case_id = ${id}`), 1);
		}
		assert.equal(timer, due, 'its timer');
		let wanted = due;
		if (due > Date.now() + 10_000) {      /* too far to wait for: its time is brought near */
			wanted = Date.now() + 300;
			await server.sql(`UPDATE cases SET step_ms = ${wanted}, due_ms = ${wanted} WHERE id = ${id}; `
				+ `UPDATE timers SET due_ms = ${wanted} WHERE kind = 'case' AND subject = ${id}`);
		}
		const alerted = () => server.sql(`SELECT min(at_ms) FROM case_events WHERE case_id = ${id} AND what = 'alerted' AND at_ms >= ${wanted}`);
		const at = Number(await until(alerted, { what: () => `the alarm of ${state} in ${wanted - Date.now()} ms` }));
		assert.ok(at - Math.max(wanted, up) < soon_ms, `${state}: ${at - Math.max(wanted, up)} ms late`);
		const told = ({ kind, at: when }) => kind === 'alarm' && when >= at;
		await until(() => Object.values(people).some(({ line }) => line.events.some(({ notice }) => notice && told(notice)) || line.hello.notices.some(told)),
			{ what: 'a page that tells of it' });
	}

	async function assertWhole() {
		assert.equal(await server.sql('PRAGMA integrity_check'), 'ok');
		assert.equal(await count("cases c WHERE state NOT IN ('closed', 'reviewed') AND NOT EXISTS"
			+ " (SELECT 1 FROM timers t WHERE t.kind = 'case' AND t.subject = c.id AND t.due_ms = c.due_ms)"), 0);
		assert.equal(await count(`(SELECT 1 FROM cases c WHERE state NOT IN ('closed', 'reviewed') GROUP BY room, member, kind HAVING count(*) > 1)`), 0);
		assert.equal(await count("flags WHERE triage <> 'green' AND (case_id IS NULL OR seq = 0)"), 0, 'a message without its case, or the other way round');
	}

	/// One step, with the server dying at its n-th write.  Was there an n-th?
	async function dieIn(step, n, torn) {
		const asked = step.send ? await step.send() : undefined;
		const key = newKey();
		const was = await open();
		arm(n, torn);
		const answer = asked?.person.line.request(asked.op, asked.fields, { key }).then(() => 'done', () => 'gone');
		if (answer)
			await Promise.race([answer, server.exited]);
		else
			await take(step);
		/* After the answer there may be writes yet, such as a log moved into its place. */
		if (!server.child.over)
			await new Promise((resolve) => setTimeout(resolve, 30));
		arm(0);
		if (!server.child.over)
			return false;
		for (const { line } of Object.values(people))
			await line.closed();
		await server.run();
		const up = Date.now();
		await connect();
		if (asked)
			await asked.person.line.request(asked.op, asked.fields, { key });
		else
			await take(step);
		const now = await row();
		assert.deepEqual([now.state, now.owner], step.then, `after ${step.name}`);
		if (step.noted && step.noted !== 'alerted')
			assert.equal(await events(now.id, step.noted), step.times ?? 1, `${step.noted}: once`);
		assert.equal(await open(), step.then[0] === 'closed' ? 0 : Math.max(was, 1));
		await assertWhole();
		await assertNext(up);
		return true;
	}

	for (const [name, step] of Object.entries(life))
		it(`${name}: whatever was being written, it happens once, and what is due next comes at its time`, async (t) => {
			let died = 0;
			await live(step.after);
			arm(1_000_000);
			await take(step);
			await new Promise((resolve) => setTimeout(resolve, 30));
			const writes = 1_000_000 - left();
			arm(0);
			await settle();
			for (const n of spread(writes)) {
				await live(step.after);
				died += await dieIn(step, n, n % 2 === 0);
				await settle();
			}
			t.diagnostic(`${writes} writes, died at ${died} of ${spread(writes).length}`);
			assert.ok(died > 0);
		});
});
