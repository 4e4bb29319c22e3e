/// Meetings as their staff see them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Meeting, Person, Staff_meeting, Staffing } from '../src/link/wire.ts';
import { byDays, doubled, freeParts, renewed, uncovered } from '../src/model/week.ts';
import { asha, evening } from './fake.ts';

const hour = 3_600_000;
const thursday = new Date(2026, 10, 19, 19).getTime();
const lu: Person = { ...asha, id: '0000000000009', name: 'Lu' };
const lead: Staffing = { member: asha, part: 'lead' };
const help: Staffing = { member: lu, part: 'co_lead' };
const aMeeting = (id: string, start: number, more: Partial<Staff_meeting> = {}, fields: Partial<Meeting> = {}): Staff_meeting => ({
	meeting: {
		id, series: 's1', room: evening.id, room_name: evening.name, version: 1, title: 'Circle', zone: 'Europe/Berlin', language: 'en', audience: '', state: 'scheduled', start, end: start + hour,
		opens: start - hour / 6, public: true, ...fields,
	},
	staff: [], missing: 2, taken: 0, ...more,
});
const ids = (all: readonly Staff_meeting[]) => all.map(({ meeting }) => meeting.id).join();

test('meetings stand under the day they begin, in order', () => {
	const days = byDays([aMeeting('c', thursday + 24 * hour), aMeeting('b', thursday), aMeeting('a', thursday - hour)]);
	assert.deepEqual(days.map(({ day, meetings }) => [day, ids(meetings)]), [['2026-11-19', 'a,b'], ['2026-11-20', 'c']]);
});

test('what still needs somebody comes by how soon; what is over or cancelled needs nobody', () => {
	const all = [aMeeting('late', thursday + hour), aMeeting('soon', thursday), aMeeting('full', thursday, { missing: 0 }), aMeeting('off', thursday, {}, { state: 'cancelled' }), aMeeting('over', thursday - hour, {}, { state: 'ended' })];
	assert.equal(ids(uncovered(all)), 'soon,late');
});

test('one leads, others help while somebody is missing', () => {
	assert.deepEqual(freeParts({ staff: [], missing: 2 }), ['lead', 'co_lead']);
	assert.deepEqual(freeParts({ staff: [], missing: 1 }), ['lead']);
	assert.deepEqual(freeParts({ staff: [help], missing: 1 }), ['lead']);
	assert.deepEqual(freeParts({ staff: [lead], missing: 1 }), ['co_lead']);
	assert.deepEqual(freeParts({ staff: [lead, help], missing: 0 }), []);
	assert.deepEqual(freeParts({ staff: [help], missing: 0 }), ['lead'], 'nobody leads');
});

test('down for two meetings at the same time is seen, one after the other is not', () => {
	const one = aMeeting('a', thursday, { staff: [lead, help] });
	assert.deepEqual(doubled(one, [one, aMeeting('b', thursday + hour / 2, { staff: [help] })]), [lu]);
	assert.deepEqual(doubled(one, [one, aMeeting('b', thursday + hour, { staff: [help] })]), []);
	assert.deepEqual(doubled(one, [one, aMeeting('b', thursday, { staff: [help] }, { state: 'cancelled' })]), []);
});

test('a newer one stands where it stood', () => {
	const all = [aMeeting('a', thursday), aMeeting('b', thursday)];
	assert.deepEqual(renewed(all, aMeeting('b', thursday, { missing: 0 })).map(({ missing }) => missing), [2, 0]);
	assert.equal(ids(renewed(all, aMeeting('c', thursday))), 'a,b');
});
