/// What the pages about the week say.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { languages, learn, speak } from '../i18n/index.ts';
import { words as staffWords } from '../i18n/staff/index.ts';
import { words } from '../i18n/week/index.ts';
import type { Plan } from '../src/link/wire.ts';
import { newForm, planOf } from '../src/model/plan.ts';
import { asItIs, asSeries } from '../src/view/week/change.tsx';
import { tableOf } from '../src/view/week/meeting.tsx';
import { problemsOf } from '../src/view/week/plan-form.tsx';
import { sentence } from '../src/view/week/preview.tsx';
import { nthName } from '../src/view/week/sentence.ts';
import { timesOf } from '../src/view/week/when.ts';
import { asha, heron } from './fake.ts';

await learn(staffWords);
await learn(words);
afterEach(() => speak('en'));

const hour = 3_600_000;
const now = Date.parse('2026-11-19T19:30:00Z');
const form = { ...newForm('Europe/Berlin', 'en'), title: 'Circle', days: [4], start: '19:00' };
const plan: Plan = planOf(form, now);
const start = Date.parse('2026-11-26T18:00:00Z');
const shifts = ['2027-03-18', '2027-03-25'].map((day) => ({ day, start: 840, usual: 780 }));
/// Without the marks that keep names of other scripts in place.
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u202f\u00a0]/g, ' ');
const preview = { plan, zone: 'America/New_York', answer: { next: [{ start, end: start + hour }], shifts } };

test('the sentence says when, the next date, and when clocks elsewhere stand otherwise', () => {
	assert.equal(plain(sentence(preview)).replaceAll(' PM', ''),
		'Every Thursday, 7:00–8:00 Berlin time. Next: Nov 26. New York joins at 1:00, but at 2:00 on Mar 18 and Mar 25. Everybody finds it on the programme page, and can come into the room.');
});

test('who is in the same zone needs no other clock', () => {
	assert.doesNotMatch(sentence({ ...preview, zone: 'Europe/Berlin' }), /joins/);
});

test('many dates are not all read out', () => {
	const many = Array.from({ length: 12 }, (_, n) => ({ day: `2027-01-${10 + n}`, start: 840, usual: 780 }));
	assert.match(plain(sentence({ ...preview, answer: { ...preview.answer, shifts: many } })), /on Jan 10, Jan 11, Jan 12, and more\./);
});

test('no sentence in any language has a dot twice, or a blank that was not filled in', async () => {
	for (const tag of Object.keys(languages)) {
		await speak(tag);
		const text = plain(sentence({ ...preview, plan: { ...plan, rule: 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=9' }, answer: { next: [{ start, end: start + hour }, { start: start + 24 * hour, end: start + 25 * hour }], shifts, last: start + 24 * hour, count: 9 } }));
		assert.doesNotMatch(text, /\.\.|\{|undefined/, tag);
		assert.match(text, /19[:.]00|7:00/, tag);
	}
});

test('the first of a weekday is said as the language does', async () => {
	assert.equal(nthName(1, 1), 'first Monday');
	await speak('it');
	assert.deepEqual([nthName(1, 1), nthName(-1, 7)], ['primo lunedì', 'ultima domenica']);
	await speak('pl');
	assert.deepEqual([nthName(2, 3), nthName(1, 5)], ['druga środa', 'pierwszy piątek']);
	await speak('pt');
	assert.deepEqual([nthName(3, 2), nthName(-1, 6)], ['terceira terça-feira', 'último sábado']);
});

test('a refusal is told at its field', () => {
	const told = (code: string, field?: string, more: object = {}) => Object.keys(problemsOf(code, field, { ...form, ...more }, (name) => name)).join();
	assert.equal(told('bad_field', 'plan.zone'), 'zone');
	assert.equal(told('missing_field', 'title'), 'title');
	assert.equal(told('bad_field', 'plan.day'), 'day');
	assert.equal(told('bad_field', 'plan.rule', { repeat: 'rule' }), 'rule');
	assert.equal(told('bad_field', 'plan.rule', { ends: 'times' }), 'times', 'the usual rules are made here: their end is what does not fit');
	assert.equal(told('overlap', 'plan.start'), 'start');
	assert.equal(told('too_small', 'plan.capacity'), 'capacity');
	assert.deepEqual(problemsOf('not_allowed', undefined, form, (name) => name), { '': 'not_allowed' });
	assert.deepEqual(problemsOf('bad_field', 'plan.left_out[3]', form, (name) => name), { '': 'bad_field' }, 'what the form does not show');
});

test('times are the reader’s, with those of the meeting where its clock shows something else', () => {
	const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	assert.doesNotMatch(timesOf({ start, end: start + hour, zone: own }), /·/);
	assert.match(timesOf({ start, end: start + hour, zone: 'Asia/Kathmandu' }), / · .*Kathmandu/);
});

test('what was not touched on one date stays as the series has it', () => {
	const one = { meeting: { zone: 'Europe/Berlin', start: start + 25 * hour, end: start + 26.5 * hour, title: 'Other', capacity: 5 }, missing: 1, staff: [], taken: 0, recurrence: { day: '2026-11-26', start: 1140 } } as never;
	const was = asItIs(one);
	assert.deepEqual(was, { slot: '2026-11-26', day: '2026-11-27', start: 1200, minutes: 90, title: 'Other', capacity: 5, staff_needed: 1 });
	assert.deepEqual({ ...was, ...asSeries(plan, was, { ...was, capacity: 9 }) }, { slot: '2026-11-26', day: '2026-11-26', start: 1140, minutes: 60, title: 'Circle', capacity: 5, staff_needed: 2 });
	assert.equal(asSeries(plan, was, { ...was, capacity: 9 }).capacity, undefined, 'and what was touched is as it is wanted');
});

test('who was there: times of the meeting’s zone, and how long', () => {
	assert.deepEqual(tableOf([{ member: heron, joined: start, left: start + 3_570_000 }, { member: asha, joined: start + 60_000 }], 'Europe/Berlin', start + hour).slice(1), [
		['Quiet Heron', 'Participant', '2026-11-26 19:00', '2026-11-26 19:59', 60], ['Asha', 'Mentor', '2026-11-26 19:01', 'still there', 59],
	]);
});
