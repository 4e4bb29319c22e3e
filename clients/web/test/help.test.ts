/// "I need help now": pressed once, it arrives once, whatever the network does, and the page never says more than it knows.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Helping } from '../src/app/help.ts';
import { lookAtLines, away, keepLines } from '../src/app/lines.ts';
import { Api } from '../src/link/api.ts';
import { Client } from '../src/app/client.ts';
import { Refused, type Help, type Line } from '../src/link/wire.ts';
import { few, inOrder, knownOf, noteDue, placeOf, smsOf, telOf } from '../src/model/help.ts';
import { asha, evening, FakeClock, FakeWire, settle } from './fake.ts';
import { freshBrowser, inside } from './tab.ts';

beforeEach(freshBrowser);

const called: Help = { room: evening.id, state: 'called', at: 1_000_100, on_call: true };
const line: Line = { name: 'Night line', kind: 'crisis', region: 'DE', languages: ['de'], phone: '116 123', hours: '24/7', verified: '2026-04-22', stale: false };
const press = (client: Client) => client.help.press(evening, 'en');
const state = (client: Client) => client.help.pressed.value[evening.id]?.state;
const sent = (wires: FakeWire[]) => wires.flatMap((wire) => wire.sent).filter((frame) => frame.op === 'help.now');

/// What is told, in order.
function listen(client: Client) {
	const told: string[] = [];
	client.help.news.subscribe((news) => news && told.push(...news.what));
	return told;
}

test('a press goes out at once, opens the panel, and is over when the server has it', async () => {
	const { client, wire, wires } = await inside();
	const told = listen(client);
	client.help.region.value = 'DE';
	press(client);
	assert.equal(client.help.open.value, evening.id);
	assert.deepEqual([sent(wires)[0].room, sent(wires)[0].region, sent(wires)[0].language], [evening.id, 'DE', 'en']);
	wire().reply('help.now', { help: called, lines: [line] });
	await settle();
	assert.equal(state(client), undefined);
	assert.deepEqual(client.help.standing.value[evening.id], called);
	assert.deepEqual(client.help.lines.value?.lines, [line]);
	assert.deepEqual(told, ['sending', 'called']);
});

test('pressed again and again it is one press, with one key', async () => {
	const { client, wire, wires, clock } = await inside();
	press(client);
	press(client);
	assert.equal(sent(wires).length, 1);
	wire().reply('help.now', { help: called, lines: [] });
	await settle();
	press(client);
	assert.equal(sent(wires).length, 1, 'it was heard a moment ago');
	clock.pass(31_000);
	wire().say({ type: 'typing', room: evening.id, member: asha.id, on: false });
	press(client);
	assert.equal(sent(wires).length, 2, 'a while later it is a new one');
	assert.notEqual(sent(wires)[0].key, sent(wires)[1].key);
});

test('after help has ended, a press is a new one at once', async () => {
	const { client, wire, wires } = await inside();
	press(client);
	wire().reply('help.now', { help: called, lines: [] });
	await settle();
	wire().say({ type: 'help', help: { ...called, state: 'closed' } });
	press(client);
	assert.equal(sent(wires).length, 2);
});

test('without a connection the press is kept, the page says so, and it goes out under the same key', async () => {
	const { client, wire, wires, clock } = await inside();
	client.lost();
	press(client);
	assert.equal(knownOf({ press: client.help.pressed.value[evening.id], live: client.line.value === 'live', inside: true }), 'unsent');
	clock.pass(40_000);
	assert.equal(state(client), 'unsent');
	wire().greet();
	await settle();
	assert.equal(sent(wires).length, 1);
	wire().hangUp();
	clock.pass(2_000);
	wire().greet();
	await settle();
	assert.equal(sent(wires).length, 2);
	assert.equal(sent(wires)[0].key, sent(wires)[1].key);
	assert.equal(state(client), 'unsent', 'nobody has acknowledged it');
	wire().reply('help.now', { help: called, lines: [] });
	await settle();
	assert.equal(state(client), undefined);
});

test('a line that is dead without saying so is found out by the press', async () => {
	const { client, wires, clock } = await inside();
	press(client);
	assert.ok(wires.at(-1)!.asked('ping'));
	clock.pass(3_000);
	assert.equal(state(client), 'unsent');
	clock.pass(4_000);
	assert.equal(wires.length, 2, 'a new connection is tried');
});

test('a press outlives a reload', async () => {
	const first = await inside();
	first.client.lost();
	press(first.client);
	const { key } = first.client.help.pressed.value[evening.id]!;
	const { client, wires } = await inside();
	assert.deepEqual(sent(wires).map((frame) => frame.key), [key]);
	assert.equal(client.help.open.value, '', 'a panel nobody opened here does not open');
});

test('what passes by itself is tried again with the same key, and the person is told that it is not sent', async () => {
	for (const code of ['slow_down', 'storage_failed', 'storage_full', 'internal']) {
		freshBrowser();
		const { client, wire, wires, clock } = await inside();
		const told = listen(client);
		press(client);
		wire().refuse('help.now', code, { retry_after_ms: 1_000 });
		await settle();
		assert.equal(state(client), 'unsent', code);
		clock.pass(1_000);
		assert.equal(sent(wires).length, 2, code);
		assert.equal(sent(wires)[0].key, sent(wires)[1].key);
		wire().reply('help.now', { help: called, lines: [] });
		await settle();
		assert.deepEqual(told, ['sending', 'unsent', 'called']);
	}
});

test('a country the server does not like costs the country, not the press', async () => {
	const { client, wire, wires, clock } = await inside();
	client.help.region.value = 'XX';
	press(client);
	wire().refuse('help.now', 'bad_field', { field: 'region' });
	await settle();
	clock.pass(2_000);
	assert.deepEqual([sent(wires)[1].region, sent(wires)[1].language], [undefined, undefined]);
	wire().refuse('help.now', 'not_allowed');
	await settle();
	assert.equal(state(client), 'refused');
	clock.pass(30_000);
	assert.equal(sent(wires).length, 2, 'refused for good: the page says so instead');
	press(client);
	assert.equal(sent(wires).length, 3, 'unless it is pressed again');
});

test('signed out meanwhile, it waits until somebody is back in; signing out forgets it', async () => {
	const { client, wire, wires } = await inside();
	client.lost();
	press(client);
	client.connect();
	wire().hangUp(4401);
	await settle();
	assert.equal(client.standing.value, 'expired');
	assert.ok(client.help.pressed.value[evening.id]);
	client.connect();
	wire().greet();
	await settle();
	assert.equal(sent(wires).length, 1);
	await client.signOut();
	assert.deepEqual(client.help.pressed.value, {});
});

test('a lost answer is told once: the hello that brings it, or the answer that comes again', async () => {
	const { client, wire, clock } = await inside();
	const told = listen(client);
	press(client);
	wire().hangUp();
	clock.pass(2_000);
	wire().greet({ help: [called] });
	await settle();
	wire().reply('help.now', { help: called, lines: [] });
	wire().say({ type: 'help', help: called });
	await settle();
	assert.deepEqual(told, ['sending', 'called']);
});

test('each step is told once; what stood before the page was opened is only shown', async () => {
	const { client, wire } = await inside();
	const told = listen(client);
	client.help.greeted([{ ...called, state: 'seen', by: asha }]);
	assert.deepEqual(told, []);
	const steps: Partial<Help>[] = [
		{ state: 'seen', by: asha }, { state: 'with', by: asha }, { state: 'with', by: asha, aside: 'r000000000009' },
		{ state: 'waiting', on_call: false, aside: 'r000000000009' }, { state: 'waiting', on_call: false, aside: 'r000000000009', card: 5 },
		{ state: 'closed' },
	];
	for (const step of steps)
		for (let twice = 0; twice < 2; twice++)
			wire().say({ type: 'help', help: { ...called, on_call: undefined, ...step } });
	assert.deepEqual(told, ['with', 'aside', 'waiting', 'card', 'closed']);
	client.help.putAway(evening.id);
	assert.deepEqual(client.help.standing.value, {});
});

test('from a side room it is the room that is asked', async () => {
	const { client, wires } = await inside();
	client.help.press({ id: 'r000000000009', aside_of: evening.id }, 'en');
	assert.equal(sent(wires)[0].room, evening.id);
	assert.equal(client.help.open.value, evening.id);
});

test('a side room is a way off: who has one room stays in it when it is listed', async () => {
	const { client, wire } = await inside();
	assert.equal(client.current.value, evening.id);
	void client.refresh();
	wire().reply('room.list', { rooms: [{ room: evening, role: 'participant', seated: true, here: 2 },
		{ room: { ...evening, id: 'r000000000009', aside_of: evening.id }, role: 'participant', seated: true, here: 1 }] });
	await settle();
	assert.equal(client.current.value, evening.id);
});

test('what is known is never more than the server said', () => {
	const waits = { press: { state: 'sending' as const }, live: true, inside: true };
	assert.equal(knownOf({ live: true, inside: true }), undefined);
	assert.equal(knownOf(waits), 'telling');
	assert.equal(knownOf({ ...waits, live: false }), 'unsent');
	assert.equal(knownOf({ ...waits, inside: false }), 'outside');
	assert.equal(knownOf({ ...waits, help: { ...called, state: 'with' } }), 'telling', 'a newer press counts');
	assert.equal(knownOf({ help: called, live: false, inside: true }), 'called');
	assert.equal(knownOf({ help: { ...called, on_call: false }, live: true, inside: true }), 'alone');
	assert.equal(knownOf({ help: { ...called, state: 'seen', on_call: false }, live: true, inside: true }), 'seen');
});

test('the automatic note is there only while nobody is', () => {
	assert.ok(noteDue({ ...called, card: 1 }));
	assert.ok(noteDue({ ...called, state: 'waiting', card: 1 }));
	for (const state of ['seen', 'with', 'closed'] as const)
		assert.ok(!noteDue({ ...called, state, card: 1 }));
	assert.ok(!noteDue(called));
	assert.ok(!noteDue(undefined));
});

test('the few lines are the emergency number, and those open now for sure before the others', () => {
	const some = [{ ...line, name: 'day', hours: '9-5' }, { ...line, name: 'young', kind: 'special' as const }, line, { ...line, name: 'sos', kind: 'emergency' as const }];
	assert.deepEqual(few(some, 2).map(({ name }) => name), ['sos', 'Night line']);
	assert.deepEqual(few(some, 9).map(({ name }) => name), ['sos', 'Night line', 'day']);
	assert.deepEqual(inOrder(some).map(({ name }) => name), ['sos', 'day', 'Night line', 'young']);
});

test('a number is one a phone can take', () => {
	assert.equal(telOf('0800 111 0 (0) 222'), 'tel:080011100222');
	assert.equal(telOf('+49 30-1'), 'tel:+49301');
	assert.equal(telOf('*123#'), 'tel:*123%23');
	assert.equal(smsOf('988'), 'sms:988');
	assert.equal(smsOf('HOME to 741741'), 'sms:741741?&body=HOME');
	assert.equal(smsOf('0477 13 11 14'), 'sms:0477131114');
	assert.equal(smsOf('31393, they call back'), 'sms:31393');
	assert.equal(smsOf('WhatsApp 9151 1767'), undefined);
	assert.equal(smsOf('ask nicely'), undefined);
});

test('the clock tells the country; a language does only where the clock cannot', () => {
	assert.equal(placeOf(['AT', 'DE', 'GB', 'US'], 'Europe/Berlin', ['en-US']), 'DE');
	assert.equal(placeOf(['AT', 'DE', 'GB', 'US'], 'Africa/Lagos', ['en-US']), undefined, 'nobody there is sent to 911');
	const { getTimeZones } = Intl.Locale.prototype as any;
	const old = Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'timeZones');
	delete (Intl.Locale.prototype as any).getTimeZones;
	delete (Intl.Locale.prototype as any).timeZones;
	try {
		assert.equal(placeOf(['AT', 'DE'], 'Europe/Berlin', ['de-AT', 'de']), 'AT');
		assert.equal(placeOf(['AT', 'DE'], 'Europe/Berlin', ['de']), undefined);
	} finally {
		if (getTimeZones)
			(Intl.Locale.prototype as any).getTimeZones = getTimeZones;
		if (old)
			Object.defineProperty(Intl.Locale.prototype, 'timeZones', old);
	}
});

/// Somebody who is not signed in, and what they asked for.
function stranger(answer: (fields: any) => object) {
	const asked: any[] = [];
	const api = new Api(async (_, { body }) => {
		const fields = JSON.parse(String(body));
		asked.push(fields);
		return { json: async () => ({ type: 'reply', key: fields.key, result: answer(fields) }) } as Response;
	});
	return { client: new Client({ clock: new FakeClock(), api, dial: () => new FakeWire(), go() {} }), asked };
}

test('lines come without being signed in, are kept, and a country that was chosen stays', async () => {
	const { client, asked } = stranger(({ region = 'US' }) => ({ region, lines: [{ ...line, region }], regions: ['DE', 'GB', 'US'] }));
	client.help.choose('GB');
	await lookAtLines(client);
	assert.equal(asked.at(-1).region, 'GB');
	assert.deepEqual([client.help.lines.value?.region, client.help.lines.value?.wanted], ['GB', 'GB']);
	assert.equal(new Helping({ clock: new FakeClock(), ask: async () => { throw new Refused('offline'); }, nudge() {} }).region.value, 'GB');
	const before = asked.length;
	keepLines(client);
	assert.equal(asked.length, before, 'they were asked for a moment ago');
});

test('when lines cannot be had, those from before stay, and the page knows that they are old', async () => {
	let broken = false;
	const { client } = stranger(() => {
		if (broken)
			throw new Error('the network is away');
		return { region: 'GB', lines: [line], regions: ['GB'] };
	});
	client.help.choose('GB');
	await lookAtLines(client);
	broken = true;
	await lookAtLines(client);
	assert.equal(away.value, true);
	assert.equal(client.help.lines.value?.lines.length, 1);
	broken = false;
	await lookAtLines(client);
	assert.equal(away.value, false);
});

test('nor with the answer to a press', async () => {
	const { client, wire } = await inside();
	press(client);
	wire().reply('help.now', { help: called, lines: [line, { ...line, kind: 'emergency', phone: '110' }] });
	await settle();
	assert.deepEqual(client.help.lines.value?.lines, [line]);
});

test('without a country there is no emergency number of another one', async () => {
	const { client } = stranger(() => ({ region: 'US', lines: [line, { ...line, kind: 'emergency', phone: '911' }], regions: ['US'] }));
	client.help.choose('NG');
	await lookAtLines(client);
	assert.deepEqual(client.help.lines.value?.lines.map(({ phone }) => phone), ['116 123']);
});

