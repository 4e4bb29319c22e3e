import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Waiting } from '../../model/held.ts';
import type { Post } from '../../model/log.ts';
import { hearing, silent } from './hearing.ts';
import { rowsOf, splitAt, type Reader } from './rows.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const minute = 60_000;

function said(seq: number, who: string, at: number): Post {
	return { seq, at, by: { id: who, name: who, role: 'participant' }, body: 'x', edited: false, redacted: false, reactions: {}, asOf: seq };
}

const shape = (log: Post[], firstNew?: number) =>
	rowsOf(log, firstNew).map((row) => (row.kind === 'post' ? `${row.post.seq}${row.first ? '*' : ''}${row.end ? '.' : ''}` : row.kind));

test('somebody who goes on within five minutes is not introduced again', () => {
	const log = [said(1, 'a', noon), said(2, 'a', noon + minute), said(3, 'b', noon + 2 * minute), said(4, 'b', noon + 8 * minute)];
	assert.deepEqual(shape(log), ['day', '1*', '2.', '3*.', '4*.']);
});

test('each day has its mark, and the new line comes before the new post', () => {
	const log = [said(1, 'a', noon), said(2, 'a', noon + 24 * 60 * minute), said(3, 'a', noon + 24 * 60 * minute + 1)];
	assert.deepEqual(shape(log, 3), ['day', '1*.', 'day', '2*.', 'new', '3*.']);
});

const waits = (at: number): Waiting => ({ id: `h${at}`, room: 'r', by: said(1, 'a', at).by, at, due: at + minute, state: 'waiting', boundaries: [], body: 'x' });
const laidOut = (log: Post[], reader: Reader) => rowsOf(log, undefined, reader).map((row) =>
	row.kind === 'post' ? `${row.post.seq}${row.first ? '*' : ''}` : row.kind === 'quiet' ? `(${row.posts.map((post) => post.seq)}${row.topic ? ' ' + row.topic : ''})` : row.kind);

test('what waits stands in its place, and nobody goes on speaking across it', () => {
	const log = [said(1, 'a', noon), said(2, 'a', noon + 2)];
	assert.deepEqual(laidOut(log, { held: [waits(noon + 1), waits(noon + 24 * 60 * minute)] }), ['day', '1*', 'held', '2*', 'day', 'held']);
	assert.deepEqual(laidOut([], { held: [waits(noon)] }), ['day', 'held']);
});

test('people one hides are one line until somebody else speaks; a topic is told apart', () => {
	const heavy = (seq: number, who: string): Post => ({ ...said(seq, who, noon + seq), warning: 'death' });
	const log = [said(1, 'a', noon), said(2, 'b', noon), heavy(3, 'b'), heavy(4, 'c'), heavy(5, 'd'), said(6, 'a', noon), said(7, 'b', noon)];
	assert.deepEqual(laidOut(log, { hidden: ['b'], topics: ['death'] }), ['day', '1*', '(2,3)', '(4,5 death)', '6*', '(7)']);
	assert.deepEqual(laidOut(log.slice(2, 3), { hidden: [], topics: ['abuse'] }), ['day', '3*']);
	assert.deepEqual(laidOut(log.slice(2, 3), { topics: ['death'], me: 'b' }), ['day', '3*'], 'never one\'s own');
});

test('a folded line is live as soon as one of its posts is', () => {
	const log = [said(1, 'b', noon), said(2, 'b', noon), said(3, 'a', noon)];
	const [history, live] = splitAt(rowsOf(log, undefined, { hidden: ['b'] }), 1);
	assert.deepEqual([history.length, live.map((row) => row.kind)], [0, ['day', 'quiet', 'post']]);
});

test('a mark goes to the part its post is in', () => {
	const rows = rowsOf([said(1, 'a', noon), said(2, 'b', noon + minute)], 2);
	const [history, live] = splitAt(rows, 1);
	assert.deepEqual([history.length, live.map((row) => row.kind)], [2, ['new', 'post']]);
	assert.deepEqual(splitAt(rows, 2)[1], []);
	assert.deepEqual(splitAt([], 0), [[], []]);
});

test('up to three messages in five seconds are read out, a rush only as a number', () => {
	let heard = silent;
	for (let n = 1; n <= 3; n++) {
		heard = hearing(heard, n, false, n * 1000);
		assert.ok(heard.aloud);
	}
	heard = hearing(heard, 5, false, 4_000);
	assert.deepEqual([heard.aloud, heard.burst], [false, 5]);
	heard = hearing(heard, 6, false, 60_000);
	assert.deepEqual([heard.aloud, heard.burst], [true, 0]);
});

test('one\'s own words are not read back', () => {
	assert.equal(hearing(silent, 1, true, 0).aloud, false);
});
