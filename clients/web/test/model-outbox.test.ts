import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyOutbox, nextToSend, restored, type Outbox } from '../src/model/outbox.ts';

const two: Outbox = ['one', 'two'].reduce<Outbox>((outbox, key) => applyOutbox(outbox, { type: 'wrote', key, body: key, at: 1 }), []);

test('goes out one at a time, in the order it was written', () => {
	assert.equal(nextToSend(two)!.key, 'one');
	const sending = applyOutbox(two, { type: 'sending', key: 'one' });
	assert.equal(nextToSend(sending), undefined);
	assert.equal(nextToSend(applyOutbox(sending, { type: 'accepted', key: 'one', seq: 4 }))!.key, 'two');
});

test('a failed one does not hold up the next', () => {
	const failed = applyOutbox(two, { type: 'refused', key: 'one', code: 'storage_full' });
	assert.equal(nextToSend(failed)!.key, 'two');
	assert.equal(failed[0]!.body, 'one');
});

test('after the line broke it waits, with the same key', () => {
	const stalled = applyOutbox(applyOutbox(two, { type: 'sending', key: 'one' }), { type: 'stalled', key: 'one' });
	assert.deepEqual(nextToSend(stalled), two[0]);
});

test('trying again takes a new key and keeps the words and the place', () => {
	const failed = applyOutbox(two, { type: 'refused', key: 'one', code: 'slow_down' });
	const again = applyOutbox(failed, { type: 'again', key: 'one', newKey: 'three' });
	assert.equal(nextToSend(again)!.key, 'three');
	assert.equal(again[0]!.body, 'one');
	assert.equal(again[0]!.code, undefined);
	assert.deepEqual(applyOutbox(again, { type: 'withdrawn', key: 'three' }).map((item) => item.key), ['two']);
});

test('a reload sends again what was under way, and leaves what failed', () => {
	let outbox = applyOutbox(two, { type: 'sending', key: 'one' });
	outbox = applyOutbox(outbox, { type: 'refused', key: 'two', code: 'too_large' });
	assert.deepEqual(restored(outbox).map((item) => item.state), ['waiting', 'failed']);
	outbox = applyOutbox(outbox, { type: 'accepted', key: 'one', seq: 9 });
	assert.equal(restored(outbox)[0]!.state, 'waiting');
});
