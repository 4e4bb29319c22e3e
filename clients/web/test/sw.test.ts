/// The service worker, run with a browser that only writes down.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const source = readFileSync(join(process.cwd(), 'static/sw.js'), 'utf8');

function worker(language = 'en-GB', pages: object[] = []) {
	const heard: Record<string, (event: object) => void> = {};
	const shown: { title: string; options: any }[] = [];
	const opened: string[] = [];
	const self = {
		addEventListener: (type: string, act: (event: object) => void) => void (heard[type] = act),
		skipWaiting() {},
		registration: { showNotification: async (title: string, options: object) => void shown.push({ title, options }) },
		clients: { matchAll: async () => pages, openWindow: async (url: string) => void opened.push(url), claim: async () => {} },
	};
	runInNewContext(source, { self, navigator: { language } });
	const tell = async (type: string, event: object) => {
		let done: Promise<unknown> = Promise.resolve();
		heard[type]!({ ...event, waitUntil: (until: Promise<unknown>) => (done = until) });
		await done;
	};
	const push = (told: unknown) => tell('push', { data: told === undefined ? null : { json: () => (typeof told === 'string' ? JSON.parse(told) : told) } });
	return { push, tell, shown, opened };
}

const alarm = { id: 'x', kind: 'alarm', level: 'crisis', at: 1, link: 'https://cairn.example.org/#case=r000000000001.c000000000001', site: 'Notes' };

test('an alarm is a neutral line under a neutral name', async () => {
	const { push, shown } = worker();
	await push({ ...alarm, subject: 'Quiet Heron' });
	assert.equal(shown[0]!.title, 'Notes');
	assert.equal(shown[0]!.options.body, 'Please have a look.');
	assert.doesNotMatch(JSON.stringify(shown), /crisis|alarm|Heron/);
	assert.equal(shown[0]!.options.data, '#case=r000000000001.c000000000001');
});

test('practice says so, a test brings its code, in the language of the browser', async () => {
	const { push, shown } = worker('de-AT');
	await push({ ...alarm, kind: 'drill' });
	await push({ ...alarm, kind: 'test', code: '481516', link: 'https://cairn.example.org/' });
	assert.deepEqual(shown.map(({ options }) => options.body), ['Übung: Bitte sieh einmal nach.', 'Test. Der Code ist 481516']);
});

test('what cannot be read is shown all the same', async () => {
	const { push, shown } = worker('sw');
	await push(undefined);
	await push('no json');
	assert.deepEqual(shown.map(({ title, options }) => `${title}: ${options.body}`), ['Notes: Please have a look.', 'Notes: Please have a look.']);
});

test('a press leads to the page that is open, else opens one; never to another site', async () => {
	const told: unknown[] = [];
	const open = worker('en', [{ focused: false, postMessage: (message: unknown) => void told.push(message), focus: async () => {} }]);
	const none = worker();
	for (const { push, shown, tell } of [open, none]) {
		await push({ ...alarm, link: 'https://evil.example.net/#case=r000000000001.c000000000001' });
		await tell('notificationclick', { notification: { close() {}, data: shown[0]!.options.data } });
	}
	assert.equal(JSON.stringify(told), '[{"hash":"#case=r000000000001.c000000000001"}]');
	assert.deepEqual(open.opened, []);
	assert.deepEqual(none.opened, ['/#case=r000000000001.c000000000001']);
});

const meeting = { ...alarm, kind: 'meeting_reminder', title: 'Evening hour', start: Date.parse('2026-11-26T18:00Z'), language: 'de', link: 'https://cairn.example.org/place' };

test('about a meeting the title and the time are shown, and nothing else', async () => {
	const { push, shown } = worker('en-GB');
	await push({ ...meeting, subject: 'Quiet Heron' });
	await push({ ...meeting, kind: 'place_offered', language: 'en' });
	await push({ ...meeting, kind: 'cover_now', language: 'xx', link: 'https://cairn.example.org/#week.meeting=r000000000001.m000000000001' });
	assert.match(shown[0]!.options.body, /^Evening hour, Do\.?, 26\. Nov\.?, /);
	assert.match(shown[1]!.options.body, /^A place is free: Evening hour, Thu/);
	assert.match(shown[2]!.options.body, /^Somebody is needed: Evening hour, /);
	assert.doesNotMatch(JSON.stringify(shown), /Heron/);
	assert.equal(shown[2]!.options.data, '#week.meeting=r000000000001.m000000000001');
	assert.deepEqual(shown.map(({ options }) => options.requireInteraction), [false, false, true]);
});

test('a press on word of a meeting opens the page it names, and never another site or path', async () => {
	const rooms = { url: 'https://cairn.example.org/', focused: true, postMessage() {}, focus: async () => {} };
	const { push, shown, opened, tell } = worker('en', [rooms]);
	await push(meeting);
	await push({ ...meeting, link: 'https://evil.example.net/programme' });
	await push({ ...meeting, link: 'https://cairn.example.org/bye' });
	for (const { options } of shown.slice(0, 2))
		await tell('notificationclick', { notification: { close() {}, data: options.data } });
	assert.deepEqual(opened, ['/place', '/programme']);
	assert.equal(shown[2]!.options.data, '');
});

test('a page without rooms is not told of what is in a room', async () => {
	const programme = { url: 'https://cairn.example.org/programme', focused: true, postMessage() {}, focus: async () => {} };
	const { push, shown, opened, tell } = worker('en', [programme]);
	await push(alarm);
	await tell('notificationclick', { notification: { close() {}, data: shown[0]!.options.data } });
	assert.deepEqual(opened, ['/#case=r000000000001.c000000000001']);
});
