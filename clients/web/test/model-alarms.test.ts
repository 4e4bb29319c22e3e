import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, Notice } from '../src/link/wire.ts';
import { apply, interrupts, noAlarms, rings, standing, words, type AlarmEvent, type AlarmState } from '../src/model/alarms.ts';
import { asha, evening, fox, heron } from './fake.ts';

const me = asha.id;
const lu = { ...asha, id: '0000000000009', name: 'Lu' };
const aCase = (more: Partial<Case> = {}): Case => ({
	id: 'c1', room: evening.id, kind: 'danger', subject: heron, level: 'crisis', category: 'suicide', state: 'open', version: 1, opened: 1_000, due: 61_000, flags: 1, reports: 0, ...more,
});
const aNotice = (more: Partial<Notice> = {}): Notice => ({ id: 'n1', at: 1_000, kind: 'alarm', room: evening.id, case: 'c1', level: 'crisis', loud: true, subject: heron, ...more });
const after = (...events: AlarmEvent[]): AlarmState => events.reduce(apply, noAlarms);
const notice = (more: Partial<Notice> = {}, now = 1_000): AlarmEvent => ({ type: 'notice', notice: aNotice(more), now });
const queue = (cases: Case[], asked: number): AlarmEvent => ({ type: 'queue', cases, asked, me });
const names = (state: AlarmState) => standing(state).map((alarm) => alarm.case);

test('a loud alarm rings until somebody is with the person', () => {
	const ringing = after(notice(), queue([aCase()], 1_100));
	assert.ok(rings(ringing));
	assert.deepEqual(names(ringing), ['c1']);
	const there = apply(ringing, queue([aCase({ state: 'acknowledged', owner: lu, version: 2, seen: 5_000 })], 5_100));
	assert.equal(rings(there), false);
	assert.deepEqual(names(there), []);
});

test('a quiet alarm is seen, not heard', () => {
	const state = after(notice({ loud: false }), queue([aCase()], 1_100));
	assert.equal(rings(state), false);
	assert.deepEqual(names(state), ['c1']);
});

test('what the server says is over is over at once', () => {
	assert.deepEqual(names(after(notice(), { type: 'over', case: 'c1' })), []);
});

test('a list asked for before the alarm says nothing about it', () => {
	const state = after(notice({}, 1_000), queue([], 900));
	assert.ok(rings(state));
	assert.deepEqual(names(apply(state, queue([], 1_001))), [], 'one asked for later says that the case is gone');
});

test('being asked for quiet, and looking, end the sound and not the alarm; the next loud notice rings again', () => {
	for (const event of [{ type: 'quiet' }, { type: 'looked', case: 'c1' }] as const) {
		const quiet = after(notice(), queue([aCase()], 1_100), event);
		assert.equal(rings(quiet), false, event.type);
		assert.deepEqual(names(quiet), ['c1'], event.type);
		assert.ok(rings(apply(quiet, notice({ id: 'n2', at: 121_000 }, 121_000))));
		assert.ok(rings(apply(quiet, notice({ at: 121_000 }, 121_000))), 'also when it has the same name and a later time');
		assert.equal(rings(apply(quiet, notice({}, 121_000))), false, 'the same one again is nothing new');
	}
});

test('an alarm about a case somebody is on stands until that case changes', () => {
	const theirs = aCase({ state: 'with_person', owner: lu, version: 4, seen: 2_000, spoken: 3_000 });
	const state = after(queue([theirs], 80_000), notice({ at: 90_000 }, 90_000), queue([theirs], 90_100));
	assert.ok(rings(state), 'it went quiet: nobody has said a word since');
	assert.equal(rings(apply(state, queue([{ ...theirs, version: 5 }], 95_000))), false);
	assert.deepEqual(names(apply(state, { type: 'looked', case: 'c1' })), []);
});

test('after a reload, an alarm from before somebody came is over, a later one is not', () => {
	const theirs = aCase({ state: 'acknowledged', owner: lu, version: 2, seen: 5_000 });
	assert.deepEqual(names(after(notice({ at: 1_000 }, 10_000), queue([theirs], 10_100))), []);
	assert.deepEqual(names(after(notice({ at: 6_000 }, 10_000), queue([theirs], 10_100))), ['c1']);
});

test('open again after a lapse, it goes on ringing', () => {
	const state = after(queue([aCase({ state: 'acknowledged', owner: lu, version: 2, seen: 2_000 })], 3_000), notice({ at: 180_000 }, 180_000), queue([aCase({ version: 3, seen: 2_000 })], 180_100));
	assert.ok(rings(state));
	assert.ok(rings(apply(state, queue([aCase({ version: 4, seen: 2_000 })], 181_000))), 'that its clock goes on changes nothing');
});

test('an offer stands while it is offered to this person', () => {
	const offered = aCase({ state: 'handed_over', owner: lu, receiver: asha, version: 3, seen: 1 });
	const state = after(notice({ kind: 'offer' }), queue([offered], 1_100));
	assert.equal(standing(state)[0]!.offer, true);
	assert.deepEqual(names(apply(state, queue([aCase({ state: 'acknowledged', owner: lu, version: 4, seen: 1 })], 2_000))), []);
	assert.deepEqual(names(apply(state, queue([{ ...offered, receiver: fox }], 2_000))), []);
});

test('danger nobody is on is on the bar without a notice, and without a sound', () => {
	const state = after(queue([aCase({ level: 'red' }), aCase({ id: 'c2', level: 'amber' }), aCase({ id: 'c3', state: 'acknowledged', owner: lu })], 1));
	assert.deepEqual(names(state), ['c1']);
	assert.equal(rings(state), false);
});

test('the most urgent first, then who waits longest; practice comes last', () => {
	const state = after(
		queue([aCase({ id: 'red', level: 'red', opened: 1 }), aCase({ id: 'late' }), aCase({ id: 'early', opened: 500 }), aCase({ id: 'drill', drill: true, opened: 0 })], 1),
	);
	assert.deepEqual(names(state), ['early', 'late', 'red', 'drill']);
});

test('somebody waits since the case began, however often it rang', () => {
	const state = after(notice({ at: 1_000 }), notice({ id: 'n2', at: 61_000 }, 61_000));
	assert.equal(standing(state)[0]!.since, 1_000);
	assert.equal(standing(apply(state, queue([aCase({ opened: 400 })], 61_100)))[0]!.since, 400);
});

test('what can wait in the queue does not interrupt', () => {
	assert.deepEqual(([['alarm', 'crisis'], ['alarm', 'red'], ['alarm', undefined], ['alarm', 'amber'], ['offer', 'amber'], ['gap', undefined], ['cover', undefined], ['cover_now', undefined], ['part', undefined]] as const)
		.map(([kind, level]) => interrupts({ kind, level })), [true, true, true, false, true, false, false, true, false]);
	assert.equal(after(notice({ level: 'amber' })), noAlarms);
});

const cover = (more: Partial<Notice> = {}): Notice => aNotice({ id: 'v1', kind: 'cover_now', case: undefined, level: undefined, subject: undefined, meeting: 'm1', title: 'Circle', start: 2_000, ...more });
const lacks = (more: Partial<Notice> = {}, now = 1_000): AlarmEvent => ({ type: 'notice', notice: cover(more), now });

test('a meeting without its staff rings, whatever the queue says, until the server says that it is over', () => {
	const state = after(lacks(), queue([], 5_000));
	assert.ok(rings(state));
	assert.deepEqual(standing(state).map(({ case: id, name, meeting }) => [id, name, meeting]), [['m1', 'Circle', 2_000]]);
	assert.deepEqual(names(apply(state, { type: 'over', case: 'm1' })), []);
	assert.deepEqual(names(apply(state, queue([], 2_000 + 3 * 3_600_000))), [], 'or is long past');
});

test('looking at a meeting that lacks staff ends the sound only; people in danger come first', () => {
	const state = after(lacks(), notice({ level: 'red' }), { type: 'looked', case: 'm1' });
	assert.deepEqual(names(state), ['c1', 'm1']);
	assert.ok(rings(state), 'the other one');
	assert.equal(rings(apply(state, { type: 'over', case: 'c1' })), false);
});

test('lines that can wait: one for each kind, with the newest of it', () => {
	const all = [aNotice(), aNotice({ id: 'a', kind: 'miss' }), aNotice({ id: 'b', kind: 'gap' }), aNotice({ id: 'c', kind: 'miss' })];
	assert.deepEqual(words(all).map(({ kind, newest, ids }) => [kind, newest.id, ids.join()]), [['gap', 'b', 'b'], ['miss', 'c', 'a,c']]);
});
