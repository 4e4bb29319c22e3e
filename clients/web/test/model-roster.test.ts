import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Duty, Gap } from '../src/link/wire.ts';
import { byDay, dayOf, firstDay, lasting, minutesOf, onCall, wallClock, week } from '../src/model/roster.ts';
import { asha } from './fake.ts';

const hour = 3_600_000;
const thursday = new Date(2026, 10, 19, 20, 30).getTime();
const aDuty = (from: number, hours: number, more: Partial<Duty> = {}): Duty => ({ shift: 's1', day: dayOf(from), member: asha, tier: 1, from, until: from + hours * hour, ...more });

test('a week goes from Monday to Sunday, wherever in it one stands', () => {
	for (const day of [16, 19, 22]) {
		const { days, from, until } = week(new Date(2026, 10, day, 23, 59).getTime());
		assert.deepEqual(days.map((at) => new Date(at).getDate()), [16, 17, 18, 19, 20, 21, 22]);
		assert.equal(from, days[0]);
		assert.equal(new Date(until).getDate(), 23);
	}
	assert.equal(new Date(week(thursday, 2).from).getDate(), 30);
	assert.equal(new Date(week(thursday, -1).from).getDate(), 9);
});

test('duties and gaps stand on the day they begin; what goes on from last week stands on Monday', () => {
	const shown = week(thursday);
	const [mon, , , thu] = shown.days as [number, number, number, number];
	const gap: Gap = { tier: 1, from: thu + 22 * hour, until: thu + 30 * hour };
	const lines = byDay(shown, [aDuty(thu + 19 * hour, 3), aDuty(mon - 4 * hour, 8, { shift: 'night' }), aDuty(thu + 19 * hour, 3, { tier: 2, shift: 's2' }), aDuty(shown.until + hour, 1)], [gap]);
	assert.deepEqual(lines.map((day) => day.map((line) => (line.kind === 'gap' ? 'gap' : line.duty.shift)).join()), ['night', '', '', 's1,s2,gap', '', '', '']);
});

test('on call now: from the first moment to before the last, the first tier first', () => {
	const from = thursday - hour;
	const duties = [aDuty(from, 2, { tier: 3, shift: 'c' }), aDuty(from, 2, { shift: 'a' }), aDuty(from, 1, { shift: 'over' }), aDuty(thursday + 1, 1, { shift: 'later' })];
	assert.deepEqual(onCall(duties, thursday).map(({ shift }) => shift), ['a', 'c']);
	assert.deepEqual(onCall([aDuty(thursday, 1)], thursday).length, 1);
});

test('times on the wall: read, written, and over midnight', () => {
	assert.deepEqual(['19:30', '0:05', '24:00', 'soon', '19:60'].map(minutesOf), [1170, 5, undefined, undefined, undefined]);
	assert.deepEqual([1170, 5, 1500].map(wallClock), ['19:30', '00:05', '01:00']);
	assert.deepEqual([lasting(1140, 1320), lasting(1320, 360), lasting(480, 480)], [180, 480, 1440]);
});

test('a first day is the next of its weekday, today included', () => {
	assert.equal(firstDay(4, thursday), '2026-11-19');
	assert.equal(firstDay(5, thursday), '2026-11-20');
	assert.equal(firstDay(3, thursday), '2026-11-25');
});
