/// A tab of a mentor: what rings, what is over, and one press from it.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { signal } from '@preact/signals';
import { Alarms } from '../src/app/alarms.ts';
import { Desk } from '../src/app/desk.ts';
import type { Sound } from '../src/app/sound.ts';
import type { Case, Notice } from '../src/link/wire.ts';
import { asha, evening, heron, settle } from './fake.ts';
import { freshBrowser, tab } from './tab.ts';

const { setInterval: real } = globalThis;
beforeEach(() => {
	freshBrowser();
	// Nothing is asked for by itself here.
	globalThis.setInterval = (() => 0) as never;
});
afterEach(() => void (globalThis.setInterval = real));

const lu = { ...asha, id: '0000000000009', name: 'Lu' };
const open: Case = {
	id: 'c000000000001', room: evening.id, kind: 'danger', subject: heron, level: 'crisis', category: 'suicide', state: 'open', version: 1, opened: 1, due: 2, flags: 1, reports: 0,
};
const alarm: Notice = { id: 'n000000000001', at: 1, kind: 'alarm', room: evening.id, case: open.id, level: 'crisis', loud: true, subject: heron };

async function mentor(notices: Notice[] = []) {
	const all = tab();
	const heard: string[] = [];
	const sound = { on: signal(true), ring: () => void heard.push('ring'), hush: () => void heard.push('hush') } as unknown as Sound;
	const desk = new Desk(all.client);
	const alarms = new Alarms(all.client, desk, sound);
	all.client.connect();
	all.wire().greet({ member: asha, grants: [{ role: 'mentor', room: evening.id }], notices });
	all.wire().reply('room.list', { rooms: [{ room: evening, role: 'mentor', seated: true, here: 2 }] });
	await settle();
	const queue = async (cases: Case[]) => {
		all.wire().reply('case.list', { cases, held: [], appeals: [] });
		await settle();
	};
	const asked = (op: string) => all.wire().sent.filter((frame) => frame.op === op);
	const tell = async (notice: Notice) => {
		all.wire().say({ type: 'notice', notice });
		await settle();
	};
	return { ...all, alarms, desk, queue, asked, tell, now: () => heard.at(-1), names: () => alarms.standing.value.map((one) => one.case) };
}

test('an alarm rings at once, is no card, and asks how things stand', async () => {
	const { alarms, client, tell, now, asked, names, queue } = await mentor();
	await queue([]);
	const before = asked('case.list').length;
	await tell(alarm);
	assert.equal(now(), 'ring');
	assert.deepEqual(names(), [open.id]);
	assert.equal(client.urgent.value, 1);
	assert.equal(alarms.newest.value?.name, heron.name);
	assert.deepEqual(client.care.notices.value, []);
	assert.equal(asked('case.list').length, before + 1);
});

test('the server says that it is over: silence', async () => {
	const { client, tell, now, names, queue } = await mentor();
	await queue([]);
	await tell(alarm);
	await tell({ ...alarm, over: true });
	assert.equal(now(), 'hush');
	assert.deepEqual(names(), []);
	assert.deepEqual(client.care.alerts.value, []);
});

test('what came while nobody was here rings after the greeting, unless somebody is there by now', async () => {
	const late = await mentor([alarm]);
	assert.equal(late.now(), 'ring');
	await late.queue([{ ...open, state: 'with_person', owner: lu, version: 4, seen: 5 }]);
	await late.queue([{ ...open, state: 'with_person', owner: lu, version: 4, seen: 5 }]).catch(() => {});
	assert.equal(late.now(), 'hush');
	assert.deepEqual(late.asked('notice.seen').map(({ notice }) => notice), [alarm.id], 'and is not told again');
});

test('I am with them: the newest version is named, and what changed meanwhile is no obstacle', async () => {
	const { alarms, tell, queue, wire, asked, now } = await mentor();
	await queue([]);
	await tell(alarm);
	await queue([open]);
	const taking = alarms.acknowledge(evening.id, open.id);
	await settle();
	assert.equal(asked('case.acknowledge').at(-1).version, 1);
	wire().refuse('case.acknowledge', 'stale');
	await settle();
	await queue([{ ...open, version: 2 }]);
	assert.equal(asked('case.acknowledge').at(-1).version, 2);
	const mine: Case = { ...open, state: 'acknowledged', owner: asha, version: 3 };
	wire().reply('case.acknowledge', { case: mine });
	await settle();
	await queue([mine]);
	assert.deepEqual(await taking, { what: mine });
	assert.equal(now(), 'hush');
});

test('I am with them, a moment too late: nothing is undone, and it is said', async () => {
	const { alarms, client, tell, queue, wire, asked } = await mentor();
	await queue([]);
	await tell(alarm);
	await queue([open]);
	const taking = alarms.acknowledge(evening.id, open.id);
	await settle();
	wire().refuse('case.acknowledge', 'decided');
	await settle();
	await queue([{ ...open, state: 'acknowledged', owner: lu, version: 2, seen: 9 }]);
	assert.deepEqual(await taking, { late: true });
	assert.equal(asked('case.acknowledge').length, 1);
	assert.equal(client.notice.value, null, 'kindly, and not as a mistake');
});

test('amber waits in the queue: no bar, no sound, and the notice is done with', async () => {
	const { tell, queue, now, names, asked, alarms } = await mentor();
	await queue([]);
	await tell({ ...alarm, level: 'amber' });
	assert.notEqual(now(), 'ring');
	assert.deepEqual(names(), []);
	assert.equal(asked('notice.seen').length, 1);
	assert.deepEqual(alarms.words.value, []);
});

const cover: Notice = { id: 'v000000000001', at: 1, kind: 'cover_now', room: evening.id, meeting: 'm000000000001', title: 'Circle', start: Date.now(), loud: true };
const lead = { member: lu, part: 'lead' };

test('a meeting without its staff rings, and is over when somebody took it', async () => {
	const { client, tell, queue, now, names } = await mentor();
	await queue([]);
	await tell(cover);
	assert.equal(now(), 'ring');
	assert.deepEqual(names(), [cover.meeting]);
	assert.deepEqual(client.care.notices.value, [], 'it is no card');
	await tell({ ...cover, over: true });
	assert.equal(now(), 'hush');
	assert.deepEqual(names(), []);
});

test('who is down for it already, or finds no part free, is led to the room all the same', async () => {
	const { alarms, client, tell, queue, wire, asked } = await mentor();
	await queue([]);
	await tell(cover);
	for (const staff of [[{ member: asha, part: 'co_lead' }], [lead]]) {
		client.route.value = { page: 'home' };
		const taking = alarms.cover(evening.id, cover.meeting!);
		await settle();
		wire().reply('meeting.show', { meeting: { meeting: { state: 'open', live: 1, held: 2 }, staff, missing: 0, taken: 0 }, places: [] });
		assert.deepEqual(await taking, { late: false });
		assert.equal(client.route.value.page, 'room');
	}
	assert.equal(asked('meeting.claim').length, 0);
});

test('a look at a meeting that lacks staff ends the sound only, as long as the server does not say more', async () => {
	const { alarms, tell, queue, asked, names, now } = await mentor();
	await queue([]);
	await tell({ ...cover, id: 'v2', kind: 'cover', loud: false });
	await tell(cover);
	alarms.looked(cover.meeting!);
	assert.equal(now(), 'hush');
	assert.deepEqual(names(), [cover.meeting]);
	assert.deepEqual(asked('notice.seen').map(({ notice }) => notice), ['v2'], 'what can wait was read');
	await tell({ ...cover, over: true });
	assert.deepEqual(names(), []);
});

test('I take it: a part that is free is claimed, and the sound ends', async () => {
	const { alarms, client, tell, queue, wire, asked, now } = await mentor();
	await queue([]);
	await tell(cover);
	const taking = alarms.cover(evening.id, cover.meeting!);
	await settle();
	wire().reply('meeting.show', { meeting: { meeting: { state: 'waiting' }, staff: [lead], missing: 1, taken: 0 }, places: [] });
	await settle();
	assert.equal(asked('meeting.claim').at(-1).part, 'co_lead');
	wire().reply('meeting.claim', { meeting: { meeting: {}, staff: [lead], missing: 0, taken: 0 } });
	assert.deepEqual(await taking, { late: false });
	assert.equal(now(), 'hush');
	assert.deepEqual(client.route.value, { page: 'room', room: evening.id }, 'who is there counts');
	assert.deepEqual(asked('notice.seen').map(({ notice }) => notice), [cover.id]);
});

test('I take it, a moment too late: nothing is claimed, and nobody is blamed', async () => {
	const { alarms, client, tell, queue, wire, asked, names } = await mentor();
	await queue([]);
	await tell(cover);
	const taking = alarms.cover(evening.id, cover.meeting!);
	await settle();
	wire().reply('meeting.show', { meeting: { meeting: { state: 'open', live: 1 }, staff: [lead], missing: 0, taken: 0 }, places: [] });
	assert.deepEqual(await taking, { late: true });
	assert.equal(asked('meeting.claim').length, 0);
	assert.equal(client.notice.value, null);
	assert.deepEqual(names(), []);
});

test('lines that can wait go when they are read', async () => {
	const { tell, queue, alarms } = await mentor();
	await queue([]);
	await tell({ id: 'g', at: 1, kind: 'gap' });
	assert.deepEqual(alarms.words.value.map(({ kind }) => kind), ['gap']);
	alarms.read(['g']);
	assert.deepEqual(alarms.words.value, []);
});

test('signed out, nothing rings', async () => {
	const { tell, queue, client, now, names } = await mentor();
	await queue([]);
	await tell(alarm);
	client.standing.value = 'expired';
	assert.equal(now(), 'hush');
	assert.deepEqual(names(), []);
});
