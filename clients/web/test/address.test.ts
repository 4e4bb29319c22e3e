import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hrefOf, routeOf, secretOf } from '../src/app/address.ts';

const token = 'Ab-_'.repeat(10) + 'xyz';

test('reads invites and sign-in links from the fragment only', () => {
	assert.deepEqual(secretOf('/join', '#' + token), { kind: 'invite', token });
	assert.deepEqual(secretOf('/join/', '#link=' + token), { kind: 'link', token });
	assert.equal(secretOf('/', '#' + token), undefined);
});

test('a link that was cut off or added to is broken', () => {
	for (const fragment of ['', '#', '#' + token.slice(1), '#' + token + 'x', '#link=', '#' + token.slice(1) + '/'])
		assert.deepEqual(secretOf('/join', fragment), { kind: 'broken' }, fragment);
});

test('addresses of pages can be read back', () => {
	for (const route of [{ page: 'home' }, { page: 'help' }, { page: 'room', room: '0123456789abc' }, { page: 'manage', room: '0123456789abc' },
		{ page: 'queue' }, { page: 'queue', room: '0123456789abc' }, { page: 'audit' }, { page: 'seen', room: '0123456789abc' },
		{ page: 'case', room: '0123456789abc', about: 'abcdefghjkmnp' },
		{ page: 'team' }, { page: 'team', part: 'oncall' }, { page: 'team', part: 'reach', room: '0123456789abc' },
		{ page: 'week' }, { page: 'week', part: 'new', room: '0123456789abc' }, { page: 'week', part: 'meeting', room: '0123456789abc', about: 'abcdefghjkmnp' }] as const)
		assert.deepEqual(routeOf(hrefOf(route).replace(/^\//, '')), route);
	assert.deepEqual(routeOf('#room=../../etc'), { page: 'home' });
});
