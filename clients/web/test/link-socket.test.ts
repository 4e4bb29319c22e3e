import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backoff } from '../src/link/backoff.ts';
import { Link } from '../src/link/socket.ts';
import { Refused } from '../src/link/wire.ts';
import { FakeClock, FakeWire, settle } from './fake.ts';

function line() {
	const clock = new FakeClock();
	const wires: FakeWire[] = [];
	const heard: any[] = [];
	const states: string[] = [];
	const link = new Link({
		clock, client: 'a-tab-of-mine', dial: () => (wires.push(new FakeWire()), wires.at(-1)!),
	}, {
		resume: () => [{ room: 'r000000000001', after: 7 }],
		hello: (hello) => heard.push(hello.site),
		event: (event) => heard.push(event.type),
		state: (state, why) => states.push(why ? `${state}:${why}` : state),
		unopened: (times) => heard.push(times),
	});
	return { clock, wires, heard, states, link, get wire() { return wires.at(-1)!; } };
}

test('says hello first, with the tab and where it left off', () => {
	const { link, wires } = line();
	link.open();
	wires[0]!.open();
	const [hello, ...others] = wires[0]!.sent;
	assert.equal(hello.op, 'hello');
	assert.equal(hello.client, 'a-tab-of-mine');
	assert.deepEqual(hello.resume, [{ room: 'r000000000001', after: 7 }]);
	assert.match(hello.key, /^[A-Za-z0-9_-]{22}$/);
	assert.deepEqual(others, []);
});

test('is live only when the first frame came, not when the socket opened', () => {
	const { link, wires, states } = line();
	link.open();
	wires[0]!.open();
	assert.deepEqual(states, ['connecting']);
	wires[0]!.reply('hello', { site: 'Notes', limits: { heartbeat_ms: 30_000 } });
	assert.deepEqual(states, ['connecting', 'live']);
});

test('matches replies to requests by key, in any order', async () => {
	const { link, wires } = line();
	link.open();
	wires[0]!.greet();
	const list = link.ask('room.list', {});
	const post = link.ask('room.post', { room: 'r', body: 'hello' });
	wires[0]!.reply('room.post', { seq: 3, at: 5 });
	wires[0]!.refuse('room.list', 'slow_down', { retry_after_ms: 900 });
	assert.deepEqual(await post, { seq: 3, at: 5 });
	await assert.rejects(list, (reason: Refused) => reason.code === 'slow_down' && reason.retryAfterMs === 900);
});

test('an answer to nothing that was asked changes nothing', () => {
	const { link, wires, heard } = line();
	link.open();
	wires[0]!.greet();
	wires[0]!.say({ type: 'reply', key: 'unknown-unknown-unknown', result: {} });
	wires[0]!.say({ type: 'error', error: { code: 'bad_json', text: '' } });
	assert.deepEqual(heard, ['Notes']);
});

test('what the server cannot read fails what has waited longest, and nothing waits behind it for ever', async () => {
	const { link, wires } = line();
	link.open();
	wires[0]!.greet();
	const first = link.insist('room.post', { room: 'r', body: 'one' });
	const second = link.insist('room.post', { room: 'r', body: 'two' });
	wires[0]!.say({ type: 'error', error: { code: 'bad_json', text: '' } });
	await assert.rejects(first, (reason: Refused) => reason.code === 'bad_json');
	wires[0]!.reply('room.post', { seq: 1, at: 2 });
	assert.deepEqual(await second, { seq: 1, at: 2 });
});

test('sends only what JSON can carry: no NUL, no half of a character', () => {
	const { link, wires } = line();
	link.open();
	wires[0]!.greet();
	void link.insist('room.post', { room: 'r', body: 'a\0b\ud83dc \ud83d\ude00' });
	assert.equal(wires[0]!.sent.at(-1).body, 'ab\ufffdc \u{1f600}');
});

test('waits half a second, then twice as long each time, up to thirty seconds', () => {
	assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7, 60].map((tries) => backoff(tries, 0.5)),
		[500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
	assert.equal(backoff(0, 0), 250);
	assert.ok(backoff(20, 0.999) < 45_000);
});

test('dials again after a break, and starts over with short waits once it was live', () => {
	const { link, wires, clock } = line();
	link.open();
	wires[0]!.hangUp();
	clock.pass(499);
	assert.equal(wires.length, 1);
	clock.pass(1);
	assert.equal(wires.length, 2);
	wires[1]!.hangUp();
	clock.pass(999);
	assert.equal(wires.length, 2);
	clock.pass(1);
	wires[2]!.greet();
	wires[2]!.hangUp();
	clock.pass(500);
	assert.equal(wires.length, 4);
});

test('tries at once when the network comes back', () => {
	const { link, wires, states } = line();
	link.open();
	wires[0]!.greet();
	link.lost();
	assert.equal(states.at(-1), 'waiting');
	assert.ok(wires[0]!.closed);
	link.nudge();
	assert.equal(wires.length, 2);
});

test('a woken tab asks whether the line is alive, and gives up on it after five seconds', () => {
	const { link, wires, clock, states } = line();
	link.open();
	wires[0]!.greet();
	clock.pass(3_000);
	link.nudge();
	assert.equal(wires[0]!.sent.at(-1).op, 'ping');
	clock.pass(4_999);
	assert.equal(states.at(-1), 'live');
	clock.pass(1);
	assert.equal(states.at(-1), 'waiting');
});

test('sends a heartbeat when it has been quiet, sooner if the server wants it sooner', () => {
	const { link, wires, clock } = line();
	link.open();
	wires[0]!.open();
	wires[0]!.reply('hello', { site: 'Notes', limits: { heartbeat_ms: 10_000 } });
	clock.pass(7_999);
	assert.equal(wires[0]!.asked('ping'), undefined);
	clock.pass(1);
	assert.equal(wires[0]!.asked('ping').op, 'ping');
});

test('a line that says nothing for sixty seconds is dead, whatever it was sent', () => {
	const { link, wires, clock, states } = line();
	link.open();
	wires[0]!.greet();
	clock.pass(59_999);
	assert.equal(states.at(-1), 'live');
	assert.equal(wires[0]!.sent.filter((frame) => frame.op === 'ping').length, 2);
	clock.pass(1);
	assert.equal(states.at(-1), 'waiting');
});

test('any frame keeps the line alive', () => {
	const { link, wires, clock, states } = line();
	link.open();
	wires[0]!.greet();
	for (let minute = 0; minute < 5; minute++) {
		clock.pass(59_000);
		wires[0]!.say({ type: 'typing', room: 'r', member: 'm', on: true });
	}
	assert.equal(states.at(-1), 'live');
});

test('a connection nobody answers is given up after fifteen seconds', () => {
	const { link, wires, clock } = line();
	link.open();
	wires[0]!.open();
	clock.pass(15_000 + 500);
	assert.equal(wires.length, 2);
});

for (const [code, why] of [[4401, 'signed_out'], [4409, 'taken_over']] as const)
	test(`does not come back by itself after ${code}`, async () => {
		const { link, wires, clock, states } = line();
		link.open();
		wires[0]!.greet();
		const asked = link.insist('room.edit', { room: 'r', target: 1, body: 'x' });
		wires[0]!.hangUp(code);
		assert.equal(states.at(-1), `gone:${why}`);
		await assert.rejects(asked);
		clock.pass(600_000);
		link.nudge();
		assert.equal(wires.length, 1);
		link.open();
		assert.equal(wires.length, 2);
	});

test('a hello refused because nobody is signed in is the end, another is tried again', () => {
	const { link, wires, clock, states } = line();
	link.open();
	wires[0]!.open();
	wires[0]!.refuse('hello', 'slow_down', { retry_after_ms: 4_000 });
	clock.pass(3_999);
	assert.equal(wires.length, 1);
	clock.pass(1);
	wires[1]!.open();
	wires[1]!.refuse('hello', 'not_signed_in');
	assert.equal(states.at(-1), 'gone:signed_out');
});

test('after "too many" it stays away for ten seconds at least', () => {
	const { link, wires, clock } = line();
	link.open();
	wires[0]!.greet();
	wires[0]!.hangUp(4429);
	clock.pass(9_999);
	assert.equal(wires.length, 1);
	clock.pass(1);
	assert.equal(wires.length, 2);
});

test('what was asked once is refused as offline when the line breaks', async () => {
	const { link, wires } = line();
	await assert.rejects(link.ask('room.list', {}), (reason: Refused) => reason.code === 'offline');
	link.open();
	wires[0]!.greet();
	const asked = link.ask('room.list', {});
	wires[0]!.hangUp();
	await assert.rejects(asked, (reason: Refused) => reason.code === 'offline');
});

test('what was insisted on is sent again with the same key until it is answered', async () => {
	const { link, wires, clock } = line();
	const asked = link.insist('room.edit', { room: 'r', target: 1, body: 'better' });
	link.open();
	wires[0]!.open();
	assert.equal(wires[0]!.asked('room.edit'), undefined, 'not before hello was answered');
	wires[0]!.reply('hello', { site: 'Notes', limits: { heartbeat_ms: 30_000 } });
	const first = wires[0]!.asked('room.edit');
	wires[0]!.hangUp();
	clock.pass(500);
	wires[1]!.greet();
	assert.deepEqual(wires[1]!.asked('room.edit'), first);
	wires[1]!.reply('room.edit', { seq: 2, at: 9 });
	assert.deepEqual(await asked, { seq: 2, at: 9 });
	wires[1]!.hangUp();
	clock.pass(500);
	wires[2]!.greet();
	assert.equal(wires[2]!.asked('room.edit'), undefined);
});

test('tells how many connections in a row did not open', () => {
	const { link, wires, clock, heard } = line();
	link.open();
	wires[0]!.hangUp();
	clock.pass(500);
	wires[1]!.hangUp();
	clock.pass(1_000);
	wires[2]!.greet();
	wires[2]!.hangUp();
	clock.pass(500);
	wires[3]!.hangUp();
	assert.deepEqual(heard, [1, 2, 'Notes', 1]);
});

test('an old socket is not listened to', async () => {
	const { link, wires, heard } = line();
	link.open();
	wires[0]!.greet();
	link.open();
	wires[0]!.say({ type: 'entries', stream: 's', entries: [] });
	wires[0]!.hangUp(4401);
	wires[1]!.greet();
	await settle();
	assert.deepEqual(heard, ['Notes', 'Notes']);
	assert.equal(link.state, 'live');
});
