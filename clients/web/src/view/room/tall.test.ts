import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tallOf } from './tall.ts';

test('a keyboard over the page makes the room lower', () => {
	assert.equal(tallOf(360, 1, 640), 360);
	assert.equal(tallOf(180, 2, 640), 360);
});

test('without a keyboard the room is as tall as the window, whatever was before', () => {
	assert.equal(tallOf(640, 1, 640), undefined);
	assert.equal(tallOf(320, 2, 640), undefined);
	assert.equal(tallOf(580, 1, 640), undefined, 'a bar of the browser');
	assert.equal(tallOf(724, .884, 724), undefined, 'a page shown smaller than it is');
});
