import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoted, stretches } from '../src/app/lit.ts';

const parts = (body: string, ...spans: [number, number][]) =>
	stretches(body, spans.map(([from, to]) => ({ from, to }))).map(({ text, lit }) => (lit ? `[${text}]` : text)).join('|');

test('words are marked where the software saw them, counted in characters', () => {
	assert.equal(parts('a silly goose', [2, 7]), 'a |[silly]| goose');
	assert.equal(parts('🦆🦆 silly', [3, 8]), '🦆🦆 |[silly]');
	assert.equal(parts('silly', [0, 5]), '[silly]');
	assert.equal(quoted('🦆🦆 silly goose', { from: 3, to: 8 }), 'silly');
});

test('stretches that touch or lie over each other are one', () => {
	assert.equal(parts('one two three', [0, 5], [4, 7]), '[one two]| three');
	assert.equal(parts('one two three', [0, 3], [3, 7]), '[one two]| three');
});

test('places outside the words mark nothing, and lose nothing', () => {
	assert.equal(parts('short', [9, 12]), 'short');
	assert.equal(parts('short', [3, 99]), 'sho|[rt]');
	assert.equal(parts('short', [2, 2]), 'short');
	assert.equal(parts(''), '');
});
