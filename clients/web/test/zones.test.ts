/// Times in words: the reader's own first, each with the name of its zone.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { learn, speak } from '../i18n/index.ts';
import { words } from '../i18n/programme/index.ts';
import { cityOf, dayIn, dayTitle, longSpan, whenOf } from '../i18n/zones.ts';

await learn(words);
await speak('de');
afterEach(() => speak('de'));

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const at = (start: string, zone: string, minutes = 60) => ({ start: Date.parse(start), end: Date.parse(start) + minutes * 60_000, zone });

test('the reader’s time is named, and the one of the meeting where its clock stands otherwise', async () => {
	await speak('pl');
	assert.equal(plain(whenOf(at('2026-11-26T18:00Z', 'Europe/London'), false, 'Europe/Berlin')), '19:00–20:00, twój czas (Berlin) · 18:00 (London)');
	await speak('de');
	assert.equal(plain(whenOf(at('2026-11-26T18:00Z', 'Europe/London'), false, 'Europe/Berlin')), '19:00–20:00, deine Zeit (Berlin) · 18:00 in London');
	assert.equal(plain(whenOf(at('2026-11-26T18:00Z', 'Europe/Paris'), false, 'Europe/Berlin')), '19:00–20:00, deine Zeit (Berlin)');
});

test('the week in which clocks change apart is told as it is', () => {
	// Thursday 19:00 in Berlin is 13:00 in New York, but 14:00 on 29 October 2026.
	assert.match(plain(whenOf(at('2026-10-22T17:00Z', 'Europe/Berlin'), false, 'America/New_York')), /^13:00–14:00, deine Zeit \(New York\) · 19:00 in Berlin$/);
	assert.match(plain(whenOf(at('2026-10-29T18:00Z', 'Europe/Berlin'), false, 'America/New_York')), /^14:00–15:00, deine Zeit \(New York\) · 19:00 in Berlin$/);
});

test('where it is another day there, the day is said', () => {
	assert.match(plain(whenOf(at('2026-11-26T23:30Z', 'Australia/Sydney'), true, 'America/Argentina/Buenos_Aires')),
		/^Do\.?, 26\. Nov\.?, 20:30–21:30, deine Zeit \(Buenos Aires\) · Fr\.?, 10:30 in Sydney$/);
});

test('days are those of the reader’s calendar', () => {
	const late = Date.parse('2026-11-26T23:30Z');
	assert.equal(dayIn('Europe/London', late), '2026-11-26');
	assert.equal(dayIn('Europe/Berlin', late), '2026-11-27');
	assert.equal(plain(dayTitle('Europe/Berlin', late, late)), 'Heute, Freitag, 27. November');
	assert.equal(plain(dayTitle('Europe/Berlin', late, late - 86_400_000)), 'Morgen, Freitag, 27. November');
	assert.equal(plain(dayTitle('Europe/Berlin', late, late - 3 * 86_400_000)), 'Freitag, 27. November');
});

test('tomorrow is the next day of the calendar, also where a day has 23 hours', () => {
	const before = Date.parse('2026-03-28T22:45Z');
	assert.match(dayTitle('Europe/Berlin', Date.parse('2026-03-29T10:00Z'), before), /^Morgen/);
	assert.doesNotMatch(dayTitle('Europe/Berlin', Date.parse('2026-03-30T10:00Z'), before), /^Morgen/);
});

test('a zone without a city has its short name, and one nobody knows is UTC', () => {
	assert.equal(cityOf('America/Argentina/Buenos_Aires', 0), 'Buenos Aires');
	assert.deepEqual(['Asia/Calcutta', 'Europe/Kiev', 'Asia/Saigon'].map((zone) => cityOf(zone, 0)), ['Kolkata', 'Kyiv', 'Ho Chi Minh']);
	assert.equal(cityOf('UTC', 0), 'UTC');
	assert.equal(cityOf('Etc/GMT+5', 0), 'GMT-5');
	assert.match(plain(whenOf(at('2026-11-26T18:00Z', 'Mars'), false, 'Europe/Berlin')), /18:00 in UTC$/);
});

test('how long before is said in whole days, hours or minutes', () => {
	assert.deepEqual([1440, 60, 15, 90].map(longSpan), ['1 Tag', '1 Stunde', '15 Minuten', '90 Minuten']);
});
