import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from './words.ts';

test('web addresses become links, without the stop after them', () => {
	assert.deepEqual(pieces('See https://example.org/a(b)?c=1, or http://x.org.'), [
		{ text: 'See ' }, { text: 'https://example.org/a(b)?c=1', href: 'https://example.org/a(b)?c=1' },
		{ text: ', or ' }, { text: 'http://x.org', href: 'http://x.org' }, { text: '.' },
	]);
});

test('nothing but http and https is a link, and no word is lost', () => {
	for (const body of ['javascript:alert(1)', 'data:text/html,x', '<b>https</b>', '', 'a\nb'])
		assert.deepEqual([pieces(body).map((p) => p.text).join(''), pieces(body).some((p) => p.href)], [body, false]);
	const mixed = '<https://a.org"onclick=x> end';
	assert.equal(pieces(mixed).map((p) => p.text).join(''), mixed);
	assert.equal(pieces(mixed)[1]!.href, 'https://a.org');
});
