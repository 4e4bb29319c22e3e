import assert from 'node:assert/strict';
import { test } from 'node:test';
import { left, sends } from './keys.ts';

const key = (more: object) => ({ key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13, ...more });

test('Enter sends; with Shift, or while composing, it does not', () => {
	assert.ok(sends(key({})));
	assert.ok(!sends(key({ shiftKey: true })));
	assert.ok(!sends(key({ isComposing: true })));
	assert.ok(!sends(key({ keyCode: 229 })));
	assert.ok(!sends(key({ key: 'a' })));
});

test('the counter shows from four fifths on, and counts what people see as one sign', () => {
	assert.equal(left('x'.repeat(79), 100), undefined);
	assert.equal(left('x'.repeat(80), 100), 20);
	assert.equal(left('😀'.repeat(100), 100), 0);
	assert.equal(left('x'.repeat(101), 100), -1);
});
