import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, enter, firstNew, pageBefore, writers, type RoomEvent, type RoomState } from '../src/model/room.ts';
import { asha, aVisit, evening, fox, heron } from './fake.ts';
import { NaiveRoom } from './naive.ts';

const people = [asha, heron, fox];

/// What somebody would see: the log without how it came to be known.
function seen(state: RoomState) {
	return state.log.map(({ asOf: _, ...post }) => ({ ...post, reactions: sorted(post.reactions) }));
}

function sorted(reactions: Readonly<Record<string, readonly string[]>>) {
	return Object.entries(reactions).map(([word, ids]) => [word, [...ids]]).sort();
}

function snapshot(room: NaiveRoom): RoomState {
	return readAll(enter(aVisit({ head: room.head, after: room.head })), room, 1000);
}

function readAll(state: RoomState, room: NaiveRoom, limit: number): RoomState {
	do
		state = apply(state, { type: 'page', ...room.page(pageBefore(state) ?? room.head + 1, limit) });
	while (state.more);
	return state;
}

/// Numbers that look random and are the same every time.
function dice(seed: number) {
	return (sides: number) => {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		return Math.floor((seed / 2 ** 32) * sides);
	};
}

function something(room: NaiveRoom, roll: (sides: number) => number): void {
	const by = people[roll(3)]!;
	const target = room.posts[roll(room.posts.length)];
	const act = target === undefined || room.redacted(target) ? 0 : roll(6);
	if (act < 3)
		room.post(by, 'words ' + room.head);
	else if (act === 3)
		room.edit(by, target!, 'better words ' + room.head);
	else if (act === 4)
		room.react(by, target!, ['heart', 'hug'][roll(2)]!, roll(3) > 0);
	else if (roll(3) === 0)
		room.redact(by, target!);
}

test('an older snapshot and what came after show the same as a newer snapshot, however they overlap', () => {
	for (let seed = 1; seed <= 300; seed++) {
		const roll = dice(seed);
		const room = new NaiveRoom();
		for (let n = roll(30); n > 0; n--)
			something(room, roll);
		let state = enter(aVisit({ head: room.head, after: room.head }));
		for (let n = 10 + roll(30); n > 0; n--) {
			something(room, roll);
			// The stream runs behind, repeats itself, or comes in one frame with old entries in front.
			if (roll(2))
				state = apply(state, { type: 'entries', entries: room.after(Math.max(0, state.after - roll(4)), state.after + roll(5)) });
			// Pages are read while things change, and read again.
			if (roll(3) === 0)
				state = apply(state, { type: 'page', ...room.page((roll(2) && pageBefore(state)) || room.head + 1, 1 + roll(8)) });
		}
		state = apply(state, { type: 'entries', entries: room.after(state.after) });
		state = readAll(state, room, 5);
		assert.deepEqual(seen(state), seen(snapshot(room)), `seed ${seed}`);
	}
});

test('applying an entry again changes nothing, not even the object', () => {
	const room = new NaiveRoom();
	room.post(heron, 'one');
	room.react(fox, 1, 'heart', true);
	room.edit(heron, 1, 'two');
	const state = apply(enter(aVisit()), { type: 'entries', entries: room.after(0) });
	assert.equal(apply(state, { type: 'entries', entries: room.after(0) }), state);
});

test('a late entry does not undo what a history page already showed', () => {
	const room = new NaiveRoom();
	room.post(heron, 'first');
	room.edit(heron, 1, 'second');
	room.edit(heron, 1, 'third');
	let state = apply(enter(aVisit({ after: 1, head: 1 })), { type: 'page', ...room.page(4, 10) });
	state = apply(state, { type: 'entries', entries: room.after(1, 2) });
	assert.equal(state.log[0]!.body, 'third');
});

test('words that were taken down are gone, and no later entry brings them back', () => {
	const room = new NaiveRoom();
	room.post(heron, 'too much');
	room.react(fox, 1, 'heart', true);
	room.redact(asha, 1);
	const late = { ...room.after(0)[0]!, seq: 4, kind: 'edit' as const, target: 1, body: 'again' };
	const state = apply(enter(aVisit()), { type: 'entries', entries: [...room.after(0), late] });
	assert.equal(state.log[0]!.body, undefined);
	assert.ok(state.log[0]!.redacted);
	assert.deepEqual(state.log[0]!.reactions, {});
});

test('a post read back after its words were deleted shows as taken down', () => {
	const state = apply(enter(aVisit()), { type: 'entries', entries: [{ seq: 1, at: 1, kind: 'post', by: heron, redacted: true }] });
	assert.ok(state.log[0]!.redacted);
});

const wrote = (key: string, body = key): RoomEvent => ({ type: 'wrote', key, body, at: 5 });

test('words are in the outbox until their entry is in the log, whichever comes first', () => {
	const room = new NaiveRoom();
	const mine = room.post(heron, 'hello', 'key-1');
	const before = apply(enter(aVisit()), wrote('key-1', 'hello'));
	const replyFirst = apply(apply(before, { type: 'accepted', key: 'key-1', seq: 1 }), { type: 'entries', entries: [mine] });
	const entryFirst = apply(apply(before, { type: 'entries', entries: [mine] }), { type: 'accepted', key: 'key-1', seq: 1 });
	assert.deepEqual(apply(before, { type: 'accepted', key: 'key-1', seq: 1 }).outbox[0]!.state, 'sent');
	for (const state of [replyFirst, entryFirst]) {
		assert.deepEqual(state.outbox, []);
		assert.deepEqual(state.log.map((post) => post.body), ['hello']);
	}
});

test('a history page that holds them takes words out of the outbox too', () => {
	const room = new NaiveRoom();
	room.post(heron, 'hello', 'key-1');
	const state = apply(apply(enter(aVisit({ head: 1, after: 1 })), wrote('key-1', 'hello')), { type: 'page', ...room.page(2, 10) });
	assert.deepEqual(state.outbox, []);
});

test('a reset drops the log and keeps what waits to be sent', () => {
	const room = new NaiveRoom();
	room.post(heron, 'old');
	let state = apply(enter(aVisit()), { type: 'entries', entries: room.after(0) });
	state = apply(apply(state, wrote('key-waiting')), wrote('key-sent'));
	state = apply(state, { type: 'accepted', key: 'key-sent', seq: 90 });
	state = apply(state, { type: 'visit', visit: aVisit({ head: 100, after: 100, reset: true }) });
	assert.deepEqual(state.log, []);
	assert.equal(state.loaded, false);
	assert.equal(state.after, 100);
	assert.deepEqual(state.outbox.map((item) => item.key), ['key-waiting']);
});

test('a resume without reset keeps the log and goes on from its own place', () => {
	const room = new NaiveRoom();
	room.post(heron, 'one');
	room.post(fox, 'two');
	let state = apply(enter(aVisit()), { type: 'entries', entries: room.after(0, 1) });
	state = apply(state, { type: 'visit', visit: aVisit({ head: 2, after: 1, reset: false, people: [fox] }) });
	state = apply(state, { type: 'entries', entries: room.after(1) });
	assert.deepEqual(state.log.map((post) => post.body), ['one', 'two']);
	assert.deepEqual(Object.keys(state.people), [fox.id]);
});

test('an empty page ends the reading', () => {
	const state = apply(enter(aVisit()), { type: 'page', entries: [], more: true });
	assert.ok(state.loaded);
	assert.equal(state.more, false);
});

test('older pages join on where the last one ended', () => {
	const room = new NaiveRoom();
	for (let n = 0; n < 12; n++)
		room.post(heron, String(n));
	let state = enter(aVisit({ head: 12, after: 12 }));
	assert.equal(pageBefore(state), undefined);
	state = apply(state, { type: 'page', ...room.page(13, 5) });
	assert.equal(pageBefore(state), 8);
	state = apply(state, { type: 'page', ...room.page(8, 5) });
	assert.deepEqual(state.log.map((post) => post.seq), [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('people come and go, and a whole list replaces what was known', () => {
	let state = enter(aVisit());
	assert.equal(state.here, 2);
	state = apply(state, { type: 'presence', here: 2, came: [fox], went: [heron.id] });
	assert.deepEqual(Object.keys(state.people).sort(), [asha.id, fox.id]);
	state = apply(state, { type: 'presence', here: 1, all: true, came: [heron], went: [] });
	assert.deepEqual(Object.keys(state.people), [heron.id]);
	state = apply(state, { type: 'presence', here: 1, came: [{ ...heron, name: 'Heron' }], went: [] });
	assert.equal(state.names[heron.id], 'Heron');
});

test('somebody is writing until they stop, post, or time passes', () => {
	const room = new NaiveRoom();
	const writing = apply(enter(aVisit()), { type: 'typing', member: asha.id, on: true, until: 900 });
	assert.deepEqual(writers(writing, heron.id), [asha.id]);
	assert.deepEqual(writers(writing, asha.id), []);
	room.post(asha, 'done');
	for (const event of [
		{ type: 'typing', member: asha.id, on: false, until: 0 },
		{ type: 'entries', entries: room.after(0) },
		{ type: 'tick', now: 901 },
		{ type: 'room', room: { ...evening, typing: false } },
	] as RoomEvent[])
		assert.deepEqual(writers(apply(writing, event), heron.id), [], event.type);
	assert.equal(apply(writing, { type: 'tick', now: 899 }), writing);
});

test('the "new" line stands before the first post of somebody else since the last look', () => {
	const room = new NaiveRoom();
	room.post(fox, 'seen');
	let state = apply(enter(aVisit()), { type: 'entries', entries: room.after(0) });
	assert.equal(firstNew(state, heron.id), undefined);
	state = apply(state, { type: 'looked', upTo: state.after });
	room.post(heron, 'mine');
	room.post(fox, 'theirs');
	state = apply(state, { type: 'entries', entries: room.after(1) });
	assert.equal(firstNew(state, heron.id), 3);
});

test('a closed room keeps its words and shows nobody', () => {
	const room = new NaiveRoom();
	room.post(fox, 'hello');
	let state = apply(enter(aVisit()), { type: 'entries', entries: room.after(0) });
	state = apply(state, { type: 'closed', reason: 'removed' });
	assert.equal(state.ended, 'removed');
	assert.equal(state.here, 0);
	assert.equal(state.log.length, 1);
	assert.equal(apply(state, { type: 'visit', visit: aVisit({ reset: false }) }).ended, undefined);
});

test('an edit without words changes nothing that is shown', () => {
	let state = enter(aVisit());
	const by = heron;
	state = apply(state, { type: 'entries', entries: [
		{ seq: 1, kind: 'post', at: 1, by, body: 'one' },
		{ seq: 2, kind: 'edit', at: 2, by, target: 1 },
		{ seq: 3, kind: 'edit', at: 3, by, target: 90 },
	] });
	assert.deepEqual([state.after, state.log.length, state.log[0]!.body, state.log[0]!.edited], [3, 1, 'one', false]);
});
