import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { aMeeting, aHello, asha, aVisit, evening, fox, heron, settle } from './fake.ts';
import { NaiveRoom } from './naive.ts';
import { freshBrowser, inside, listed, tab } from './tab.ts';

beforeEach(freshBrowser);

test('who has one room is in it without asking', async () => {
	const { state, client } = await inside();
	assert.equal(client.standing.value, 'in');
	assert.equal(client.current.value, evening.id);
	assert.ok(state().loaded);
});

test('who has several rooms sees the list first', async () => {
	const { client, wire } = tab();
	client.connect();
	wire().greet();
	wire().reply('room.list', { rooms: [listed, { ...listed, room: { ...evening, id: 'r000000000002', stream: 's000000000002' } }] });
	await settle();
	assert.equal(client.current.value, '');
	client.go({ page: 'room', room: 'r000000000002' });
	assert.equal(wire().asked('room.join').room, 'r000000000002');
});

test('coming in by an invite goes straight to its room with the rules that were read', async () => {
	const { client, wire, gone } = tab();
	client.cameIn({ member: heron, home: 'room', room: evening.id, words: 'maple river lantern seven' }, 3);
	wire().greet();
	assert.equal(wire().asked('room.join').rules_version, 3);
	wire().reply('room.list', { rooms: [listed] });
	await settle();
	assert.equal(client.current.value, evening.id);
	assert.deepEqual(gone, [], 'one room needs no address');
	assert.equal(client.words.value, 'maple river lantern seven');
});

test('a post goes out, is accepted, and is shown once', async () => {
	const { client, wire, state, room, stream } = await inside();
	client.post(evening.id, 'hello');
	assert.equal(state().outbox[0]!.state, 'sending');
	const { key } = wire().asked('room.post');
	room.post(heron, 'hello', key);
	wire().reply('room.post', { seq: 1, at: 1 });
	await settle();
	assert.equal(state().outbox[0]!.state, 'sent');
	stream(0);
	stream(0);
	assert.deepEqual(state().outbox, []);
	assert.deepEqual(state().log.map((post) => post.body), ['hello']);
});

test('what is written offline is sent in order, each once, when the line is back', async () => {
	const { client, wire, clock, state } = await inside();
	client.lost();
	for (const words of ['one', 'two', 'three'])
		client.post(evening.id, words);
	assert.deepEqual(state().outbox.map((item) => item.state), ['waiting', 'waiting', 'waiting']);
	client.nudge();
	wire().greet({ visits: [aVisit({ reset: false, after: 0 })] });
	const sent: string[] = [];
	for (let seq = 1; seq <= 3; seq++) {
		await settle();
		sent.push(wire().asked('room.post').body);
		assert.equal(wire().sent.filter((frame) => frame.op === 'room.post').length, seq);
		wire().reply('room.post', { seq, at: seq });
	}
	assert.deepEqual(sent, ['one', 'two', 'three']);
	clock.pass(1);
});

test('a post whose answer was lost goes again with its key', async () => {
	const { client, wire, clock, state, room } = await inside();
	client.post(evening.id, 'hello');
	const { key } = wire().asked('room.post');
	room.post(heron, 'hello', key);
	wire().hangUp();
	await settle();
	assert.equal(state().outbox[0]!.state, 'waiting');
	clock.pass(1_000);
	wire().greet({ visits: [aVisit({ reset: false, head: 1 })] });
	await settle();
	assert.equal(wire().asked('room.post').key, key);
	wire().say({ type: 'entries', stream: evening.stream, entries: room.after(0) });
	wire().reply('room.post', { seq: 1, at: 1 });
	await settle();
	assert.deepEqual(state().outbox, []);
	assert.equal(state().log.length, 1);
});

test('what was not sent outlives a reload', async () => {
	const before = await inside();
	before.client.lost();
	before.client.post(evening.id, 'keep me');
	const key = before.state().outbox[0]!.key;
	const after = await inside();
	assert.equal(after.wire().asked('room.post').key, key);
	assert.equal(after.wire().asked('hello').client, before.wire().asked('hello').client);
});

test('slow down means wait and send again, not give up', async () => {
	const { client, wire, clock, state } = await inside();
	client.post(evening.id, 'hello');
	wire().refuse('room.post', 'slow_down', { retry_after_ms: 700 });
	await settle();
	assert.equal(state().outbox[0]!.state, 'paused');
	clock.pass(699);
	assert.equal(wire().sent.filter((frame) => frame.op === 'room.post').length, 1);
	clock.pass(1);
	await settle();
	const posts = wire().sent.filter((frame) => frame.op === 'room.post');
	assert.equal(posts.length, 2);
	assert.equal(posts[0]!.key, posts[1]!.key);
});

test('one that is slowed down holds up nothing written after it: that may be urgent', async () => {
	const { client, wire, clock, state, room, stream } = await inside();
	client.post(evening.id, 'first');
	const first = wire().asked('room.post').key;
	wire().refuse('room.post', 'slow_down', { retry_after_ms: 30_000 });
	await settle();
	client.post(evening.id, 'help me');
	assert.equal(wire().asked('room.post').body, 'help me', 'sent without waiting');
	room.post(heron, 'help me', wire().asked('room.post').key);
	wire().reply('room.post', { seq: 1, at: 1 });
	stream(0);
	await settle();
	assert.deepEqual(state().outbox.map((item) => [item.key, item.state]), [[first, 'paused']]);
	clock.pass(30_000);
	assert.equal(wire().asked('room.post').key, first);
});

test('what is slowed down goes out in the order it was written', async () => {
	const { client, wire, clock } = await inside();
	const sent = () => wire().sent.filter((frame) => frame.op === 'room.post').map((frame) => frame.body);
	for (const [words, wait] of [['one', 1_000], ['two', 900], ['three', 900]] as const) {
		client.post(evening.id, words);
		wire().refuse('room.post', 'slow_down', { retry_after_ms: wait });
		await settle();
	}
	clock.pass(1_000);
	assert.deepEqual(sent(), ['one', 'two', 'three', 'one']);
	wire().reply('room.post', { seq: 1, at: 1 });
	await settle();
	assert.deepEqual(sent().slice(4), ['two'], 'the next is tried as soon as one has gone');
	wire().refuse('room.post', 'slow_down', { retry_after_ms: 1_000 });
	await settle();
	clock.pass(1_000);
	assert.deepEqual(sent().slice(4), ['two', 'two'], 'one pause for all of them');
});

test('a refused post keeps its words, and trying again uses a new key', async () => {
	const { client, wire, state } = await inside();
	client.post(evening.id, 'hello');
	const { key } = wire().asked('room.post');
	wire().refuse('room.post', 'storage_full');
	await settle();
	assert.deepEqual([state().outbox[0]!.state, state().outbox[0]!.body, state().outbox[0]!.code], ['failed', 'hello', 'storage_full']);
	client.postAgain(evening.id, key);
	assert.notEqual(wire().asked('room.post').key, key);
	assert.equal(wire().asked('room.post').body, 'hello');
});

test('resumes after its own last entry', async () => {
	const { wire, wires, clock, stream, room, client } = await inside();
	room.post(fox, 'one');
	room.post(fox, 'two');
	stream(0);
	wire().hangUp();
	clock.pass(1_000);
	wire().open();
	assert.equal(wires.length, 2);
	assert.deepEqual(wire().asked('hello').resume, [{ room: evening.id, after: 2 }]);
	wire().reply('hello', { ...aHello, visits: [], refused: [evening.id] });
	assert.equal(client.visits.value[evening.id]!.ended, undefined, 'not before asking once');
	wire().refuse('room.join', 'not_allowed');
	await settle();
	assert.equal(client.visits.value[evening.id]!.ended, 'revoked');
});

const joins = (wire: { sent: any[] }) => wire.sent.filter((frame) => frame.op === 'room.join').length;

test('a room closed because a role changed is entered again, without a goodbye', async () => {
	const { wire, stream, room, state, client } = await inside();
	room.post(fox, 'one');
	stream(0);
	const before = joins(wire());
	wire().say({ type: 'closed', room: evening.id, reason: 'revoked' });
	wire().reply('room.join', { ...aVisit({ role: 'mentor', head: 1, after: 1 }) });
	await settle();
	assert.equal(joins(wire()), before + 1);
	assert.deepEqual([state().ended, state().role], [undefined, 'mentor']);
	wire().reply('room.history', room.page(2, 50));
	wire().reply('room.list', { rooms: [{ room: evening, role: 'mentor', here: 2 }] });
	await settle();
	assert.equal(state().log.length, 1);
	assert.ok(client.isStaff.value);
});

test('a room closed for good says so after asking once', async () => {
	for (const [code, ended] of [['not_allowed', 'revoked'], ['removed', 'removed']] as const) {
		const { wire, state } = await inside();
		const before = joins(wire());
		wire().say({ type: 'closed', room: evening.id, reason: 'revoked' });
		wire().refuse('room.join', code);
		await settle();
		assert.deepEqual([state().ended, joins(wire())], [ended, before + 1]);
	}
});

test('a room closed to those who have not agreed to its rules asks for that', async () => {
	const { wire, client } = await inside();
	wire().say({ type: 'closed', room: evening.id, reason: 'revoked' });
	wire().refuse('room.join', 'rules_changed');
	await settle();
	assert.deepEqual([client.visits.value[evening.id], client.problems.value[evening.id]], [undefined, 'rules_changed']);
});

test('a reset on resume reads the room afresh', async () => {
	const { wire, clock, state, room } = await inside();
	for (let n = 0; n < 300; n++)
		room.post(fox, String(n));
	wire().hangUp();
	clock.pass(1_000);
	wire().greet({ visits: [aVisit({ head: 300, after: 300, reset: true })] });
	wire().reply('room.history', room.page(301, 50));
	await settle();
	assert.deepEqual([state().log.length, state().more, state().log.at(-1)!.body], [50, true, '299']);
});

test('reads on until there is something to see', async () => {
	const room = new NaiveRoom();
	for (let n = 0; n < 20; n++)
		room.post(fox, String(n));
	for (let n = 0; n < 60; n++)
		room.react(heron, 20, 'heart', n % 2 === 0);
	const { wire, state } = await inside(room);
	assert.equal(state().log.length, 0);
	assert.equal(wire().asked('room.history').before, 31);
	wire().reply('room.history', room.page(31, 50));
	await settle();
	assert.equal(state().log.length, 20);
});

test('new ground rules are shown before the room opens again', async () => {
	const { client, wire } = tab();
	client.connect();
	wire().greet();
	wire().reply('room.list', { rooms: [listed] });
	await settle();
	wire().refuse('room.join', 'rules_changed', { field: 'rules_version' });
	await settle();
	assert.equal(client.problems.value[evening.id], 'rules_changed');
	assert.equal(wire().sent.filter((frame) => frame.op === 'room.list').length, 2, 'asks for the rules as they are now');
	void client.enterRoom(evening.id, 2);
	assert.equal(wire().asked('room.join').rules_version, 2);
	wire().reply('room.join', aVisit());
	await settle();
	assert.equal(client.problems.value[evening.id], undefined);
});

test('a session that is over says so, differently from never having had one', () => {
	const never = tab();
	never.client.connect();
	never.wire().hangUp(4401);
	assert.equal(never.client.standing.value, 'out');
	const over = tab();
	over.client.connect();
	over.wire().greet();
	over.wire().hangUp(4401);
	assert.equal(over.client.standing.value, 'expired');
	const taken = tab();
	taken.client.connect();
	taken.wire().greet();
	taken.wire().hangUp(4409);
	assert.equal(taken.client.standing.value, 'elsewhere');
});

test('a server that is up but opens no socket does not know us', async () => {
	const { client, wire, wires, clock } = tab();
	client.connect();
	wire().hangUp();
	await settle();
	assert.equal(client.standing.value, 'out');
	clock.pass(600_000);
	assert.equal(wires.length, 1, 'strangers leave the server alone');
	client.nudge();
	wire().greet();
	assert.equal(client.standing.value, 'in', 'signed in meanwhile, in another tab');
	wire().hangUp();
	clock.pass(1_000);
	wire().hangUp();
	await settle();
	assert.equal(client.standing.value, 'in', 'once may be chance');
	clock.pass(2_000);
	wire().hangUp();
	await settle();
	assert.equal(client.standing.value, 'in', 'the network may have come back just after that');
	clock.pass(4_000);
	wire().hangUp();
	await settle();
	assert.equal(client.standing.value, 'expired');
});

test('a server that is down is only down', async () => {
	const { client, wire } = tab(false);
	client.connect();
	wire().hangUp();
	await settle();
	assert.equal(client.standing.value, 'starting');
});

test('being removed ends the room and nothing more is resumed', async () => {
	const { client, wire, clock } = await inside();
	wire().say({ type: 'closed', room: evening.id, reason: 'removed' });
	assert.equal(client.visits.value[evening.id]!.ended, 'removed');
	wire().hangUp();
	clock.pass(1_000);
	wire().open();
	assert.deepEqual(wire().asked('hello').resume, []);
});

test('signing out forgets what the tab knew', async () => {
	const { client, wire } = await inside();
	client.lost();
	client.post(evening.id, 'never sent');
	await client.signOut();
	assert.equal(client.standing.value, 'left');
	assert.equal(sessionStorage.getItem(`outbox:${evening.id}`), null);
	assert.ok(wire().closed);
});

test('an act that is refused becomes a notice', async () => {
	const { client, wire } = await inside();
	const done = client.act('room.redact', { room: evening.id, target: 1 });
	wire().refuse('room.redact', 'too_late');
	assert.equal(await done, undefined);
	assert.deepEqual([client.notice.value?.text, client.notice.value?.bad], ['too_late', true]);
});

test('presence, typing and new settings reach the room', async () => {
	const { wire, state, client, clock } = await inside();
	wire().say({ type: 'presence', room: evening.id, here: 3, came: [fox], went: [] });
	wire().say({ type: 'typing', room: evening.id, member: asha.id, on: true });
	assert.equal(state().here, 3);
	assert.equal(Object.keys(state().typing).length, 1);
	clock.pass(8_001);
	client.tick();
	assert.equal(Object.keys(state().typing).length, 0);
	wire().say({ type: 'room', room: { ...evening, name: 'Night room' } });
	assert.equal(state().room.name, 'Night room');
	assert.equal(client.listed.value![0]!.room.name, 'Night room');
});

test('word of a meeting reaches the room and the list; one that ends for this tab leads to the waiting place', async () => {
	const { wire, state, client } = await inside();
	const meeting = aMeeting({ state: 'open' });
	wire().say({ type: 'meeting', meeting });
	wire().say({ type: 'meeting', meeting: aMeeting({ id: 'm000000000002', start: meeting.start + 1 }) });
	assert.equal(state().meeting?.id, meeting.id);
	assert.equal(client.listed.value![0]!.meeting?.state, 'open');
	wire().say({ type: 'meeting', meeting: { ...meeting, state: 'ended' } });
	assert.equal(state().meeting?.state, 'ended');
	wire().say({ type: 'closed', room: evening.id, reason: 'ended' });
	assert.equal(state().ended, 'ended');
	client.comeBack(evening.id);
	await settle();
	wire().refuse('room.join', 'room_closed');
	await settle();
	assert.equal(client.problems.value[evening.id], 'room_closed');
});
