/// What waits, what is hinted, what was decided, and what somebody would rather not see.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { words } from '../i18n/care/index.ts';
import { learn } from '../i18n/index.ts';
import { explain } from '../src/app/explain.ts';
import type { Held, Notice, Sanction } from '../src/link/wire.ts';
import { aHello, aVisit, evening, fox, heron, settle } from './fake.ts';
import { freshBrowser, inside } from './tab.ts';

beforeEach(freshBrowser);
await learn(words);

const held: Held = {
	id: 'h000000000001', room: evening.id, by: heron, at: 1_000_100, due: 1_120_100, state: 'waiting', boundaries: ['contact_info'], body: 'Call me.',
};
const notice = (kind: Notice['kind'], more: Partial<Notice> = {}): { type: 'notice'; notice: Notice } =>
	({ type: 'notice', notice: { id: 'n000000000001', at: 2, kind, room: evening.id, ...more } });
const sanction: Sanction = {
	id: 's000000000001', room: evening.id, member: heron, step: 'read_only', reason: 'unkind', at: 1, until: 1_600_000, state: 'active', appeal_by: 2_000_000,
};

/// In the room, with a message that waits.
async function waiting() {
	const all = await inside();
	all.client.post(evening.id, held.body);
	const { key } = all.wire().asked('room.post');
	all.wire().reply('room.post', { at: held.at, held });
	await settle();
	return { ...all, key, seen: () => all.wire().sent.filter((frame) => frame.op === 'notice.seen').map((frame) => frame.notice) };
}

test('a held message leaves the outbox and waits where its author sees it', async () => {
	const { state, client } = await waiting();
	assert.deepEqual(state().outbox, []);
	assert.deepEqual(state().held.map(({ id, state }) => [id, state]), [[held.id, 'waiting']]);
	assert.equal(client.aloud.value?.text, 'held');
});

test('a reload finds again what waits, and only in its room', async () => {
	const { wire, state } = await inside();
	wire().reply('held.list', { held: [held, { ...held, id: 'h000000000002', room: 'r000000000002' }] });
	await settle();
	assert.deepEqual(state().held.map(({ id }) => id), [held.id]);
});

test('a released message is in the log once, whichever comes first', async () => {
	for (const first of ['entry', 'notice']) {
		const { wire, state, room, stream, key, seen, client } = await waiting();
		room.post(heron, held.body, key);
		if (first === 'entry')
			stream(0);
		wire().say(notice('held_released', { held: held.id }));
		stream(0);
		assert.deepEqual(state().held, []);
		assert.deepEqual(state().log.map((post) => post.body), [held.body]);
		if (first === 'notice') {
			assert.deepEqual(seen(), ['n000000000001'], 'seen in its place: no card');
			assert.deepEqual(client.care.notices.value, []);
		}
	}
});

test('after a reload the words tell which message was released', async () => {
	const { wire, state, room, stream } = await inside();
	wire().reply('held.list', { held: [held] });
	await settle();
	room.post(fox, held.body);
	stream(0);
	assert.equal(state().held.length, 1, 'somebody else said the same');
	room.post(heron, held.body);
	stream(0);
	assert.deepEqual(state().held, []);
});

test('a held answer that comes a second time, after it was released, does not wait again', async () => {
	const { client, wire, state, room, stream } = await inside();
	client.post(evening.id, held.body);
	room.post(heron, held.body, wire().asked('room.post').key);
	stream(0);
	wire().reply('room.post', { at: held.at, held });
	await settle();
	assert.deepEqual([state().held.length, state().log.length, state().outbox.length], [0, 1, 0]);
});

test('one that was decided while nobody listened is not kept waiting', async () => {
	const { wire, state } = await waiting();
	assert.equal(wire().sent.filter((frame) => frame.op === 'held.list').length, 2, 'once at coming in, and once whether it still waits');
	wire().reply('held.list', { held: [] });
	await settle();
	assert.deepEqual(state().held, []);
});

test('asked for a change: it says so in its place, and other words may be delivered at once', async () => {
	const { client, wire, state, room, stream, seen } = await waiting();
	wire().say(notice('held_asked', { held: held.id, reason: 'contact', words: 'No number, please.' }));
	assert.deepEqual([state().held[0]!.state, state().held[0]!.reason, state().held[0]!.words], ['asked', 'contact', 'No number, please.']);
	assert.deepEqual(seen(), ['n000000000001']);
	const done = client.changeHeld(evening.id, held.id, 'Hello.');
	assert.deepEqual(wire().asked('held.change').body, 'Hello.');
	wire().reply('held.change', { at: 3, seq: 1 });
	assert.ok(await done);
	assert.deepEqual([state().held.length, state().outbox.map((item) => [item.body, item.state])], [0, [['Hello.', 'sent']]]);
	room.post(heron, 'Hello.', 'key-of-the-first-words');
	stream(0);
	assert.deepEqual([state().outbox.length, state().log.length], [0, 1]);
});

test('other words may wait as well', async () => {
	const { client, wire, state } = await waiting();
	void client.changeHeld(evening.id, held.id, 'Mail me.');
	wire().reply('held.change', { at: 3, held: { ...held, body: 'Mail me.' } });
	await settle();
	assert.deepEqual(state().held.map(({ body }) => body), ['Mail me.']);
});

test('a change that comes too late looks at what became of it', async () => {
	const { client, wire, state } = await waiting();
	const done = client.changeHeld(evening.id, held.id, 'Mail me.');
	wire().refuse('held.change', 'decided');
	assert.equal(await done, false);
	assert.equal(client.notice.value?.text, 'decided');
	wire().reply('held.list', { held: [] });
	await settle();
	assert.deepEqual(state().held, []);
});

test('taken back, it is gone', async () => {
	const { client, wire, state } = await waiting();
	const done = client.withdrawHeld(evening.id, held.id);
	wire().reply('held.withdraw', {});
	await done;
	assert.deepEqual(state().held, []);
});

test('a declined one stays for its author until it is put away; then it was seen', async () => {
	const { client, wire, state, seen } = await waiting();
	wire().say(notice('held_declined', { held: held.id, reason: 'unkind' }));
	assert.equal(state().held[0]!.state, 'declined');
	assert.deepEqual(seen(), []);
	wire().reply('held.list', { held: [] });
	await settle();
	assert.equal(state().held.length, 1, 'the list knows only what still waits');
	client.putAway(evening.id, { held: held.id });
	assert.deepEqual([state().held, seen()], [[], ['n000000000001']]);
});

test('a hint is for the author alone and goes when the words change', async () => {
	const { client, wire, state, room, stream } = await inside();
	client.post(evening.id, 'Take two of mine.');
	room.post(heron, 'Take two of mine.', wire().asked('room.post').key);
	wire().reply('room.post', { seq: 1, at: 1, nudge: ['medical_advice'] });
	await settle();
	stream(0);
	assert.deepEqual(state().nudges, { 1: ['medical_advice'] });
	room.react(fox, 1, 'heart', true);
	stream(1);
	assert.deepEqual(state().nudges, { 1: ['medical_advice'] });
	room.edit(heron, 1, 'I know that feeling.');
	stream(2);
	assert.deepEqual(state().nudges, {});
});

test('a hint can be put away', async () => {
	const { client, wire, state } = await inside();
	client.post(evening.id, 'See https://example.org');
	wire().reply('room.post', { seq: 1, at: 1, nudge: ['link'] });
	await settle();
	client.putAway(evening.id, { seq: 1 });
	assert.deepEqual(state().nudges, {});
});

test('a refusal for a boundary says which, and keeps the words', async () => {
	const { client, wire, state } = await inside();
	client.post(evening.id, 'Call me.');
	wire().refuse('room.post', 'boundary', { boundaries: ['contact_info', 'link'] });
	await settle();
	const [item] = state().outbox;
	assert.deepEqual([item!.state, item!.body, item!.why?.boundaries], ['failed', 'Call me.', ['contact_info', 'link']]);
	assert.match(explain(item!.code!, item!.why), /phone number.*link/);
});

test('reading along: known from the refusal, over at its time, and writing is still tried', async () => {
	const { client, wire, clock } = await inside();
	client.post(evening.id, 'hello');
	wire().refuse('room.post', 'read_only', { until: clock.now() + 60_000 });
	await settle();
	assert.equal(client.care.mutedIn(evening.id), clock.now() + 60_000);
	client.post(evening.id, 'I am not safe');
	assert.equal(wire().asked('room.post').body, 'I am not safe');
	clock.pass(60_000);
	assert.equal(client.care.mutedIn(evening.id), undefined);
});

test('reading along: known from the start, in one room or everywhere', async () => {
	const { client, wire } = await inside();
	wire().reply('sanction.mine', { sanctions: [sanction, { ...sanction, id: 's2', room: undefined, until: 1_700_000 }, { ...sanction, id: 's3', state: 'lifted', until: 1_900_000 }] });
	await settle();
	assert.equal(client.care.mutedIn(evening.id), 1_700_000);
	assert.equal(client.care.mutedIn('r000000000002'), 1_700_000);
	wire().say(notice('sanction_lifted', { sanction: sanction.id }));
	wire().reply('sanction.mine', { sanctions: [] });
	await settle();
	assert.equal(client.care.mutedIn(evening.id), undefined);
});

test('a notice is shown until it was read, and then the server knows', async () => {
	const { client, wire } = await inside();
	wire().say(notice('report_answered', { words: 'We talked.' }));
	wire().say(notice('report_answered', { words: 'We talked.' }));
	assert.equal(client.care.notices.value.length, 1);
	client.care.seen('n000000000001');
	assert.equal(wire().asked('notice.seen').notice, 'n000000000001');
	assert.deepEqual(client.care.notices.value, []);
});

test('an appeal changes the step it is about', async () => {
	const { client, wire } = await inside();
	wire().reply('sanction.mine', { sanctions: [sanction] });
	await settle();
	const done = client.care.appeal(sanction.id, 'I was quoting.');
	wire().reply('appeal.make', { sanction: { ...sanction, appeal: { at: 1, due: 2, state: 'open' } } });
	await done;
	assert.equal(client.care.sanctions.value![0]!.appeal?.state, 'open');
});

test('hiding somebody, and a topic, and changing one\'s mind', async () => {
	const { client, wire } = await inside();
	const hidden = client.care.hide(fox.id, true);
	wire().reply('member.hide', {});
	assert.ok(await hidden);
	assert.deepEqual(client.care.hidden.value, [fox.id]);
	void client.care.avoid(['death']);
	assert.deepEqual(client.care.topics.value, ['death']);
	wire().refuse('member.topics', 'internal');
	await settle();
	assert.deepEqual(client.care.topics.value, [], 'as the server has it');
	const shown = client.care.hide(fox.id, false);
	wire().reply('member.hide', {});
	await shown;
	assert.deepEqual(client.care.hidden.value, []);
});

test('a post says what it is about', async () => {
	const { client, wire, state, stream } = await inside();
	client.post(evening.id, 'She is gone.', 'death');
	assert.equal(wire().asked('room.post').warning, 'death');
	wire().say({ type: 'entries', stream: evening.stream, entries: [{ seq: 1, at: 1, kind: 'post', by: heron, body: 'She is gone.', warning: 'death', key: wire().asked('room.post').key }] });
	assert.equal(state().log[0]!.warning, 'death');
	stream(0);
});

test('what was told while away waits in hello', async () => {
	const { client, wire, clock } = await inside();
	wire().hangUp();
	clock.pass(1_000);
	wire().greet({ ...aHello, notices: [notice('sanction', { sanction: sanction.id }).notice], visits: [aVisit({ reset: false })] });
	assert.equal(client.care.notices.value.length, 1);
	assert.ok(wire().asked('sanction.mine'), 'and looks it up');
});
