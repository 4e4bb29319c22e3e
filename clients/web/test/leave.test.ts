import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShiftCount } from '../src/app/leave.ts';

function typed(...presses: [key: string, at: number][]) {
	const count = new ShiftCount();
	return presses.map(([key, at]) => (count.down(key, at), count.up(key, at)));
}

test('three times Shift leaves', () => {
	assert.deepEqual(typed(['Shift', 1], ['Shift', 2], ['Shift', 3]), [2, 1, 0]);
});

test('another key in between starts over', () => {
	assert.deepEqual(typed(['Shift', 1], ['Shift', 2], ['a', 3], ['Shift', 4]), [2, 1, undefined, 2]);
});

test('more than five seconds in between starts over', () => {
	assert.deepEqual(typed(['Shift', 1], ['Shift', 5_001], ['Shift', 10_002]), [2, 1, 2]);
});

test('Shift held to write a capital letter does not count', () => {
	const count = new ShiftCount();
	count.down('Shift', 1);
	count.down('A', 2);
	count.up('A', 3);
	assert.equal(count.up('Shift', 4), undefined);
});

test('a key that repeats while it is held counts once', () => {
	const count = new ShiftCount();
	count.down('Shift', 1);
	count.down('Shift', 2, true);
	count.down('Shift', 3, true);
	assert.equal(count.up('Shift', 4), 2);
});
