import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byDay, choices, fits, isFull, mayEnter, maySign, nearer, nextTurn } from '../src/model/programme.ts';
import { aMeeting } from './fake.ts';

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
const hour = 3_600_000;
const start = Date.parse('2026-11-26T18:00Z');

test('meetings are told by day, and within a day by beginning', () => {
	const at = (hours: number, id: string) => aMeeting({ id, start: start + hours * hour });
	const days = byDay([at(30, 'd'), at(0, 'b'), at(-1, 'a'), at(30, 'c')], day);
	assert.deepEqual(days.map((one) => [one.day, one.meetings.map(({ id }) => id).join('')]), [['2026-11-26', 'ab'], ['2026-11-28', 'cd']]);
});

test('a choice shows what fits; open to everybody is a choice of its own', () => {
	const all = [aMeeting(), aMeeting({ language: 'de', audience: 'Parents' })];
	assert.deepEqual(choices(all), { languages: ['en', 'de'], audiences: ['', 'Parents'] });
	assert.equal(all.filter((one) => fits({}, one)).length, 2);
	assert.deepEqual(all.map((one) => fits({ audience: '' }, one)), [true, false]);
	assert.deepEqual(all.map((one) => fits({ language: 'de', audience: 'Parents' }, one)), [false, true]);
	assert.deepEqual(all.map((one) => fits({ series: 'other' }, one)), [false, false]);
});

test('one goes in while the door is open and there is room', () => {
	assert.equal(mayEnter(aMeeting(), start), false);
	assert.equal(mayEnter(aMeeting({ state: 'waiting' }), start), true);
	assert.equal(mayEnter(aMeeting({ state: 'open', entry: start }), start), false, 'too late');
	assert.equal(mayEnter(aMeeting({ state: 'open', entry: start + 1 }), start), true);
	assert.equal(mayEnter(aMeeting({ state: 'open', left: 0 }), start), false, 'full');
	assert.equal(mayEnter(aMeeting({ state: 'open', left: 0, place: { id: 'p', state: 'kept' } }), start), true, 'their place is kept');
	assert.equal(mayEnter(aMeeting({ state: 'ended' }), start), false);
});

test('one signs up for what is ahead, and waits where it is full', () => {
	assert.equal(maySign(aMeeting(), start), true);
	assert.equal(maySign(aMeeting({ state: 'open' }), start), false, 'one just goes in');
	assert.equal(maySign(aMeeting({ state: 'open', left: 0 }), start), true);
	assert.equal(maySign(aMeeting({ state: 'cancelled' }), start), false);
	assert.equal(maySign(aMeeting({ place: { id: 'p', state: 'waiting' } }), start), false);
	assert.equal(maySign(aMeeting({ place: { id: 'p', state: 'given_up' } }), start), true);
	assert.equal(isFull(aMeeting({ left: 0, place: { id: 'p', state: 'waiting' } })), true);
	assert.equal(isFull(aMeeting()), false, 'no number of places');
});

test('the next turn is the nearest time that still lies ahead', () => {
	const meeting = aMeeting({ opens: start - hour / 6, start, end: start + hour, place: { id: 'p', state: 'offered', until: start - hour } });
	assert.equal(nextTurn([meeting], start - 2 * hour), start - hour);
	assert.equal(nextTurn([meeting], start - hour), start - hour / 6);
	assert.equal(nextTurn([meeting], start - hour / 12), start - hour / 12, 'the door should be open: look at once');
	assert.equal(nextTurn([meeting], start + hour / 2), start + hour, 'it is not coming');
	assert.equal(nextTurn([meeting], start + hour), undefined);
	assert.equal(nextTurn([{ ...meeting, state: 'cancelled' }], start - 2 * hour), undefined);
});

test('a room tells of the meeting that is on; word of a later one changes nothing, until it is over', () => {
	const on = aMeeting({ state: 'open', start });
	const later = aMeeting({ id: 'm000000000002', start: start + 168 * hour });
	assert.equal(nearer(undefined, later), later);
	assert.equal(nearer(on, later), on);
	assert.equal(nearer(later, on), on);
	const ended = { ...on, state: 'ended' as const };
	assert.equal(nearer(on, ended), ended);
	assert.equal(nearer(ended, { ...later, state: 'cancelled' }), ended);
	assert.equal(nearer(ended, later), later);
});
