import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, isUrgent } from '../src/app/desk.ts';
import type { Case, Held, Sanction } from '../src/link/wire.ts';
import { asha, evening, fox, heron } from './fake.ts';

const now = 1_800_000_000_000;
const aCase = (id: string, more: Partial<Case> = {}): Case => ({
	id, room: evening.id, kind: 'danger', subject: heron, level: 'amber', category: 'suicide', state: 'open',
	version: 1, opened: now, due: now, flags: 1, reports: 0, ...more,
});
const held: Held = { id: 'held', room: evening.id, by: fox, at: now - 1, due: now, state: 'waiting', boundaries: [], body: 'Hello' };
const appealed = (due: number): Sanction => ({
	id: 'appeal', room: evening.id, member: fox, step: 'warning', reason: 'unkind', at: now - 9, state: 'active', appeal: { at: now - 5, due, state: 'open' },
});
const ids = (...args: Parameters<typeof inOrder>) => inOrder(...args).map(({ id }) => id);

test('most urgent first, then what is oldest; what somebody is on comes after', () => {
	const cases = [
		aCase('green', { level: 'green', opened: now - 99 }), aCase('amber'), aCase('red', { level: 'red' }),
		aCase('taken', { level: 'red', state: 'acknowledged', owner: asha, opened: now - 50 }), aCase('older', { level: 'red', opened: now - 7 }), aCase('crisis', { level: 'crisis' }),
	];
	assert.deepEqual(ids({ cases, held: [held], appeals: [] }, now), ['crisis', 'older', 'red', 'taken', 'held', 'amber', 'green']);
});

test('an appeal is in no hurry until its time is over', () => {
	const cases = [aCase('amber')];
	assert.deepEqual(ids({ cases, held: [], appeals: [appealed(now + 1)] }, now), ['amber', 'appeal']);
	assert.deepEqual(ids({ cases, held: [], appeals: [appealed(now)] }, now), ['appeal', 'amber']);
});

test('urgent is danger nobody is on', () => {
	const cases = [aCase('amber'), aCase('red', { level: 'red' }), aCase('crisis', { level: 'crisis' }), aCase('taken', { level: 'red', state: 'acknowledged', owner: asha })];
	assert.deepEqual(inOrder({ cases, held: [held], appeals: [] }, now).filter(isUrgent).map(({ id }) => id), ['crisis', 'red']);
});
