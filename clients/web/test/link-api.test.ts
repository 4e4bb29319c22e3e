import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Api } from '../src/link/api.ts';
import { newKey } from '../src/link/keys.ts';
import type { Refused } from '../src/link/wire.ts';

function server(answer: () => unknown) {
	const asked: { address: string; init: RequestInit; body: any }[] = [];
	const api = new Api(async (address, init) => {
		asked.push({ address, init, body: JSON.parse(String(init.body)) });
		return { json: async () => answer() } as Response;
	});
	return { api, asked };
}

test('posts to /api/<operation> with a key and the fields', async () => {
	const { api, asked } = server(() => ({ type: 'reply', key: 'k', result: { site: 'Notes' } }));
	assert.deepEqual(await api.call('doorway.show', { invite: 'x'.repeat(43) }), { site: 'Notes' });
	assert.equal(asked[0]!.address, '/api/doorway.show');
	assert.equal(asked[0]!.init.method, 'POST');
	assert.equal(asked[0]!.init.credentials, 'same-origin');
	assert.equal(asked[0]!.body.invite, 'x'.repeat(43));
	assert.match(asked[0]!.body.key, /^[A-Za-z0-9_-]{22}$/);
});

test('a refusal keeps its code, its field and how long to wait', async () => {
	const { api } = server(() => ({ type: 'error', key: 'k', error: { code: 'name_taken', field: 'name', text: '', retry_after_ms: 5 } }));
	await assert.rejects(api.call('member.join', { invite: 'i', name: 'n', rules_version: 1 }), (reason: Refused) =>
		reason.code === 'name_taken' && reason.field === 'name' && reason.retryAfterMs === 5);
});

test('no network, or an answer that is no answer, is offline', async () => {
	const down = new Api(async () => { throw new TypeError('network'); });
	await assert.rejects(down.call('session.close', {}), (reason: Refused) => reason.code === 'offline');
	const { api } = server(() => { throw new SyntaxError('html'); });
	await assert.rejects(api.call('session.close', {}), (reason: Refused) => reason.code === 'offline');
});

test('the same key can be given again', async () => {
	const { api, asked } = server(() => ({ type: 'reply', key: 'k', result: {} }));
	const key = newKey();
	await api.call('member.join', { invite: 'i', name: 'n', rules_version: 1 }, key);
	await api.call('member.join', { invite: 'i', name: 'n', rules_version: 1 }, key);
	assert.deepEqual(asked.map((a) => a.body.key), [key, key]);
});

test('keys do not repeat', () => {
	assert.equal(new Set(Array.from({ length: 1000 }, newKey)).size, 1000);
});
