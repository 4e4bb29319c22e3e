import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Case, Role } from '../src/link/wire.ts';
import { actsOn, clock, followUps } from '../src/model/case.ts';
import { asha, evening, heron } from './fake.ts';

const lu = { ...asha, id: '0000000000009', name: 'Lu' };
const aCase = (more: Partial<Case> = {}): Case => ({
	id: 'c1', room: evening.id, kind: 'danger', subject: heron, level: 'red', category: 'suicide', state: 'open', version: 1, opened: 0, due: 1, flags: 1, reports: 0, ...more,
});
const acts = (more: Partial<Case>, role: Role = 'mentor', events: Parameters<typeof actsOn>[2] = []) => actsOn(aCase(more), { id: asha.id, role }, events).join(' ');

test('an open case: I am with them, and at red put it off', () => {
	assert.equal(acts({}), 'acknowledge snooze disclose');
	assert.equal(acts({ level: 'crisis' }), 'acknowledge disclose', 'never at crisis');
	assert.equal(acts({}, 'mentor', [{ what: 'snoozed' }]), 'acknowledge disclose', 'once');
	assert.equal(acts({}, 'facilitator'), 'acknowledge snooze disclose close');
});

test('who is on it can do all but look back', () => {
	assert.equal(acts({ state: 'acknowledged', owner: asha }), 'spoke aside offer snooze release disclose close');
	assert.equal(acts({ state: 'with_person', owner: asha }), 'spoke aside offer release disclose close');
	assert.equal(acts({ state: 'with_person', owner: asha, aside: 'r9' }), 'spoke offer release disclose close', 'one side room is enough');
});

test('others leave a case alone that somebody is on', () => {
	assert.equal(acts({ state: 'with_person', owner: lu }), 'disclose');
	assert.equal(acts({ state: 'with_person', owner: lu }, 'facilitator'), 'disclose close');
});

test('on offer: the receiver says yes or no, the giver can keep it', () => {
	assert.equal(acts({ state: 'handed_over', owner: lu, receiver: asha }), 'accept decline disclose');
	assert.equal(acts({ state: 'handed_over', owner: asha, receiver: lu }), 'take_back spoke release disclose close');
	assert.equal(acts({ state: 'handed_over', owner: lu, receiver: heron }), 'disclose');
});

test('who leads looks back on a case that somebody else closed', () => {
	assert.equal(acts({ state: 'closed' }), 'disclose');
	assert.equal(acts({ state: 'closed' }, 'facilitator', [{ what: 'closed', by: lu }]), 'disclose review');
	assert.equal(acts({ state: 'closed' }, 'facilitator', [{ what: 'closed', by: asha }]), 'disclose');
	assert.equal(acts({ state: 'reviewed' }, 'facilitator'), 'disclose');
});

test('practice is about nobody: nobody is asked aside, nobody outside is told', () => {
	assert.equal(acts({ drill: true, state: 'acknowledged', owner: asha }), 'spoke offer snooze release close');
});

test('a clock shows minutes and seconds, and hours when there are some', () => {
	assert.deepEqual([-5, 0, 42_900, 65_000, 3_723_000].map(clock), ['0:00', '0:00', '0:42', '1:05', '1:02:03']);
});

test('asking again is never later than the deadline of the level', () => {
	assert.ok(followUps('crisis').every((hours) => hours <= 24) && followUps('crisis').length > 0);
	assert.ok(followUps('red').every((hours) => hours <= 72) && followUps('red').length > 0);
	assert.deepEqual(followUps('amber'), []);
});
