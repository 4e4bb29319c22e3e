/// `cairn`, the terminal client, against a real server: for people who pipe it and scripts that rely on it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until, within } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

const root = new URL('../../', import.meta.url).pathname;
const cairn = path.resolve(root, process.env.CAIRN || 'build/clients/cli/cairn');
const DONE = 0, REFUSED = 1, WRONG_USE = 2, NO_SEAT = 3, NO_ANSWER = 4;

describe('the terminal client', () => {
	let server, home;

	before(async () => {
		server = await Server.start();
		home = mkdtempSync(path.join(tmpdir(), 'cairn-cli-'));
	});
	after(async () => {
		rmSync(home, { recursive: true, force: true });
		await server.end();
	});

	const seat = (who) => path.join(home, who, 'seat');

	/// Start `cairn` for one person; `over` resolves to its exit code, `out` and `err` grow.
	function start(who, args, input = '') {
		const child = spawn(cairn, [...args, '--seat', seat(who)]);
		const run = { child, out: '', err: '' };
		child.stdout.setEncoding('utf8').on('data', (text) => { run.out += text; });
		child.stderr.setEncoding('utf8').on('data', (text) => { run.err += text; });
		child.stdin.on('error', () => {});
		child.stdin.end(input);
		run.over = new Promise((resolve) => child.once('close', (code) => resolve(code)));
		return run;
	}

	/// Run it to its end.
	async function run(who, args, input) {
		const going = start(who, args, input);
		const code = await within(going.over, () => `cairn ${args.join(' ')}`, 30_000);
		return { code, out: going.out, err: going.err };
	}

	/// As run(), and it must go well; what it printed.
	async function done(who, ...args) {
		const { code, out, err } = await run(who, args);
		assert.equal(code, DONE, err);
		return out;
	}

	async function join(who, role = 'participant', room = 'Lantern room') {
		const link = `${server.origin}/join#${await server.invite(role, room)}`;
		return done(who, 'join', link, '--yes', '--name', who);
	}

	const lines = (text) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line));

	it('Ana joins by a link, speaks, and reads it again', async () => {
		const told = await join('Ana');
		assert.match(told, /You are Ana \(participant\) in room [0-9a-z]{13}\./);
		assert.match(told, /Recovery words.*\n(\w+ ){5}\w+\n/);
		assert.equal(statSync(seat('Ana')).mode & 0o777, 0o600);
		const first = Number(await done('Ana', 'post', 'Hello from a terminal'));
		const piped = await run('Ana', ['post', '-'], 'Two lines,\npiped in\n');
		assert.equal(Number(piped.out), first + 1);
		const [one, two] = lines(await done('Ana', 'history', '--json'));
		assert.deepEqual([one.seq, one.body, one.by.name], [first, 'Hello from a terminal', 'Ana']);
		assert.equal(two.body, 'Two lines,\npiped in');
		assert.match(await done('Ana', 'history', '--limit', '1'), /^#\d+ \d\d:\d\d Ana: Two lines,\n {4}piped in\n$/);
		assert.match(await done('Ana', 'rooms'), /^[0-9a-z]{13} {2}Lantern room {2}\(participant, \d+ here\)$/m);
	});

	it('Ben follows through a crash of the server while Cleo speaks: each word once, in order', async () => {
		await join('Ben');
		await join('Cleo');
		const before_ = Number(await done('Cleo', 'post', 'Before the crash'));
		const tail = start('Ben', ['tail', '--json', '--after', String(before_ - 1), '--count', '6']);
		await until(() => tail.out, { deadline_ms: 10_000, what: () => tail.err });
		const posts = [];
		for (let i = 0; i < 5; i++)
			posts.push(run('Cleo', ['post', `Through the crash ${i}`]));
		await server.kill9();
		await server.run();
		const seqs = (await Promise.all(posts)).map(({ code, out, err }) => {
			assert.equal(code, DONE, err);
			return Number(out);
		});
		assert.equal(await within(tail.over, () => `tail to end\n${tail.out}${tail.err}`, 30_000), DONE);
		const seen = lines(tail.out);
		assert.deepEqual(seen.map(({ seq }) => seq), Array.from({ length: 6 }, (_, i) => before_ + i));
		assert.equal(new Set(seen.map(({ body }) => body)).size, 6);
		assert.deepEqual([...seqs].sort((a, b) => a - b), seen.slice(1).map(({ seq }) => seq));
	});

	it('help is asked for once, also through a crash, and lines are at hand', async () => {
		await join('Nora');
		await server.kill9();
		const asking = start('Nora', ['help-now', '--json']);
		await server.run();
		assert.equal(await within(asking.over, () => asking.err, 30_000), DONE);
		const { help } = JSON.parse(asking.out);
		assert.equal(help.state, 'called');
		assert.equal(await server.sql("SELECT count(*) FROM cases WHERE asked = 1"), '1');
		assert.match(await done('Nora', 'help-now', '--wait', '10'), /^(Mentors were alerted|Nobody may be here)/);
		assert.match(await done('Nora', 'lines', 'gb'), /^GB {2}.*call 999.*verified \d{4}-\d\d-\d\d/m);
		assert.equal((await run('Nora', ['lines', 'England'])).code, WRONG_USE);
		assert.equal((await run('Nobody', ['help-now'])).code, WRONG_USE);
	});

	it('the same key says the same thing once', async () => {
		await join('Dina');
		const key = 'said-once-0123456789';
		const first = await done('Dina', 'post', 'Once', '--key', key);
		assert.equal(await done('Dina', 'post', 'Once', '--key', key), first);
		const other = await run('Dina', ['post', 'Something else', '--key', key]);
		assert.equal(other.code, REFUSED);
		assert.match(other.err, /^cairn: key_reused: /);
	});

	it('other people cannot steer a terminal', async () => {
		await join('Eli');
		await done('Eli', 'post', 'Red \u001b[31m and \u009b2J, turned \u202e round\n#1 00:00 Fay: no');
		const shown = await done('Eli', 'history', '--limit', '1');
		assert.doesNotMatch(shown, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
		assert.equal(shown.split('\n').filter((line) => line.startsWith('#')).length, 1);
	});

	it('staff can ask for any operation, and a removal ends a tail', async () => {
		await join('Gil');
		await join('Fay', 'facilitator', null);
		const { room } = JSON.parse(readFileSync(seat('Gil'), 'utf8'));
		await done('Gil', 'post', 'Here I am');
		const member = lines(await done('Gil', 'history', '--json', '--limit', '1'))[0].by.id;
		const made = JSON.parse(await done('Fay', 'send', 'invite.create', JSON.stringify({ role: 'participant', room })));
		server.keepSecret(made.token);
		assert.equal(made.invite.room, room);
		const tail = start('Gil', ['tail', '--after', '0']);
		await until(() => tail.out, { deadline_ms: 10_000, what: () => tail.err });
		await done('Fay', 'send', 'sanction.give', JSON.stringify({ room, member, step: 'removal', hours: 1, reason: 'other' }));
		assert.equal(await within(tail.over, 'the tail to end'), REFUSED);
		assert.equal((await run('Gil', ['post', 'Still here?'])).code, REFUSED);
	});

	it('the seat comes back with the recovery words and goes with leave', async () => {
		const words = (await join('Hana')).trim().split('\n').at(-1);
		await done('Hana', 'leave');
		assert.equal(existsSync(seat('Hana')), false);
		assert.equal((await run('Hana', ['post', 'Anyone?'])).code, NO_SEAT);
		const back = await run('Hana elsewhere', ['recover', server.origin], `${words}\n`);
		assert.equal(back.code, DONE, back.err);
		assert.match(back.out, /^You are Hana /);
		await done('Hana elsewhere', 'post', 'I am back');
	});

	it('what is wrong is told by exit code and by name', async () => {
		await join('Ira');
		const cases = [
			[['post'], WRONG_USE, /nothing to say/],
			[['post', 'a', 'b'], WRONG_USE, /use: cairn post/],
			[['post', '--count', '3'], WRONG_USE, /does not take --count/],
			[['tail', '--count', 'many'], WRONG_USE, /--count: not many/],
			[['sing'], WRONG_USE, /no such command/],
			[['join', `${server.origin}/join#short`, '--yes'], WRONG_USE, /not an address/],
			[['join', `${server.origin}/join#${'A'.repeat(43)}`, '--yes'], REFUSED, /^cairn: invite_not_valid: /],
			[['post', 'x'.repeat(5000)], REFUSED, /^cairn: too_large: .*\(body\)/],
			[['post', 'x', '--room', '0000000000001'], REFUSED, /^cairn: not_/],
			[['send', 'no.such'], REFUSED, /^cairn: unknown_op: /],
			[['send', 'ping', '{"a":1}'], REFUSED, /^cairn: unknown_field: .*\(a\)/],
			[['send', 'ping', '[1]'], WRONG_USE, /one JSON object/],
		];
		for (const [args, code, told] of cases) {
			const result = await run('Ira', args);
			assert.equal(result.code, code, `cairn ${args.join(' ').slice(0, 60)}: ${result.err}`);
			assert.match(result.err, told);
			assert.equal(result.out, '');
		}
		assert.equal((await run('Nobody', ['tail'])).code, NO_SEAT);
	});

	it('a server that is not there is waited for as long as was asked', async () => {
		await join('Jo');
		await server.stop();
		const late = await run('Jo', ['post', 'Is anybody there?', '--wait', '1']);
		assert.equal(late.code, NO_ANSWER);
		const [, key] = /--key ([\w-]{16,})/.exec(late.err);
		const patient = start('Jo', ['post', 'Is anybody there?', '--key', key]);
		await until(() => patient.err.includes('trying again'), { deadline_ms: 10_000 });
		await server.run();
		assert.equal(await within(patient.over, () => patient.err, 30_000), DONE, patient.err);
	});
});
