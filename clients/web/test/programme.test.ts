/// What is on, and one's place, against a server that says what the test says.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { linkOf, PlaceByLink } from '../src/app/place.ts';
import { Programme, type Shown } from '../src/app/programme.ts';
import { ShortLine } from '../src/app/short-line.ts';
import { Api } from '../src/link/api.ts';
import type { Meeting } from '../src/link/wire.ts';
import { aMeeting, FakeClock, FakeWire, heron, settle } from './fake.ts';
import { freshBrowser } from './tab.ts';

type Said = { result?: object; error?: { code: string; retry_after_ms?: number } } | null;

const minute = 60_000;
const link = 'A'.repeat(43);

/// `answers`: what the server says to each operation; null: no answer comes.
function page(answers: Record<string, (body: any) => Said>, series?: string) {
	const clock = new FakeClock();
	const asked: { op: string; body: any }[] = [];
	const gone: string[] = [];
	const api = new Api(async (address, init) => {
		const op = address.slice('/api/'.length);
		const body = JSON.parse(String(init.body));
		asked.push({ op, body });
		const said = answers[op]!(body);
		if (!said)
			throw new Error('no network');
		return { json: async () => (said.error ? { type: 'error', error: { text: '', ...said.error } } : { type: 'reply', result: said.result }) } as Response;
	});
	const ops = (name: string) => asked.filter(({ op }) => op === name);
	const go = (href: string) => void gone.push(href);
	return { clock, api, ops, gone, programme: new Programme({ clock, api, go }, series), place: new PlaceByLink({ api, go, now: () => clock.now() }, link) };
}

function shows(clock: { now(): number }, meetings: Meeting[], more: Partial<Shown> = {}): Said {
	return { result: { site: 'Notes', now: clock.now(), zone: 'Europe/London', meetings, open: [], names: ['Quiet Heron'], ...more } };
}

beforeEach(freshBrowser);

test('it looks again now and then, sooner when something turns, and never while nobody looks', async () => {
	let meetings = [aMeeting({ opens: 100_000_000, start: 100_000_000, end: 100_000_001 })];
	const { programme, clock, ops } = page({ 'programme.show': () => shows(clock, meetings) });
	await programme.look();
	clock.pass(63 * 1000);
	await settle();
	assert.equal(ops('programme.show').length, 2);
	meetings = [aMeeting({ opens: clock.now() + 10_000, start: clock.now() + 100 * minute, end: clock.now() + 160 * minute })];
	await programme.look();
	clock.pass(12_000);
	await settle();
	assert.equal(ops('programme.show').length, 4, 'the door has opened');
	programme.seen(false);
	clock.pass(60 * minute);
	await settle();
	assert.equal(ops('programme.show').length, 4);
	programme.seen(true);
	await settle();
	assert.equal(ops('programme.show').length, 5, 'at once when it is seen again');
	const under = programme.look();
	programme.seen(false);
	await under;
	clock.pass(60 * minute);
	await settle();
	assert.equal(ops('programme.show').length, 6, 'also when it was hidden while an answer was on its way');
});

test('what was known stays when the server is away, and it asks ever more rarely', async () => {
	let away = false;
	const { programme, clock, ops } = page({ 'programme.show': () => (away ? null : shows(clock, [aMeeting()])) });
	await programme.look();
	away = true;
	await programme.look();
	assert.equal(programme.trouble.value, 'offline');
	assert.equal(programme.shown.value!.meetings.length, 1);
	for (let passed = 0; passed < 60; passed++) {
		clock.pass(minute);
		await settle();
	}
	assert.ok(ops('programme.show').length < 25, `${ops('programme.show').length} times in an hour`);
	away = false;
	await programme.look();
	assert.equal(programme.trouble.value, '');
});

test('the time is the server’s, whatever the clock of the device says', async () => {
	const { programme, clock } = page({ 'programme.show': () => shows({ now: () => 5_000_000 }, []) });
	await programme.look();
	clock.pass(1_000);
	assert.equal(programme.now(), 5_001_000);
});

test('a door that opens is told once, one that is open at the first look is not', async () => {
	let meetings = [aMeeting({ state: 'open' }), aMeeting({ id: 'm000000000002' })];
	const { programme, clock } = page({ 'programme.show': () => shows(clock, meetings) });
	await programme.look();
	const begun = () => programme.begun.value?.id;
	assert.equal(begun(), undefined);
	meetings = [aMeeting({ state: 'open' }), aMeeting({ id: 'm000000000002', state: 'waiting' })];
	await programme.look();
	assert.equal(begun(), 'm000000000002');
});

test('somebody new comes in under a name, has a place, and keeps link and words', async () => {
	const meeting = aMeeting();
	let member: object = {};
	const { programme, clock, ops } = page({
		'programme.show': () => shows(clock, [meeting], member),
		'series.join': () => (member = { member: heron }, { result: { member: heron, home: 'room', words: 'river stone lamp' } }),
		'place.add': () => ({ result: { meeting: { ...meeting, place: { id: 'p000000000001', state: 'kept', link } } } }),
	});
	await programme.look();
	assert.equal(await programme.signUp(meeting, true, 'Quiet Heron'), undefined);
	assert.deepEqual(ops('series.join')[0]!.body.name, 'Quiet Heron');
	assert.equal(ops('place.add')[0]!.body.every, true);
	assert.equal(programme.links.value[meeting.id], link);
	assert.equal(programme.words.value, 'river stone lamp');
	assert.equal(JSON.parse(sessionStorage.getItem('words')!), 'river stone lamp', 'the room shows them as well');
});

test('coming in twice on a bad line asks with the same key; another name asks anew', async () => {
	const said: Said[] = [null, { error: { code: 'name_taken' } }, { result: { member: heron, home: 'room' } }];
	const { programme, clock, ops } = page({ 'programme.show': () => shows(clock, [aMeeting()]), 'series.join': () => said.shift()! });
	await programme.look();
	assert.equal(await programme.goIn(aMeeting(), 'Fox'), 'offline');
	assert.equal(await programme.goIn(aMeeting(), 'Fox'), 'name_taken');
	await programme.goIn(aMeeting(), 'Fox');
	const keys = ops('series.join').map(({ body }) => body.key);
	assert.equal(keys[0], keys[1]);
	assert.notEqual(keys[1], keys[2]);
});

test('one press leads into the room', async () => {
	const { programme, clock, gone, ops } = page({
		'programme.show': () => shows(clock, [aMeeting()], { member: heron }), 'series.join': () => ({ result: { member: heron, home: 'room' } }),
	});
	await programme.look();
	await programme.goIn(aMeeting({ state: 'open' }));
	assert.equal(ops('series.join')[0]!.body.name, heron.name);
	await programme.goIn(aMeeting({ state: 'open', public: false }));
	assert.equal(ops('series.join').length, 1, 'who sees what is not public is known there');
	assert.deepEqual(gone, ['/#room=r000000000001', '/#room=r000000000001']);
});

test('known elsewhere but not in that room: comes in there, then has a place', async () => {
	let joined = false;
	const { programme, clock } = page({
		'programme.show': () => shows(clock, [aMeeting()], { member: heron }),
		'series.join': () => (joined = true, { result: { member: heron, home: 'room' } }),
		'place.add': () => (joined ? { result: { meeting: aMeeting({ place: { id: 'p000000000001', state: 'kept' } }) } } : { error: { code: 'not_allowed' } }),
	});
	await programme.look();
	assert.equal(await programme.signUp(aMeeting(), false), undefined);
	assert.equal(joined, true);
});

test('signed up already: the answer to an earlier press was lost', async () => {
	const { programme, clock } = page({ 'programme.show': () => shows(clock, [aMeeting()], { member: heron }), 'place.add': () => ({ error: { code: 'signed_up' } }) });
	await programme.look();
	assert.equal(await programme.signUp(aMeeting(), false), undefined);
});

test('a link to one series asks for that one, and the whole programme is one choice away', async () => {
	const { programme, clock, ops } = page({ 'programme.show': () => shows(clock, []) }, 's000000000001');
	await programme.look();
	assert.equal(ops('programme.show')[0]!.body.series, 's000000000001');
	programme.choose({});
	await settle();
	assert.equal(ops('programme.show')[1]!.body.series, undefined);
});

test('only a whole secret is a link', () => {
	assert.equal(linkOf('#' + link), link);
	assert.equal(linkOf('#' + link + 'a'), undefined);
	assert.equal(linkOf('#help'), undefined);
	assert.equal(linkOf(''), undefined);
});

test('by its link a place is taken and given up without signing in; only the room needs that', async () => {
	const kept = aMeeting({ place: { id: 'p000000000001', state: 'kept' } });
	const { place, ops, gone } = page({
		'place.show': () => ({ result: { site: 'Notes', meeting: aMeeting({ place: { id: 'p000000000001', state: 'offered', until: 9 } }) } }),
		'place.answer': ({ take }) => ({ result: { meeting: take ? kept : aMeeting({ place: { id: 'p000000000001', state: 'given_up' } }) } }),
		'place.open': () => ({ result: { member: heron, home: 'room' } }),
	});
	await place.look();
	await place.take(place.shown.value!.meeting);
	assert.equal(place.shown.value!.meeting.place!.state, 'kept');
	await place.giveUp(kept, true);
	assert.deepEqual(ops('place.answer').map(({ body: { take, every, link: by } }) => [take, every, by]), [[true, undefined, link], [false, true, link]]);
	assert.equal(ops('place.open').length, 0);
	await place.goIn(kept);
	assert.deepEqual(gone, ['/#room=r000000000001']);
});

test('a link that works no more says so', async () => {
	const { place } = page({ 'place.show': () => ({ error: { code: 'link_not_valid' } }) });
	await place.look();
	assert.equal(place.trouble.value, 'link_not_valid');
});

test('a short line asks once it is greeted, and hangs up when nothing is asked any more', async () => {
	const clock = new FakeClock();
	const wires: FakeWire[] = [];
	const line = new ShortLine({ clock, dial: () => (wires.push(new FakeWire()), wires.at(-1)!) });
	const answer = line.ask('channel.list', {});
	wires[0]!.greet();
	wires[0]!.reply('channel.list', { channels: [], push_key: 'k' });
	assert.equal((await answer).push_key, 'k');
	let closed = false;
	wires[0]!.close = () => (closed = true);
	await settle();
	clock.pass(21_000);
	assert.equal(closed, true);
	const late = line.ask('channel.list', {}).catch((reason) => reason.code);
	clock.pass(16_000);
	assert.equal(await late, 'offline');
	assert.equal(wires.length >= 2, true);
});
