import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/programme/index.ts';
import { aMeeting } from '../../../test/fake.ts';
import { lineOf } from './strip.tsx';

await learn(words);
const { start, end } = aMeeting();
const line = (more: Parameters<typeof aMeeting>[0], now: number, covered?: boolean) => {
	const { stands, text } = lineOf(aMeeting(more), now, covered);
	return `${stands}: ${text.replace(/[\u2066-\u2069]/g, '')}`;
};

test('the line says what comes next, and the same thing twice only when it changed', () => {
	assert.match(line({}, start - 86_400_000), /^next: Next time: /);
	assert.match(line({}, start - 3_600_000), /^soon: Begins at /);
	assert.match(line({ state: 'waiting' }, start - 1), /^waiting: Begins at /);
	assert.match(line({ state: 'open', live: start }, start), /^open: Until /);
	assert.match(line({ state: 'closing', live: start }, end - 10 * 60_000), /^closing: Ends in 10 minutes, at /);
	assert.match(line({ state: 'closing', live: start }, end + 1), /^closing: Ends in 1 minute, /, 'the clock here may be fast');
	assert.match(line({ state: 'ended' }, end), /^ended: This has ended/);
	assert.match(line({ state: 'cancelled' }, end), /^cancelled: /);
});

test('while it waits for a mentor, words of danger are still asked for; who reads them is not promised', () => {
	assert.match(line({ state: 'waiting' }, start), /^held: .*begins as soon as one is here.*it reaches a mentor/);
	assert.match(line({ state: 'open', live: start, held: start }, start), /^held: .*goes on as soon/);
	assert.doesNotMatch(line({ state: 'waiting' }, start, false), /reaches a mentor/);
});
