import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shapes, stoneOf, tints } from './stone.ts';

test('everybody keeps their stone, and all stones are used', () => {
	assert.deepEqual(stoneOf('0000000000001'), stoneOf('0000000000001'));
	const seen = new Set<string>();
	for (let n = 0; n < 2000; n++) {
		const { shape, tint } = stoneOf('id' + n);
		assert.ok(shape < shapes && tint < tints);
		seen.add(`${shape}${tint}`);
	}
	assert.equal(seen.size, shapes * tints);
});
