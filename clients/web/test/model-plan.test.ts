/// What a form says about a drop-in, as a plan, and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Plan } from '../src/link/wire.ts';
import { changedPlan, elsewhere, firstDay, formOf, lacks, newForm, noRhythm, planOf, rhythmOf, ruleOf, weekdayOf, type Change, type PlanForm, type Rhythm } from '../src/model/plan.ts';
import { isZone, wallIn } from '../src/model/wall.ts';

// Thursday 19 November 2026, 20:30 in Berlin, 14:30 in New York.
const now = Date.parse('2026-11-19T19:30:00Z');
const rhythm = (more: Partial<Rhythm>): Rhythm => ({ ...noRhythm, ...more });
const form = (more: Partial<PlanForm>): PlanForm => ({ ...newForm('Europe/Berlin', 'de'), title: 'Circle', days: [4], ...more });

test('each way of repeating has its rule', () => {
	assert.equal(ruleOf(rhythm({ days: [4, 2] })), 'FREQ=WEEKLY;BYDAY=TU,TH');
	assert.equal(ruleOf(rhythm({ repeat: 'fortnightly', days: [7] })), 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU');
	assert.equal(ruleOf(rhythm({ repeat: 'monthly', days: [1], nth: 1 })), 'FREQ=MONTHLY;BYDAY=1MO');
	assert.equal(ruleOf(rhythm({ repeat: 'monthly', days: [5, 1], nth: -1 })), 'FREQ=MONTHLY;BYDAY=-1MO,-1FR');
	assert.equal(ruleOf(rhythm({ repeat: 'once', days: [1] })), '');
	assert.equal(ruleOf(rhythm({ repeat: 'rule', rule: ' rrule:freq=daily;count=5 ' })), 'FREQ=DAILY;COUNT=5');
});

test('it ends on a day, after some times, or not by itself', () => {
	assert.equal(ruleOf(rhythm({ days: [1], ends: 'day', last: '2027-03-01' })), 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301');
	assert.equal(ruleOf(rhythm({ days: [1], ends: 'times', times: 8 })), 'FREQ=WEEKLY;BYDAY=MO;COUNT=8');
	assert.equal(ruleOf(rhythm({ days: [1], ends: 'day', last: '' })), 'FREQ=WEEKLY;BYDAY=MO', 'no day was chosen yet');
});

test('every rule the form can make is read back into the same form', () => {
	for (const repeat of ['weekly', 'fortnightly', 'monthly'] as const)
		for (const days of [[1], [2, 4], [7]])
			for (const nth of [1, 2, 3, 4, -1])
				for (const end of [{}, { ends: 'day', last: '2027-03-01' }, { ends: 'times', times: 8 }] as const) {
					const made = rhythm({ repeat, days, nth: repeat === 'monthly' ? nth : 1, ...end });
					assert.deepEqual(rhythmOf(ruleOf(made), '2026-11-19'), { ...made, rule: ruleOf(made), until: made.last.replace(/-/g, '') });
				}
	assert.equal(rhythmOf('', '2026-11-19').repeat, 'once');
});

test('the moment of an end is kept as long as its day is', () => {
	const rule = 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301T180000Z';
	const read = rhythmOf(rule, '2026-11-16');
	assert.deepEqual([read.repeat, read.ends, read.last], ['weekly', 'day', '2027-03-01']);
	assert.equal(ruleOf(read), rule);
	assert.equal(ruleOf({ ...read, last: '2027-04-01' }), 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270401');
});

test('a rule the form cannot make is kept as it is, by hand', () => {
	for (const rule of ['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=3;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=1', 'FREQ=MONTHLY;BYDAY=5MO', 'FREQ=MONTHLY;BYDAY=1MO,2TU', 'FREQ=WEEKLY;BYDAY=1MO',
		'FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301T180000', 'FREQ=WEEKLY;BYDAY=MO;WKST=SU', 'FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1', 'FREQ=MONTHLY', 'FREQ=WEEKLY;BYDAY=XX', 'nonsense']) {
		const read = rhythmOf(rule, '2026-11-19');
		assert.equal(read.repeat, 'rule', rule);
		assert.equal(ruleOf(read), rule.toUpperCase());
	}
	assert.deepEqual(rhythmOf('FREQ=WEEKLY', '2026-11-19').days, [4], 'a week without days has the day it begins on');
});

test('the first day fits the rhythm, today or later', () => {
	assert.equal(firstDay(rhythm({ days: [4] }), '2026-11-19'), '2026-11-19');
	assert.equal(firstDay(rhythm({ days: [3, 1] }), '2026-11-19'), '2026-11-23');
	assert.equal(firstDay(rhythm({ repeat: 'monthly', days: [1], nth: 1 }), '2026-11-19'), '2026-12-07');
	assert.equal(firstDay(rhythm({ repeat: 'monthly', days: [1], nth: -1 }), '2026-11-19'), '2026-11-30');
	assert.equal(firstDay(rhythm({ repeat: 'once' }), '2026-11-19'), '2026-11-19');
	assert.equal(firstDay(rhythm({ days: [] }), '2026-11-19'), '2026-11-19', 'no days: nothing to look for');
});

test('a drop-in of today that would be over already begins next time', () => {
	assert.equal(planOf(form({ start: '19:00' }), now).day, '2026-11-26');
	assert.equal(planOf(form({ start: '21:00' }), now).day, '2026-11-19');
	assert.equal(planOf(form({ start: '19:00', zone: 'America/New_York' }), now).day, '2026-11-19', 'by the clock there');
	assert.equal(planOf(form({ start: '09:00', begins: '2027-01-01' }), now).day, '2027-01-07');
});

test('with title, day and time alone everything else has a good value', () => {
	assert.deepEqual(planOf(form({ start: '19:00' }), now), {
		title: 'Circle', about: '', language: 'de', audience: '', zone: 'Europe/Berlin', day: '2026-11-26', start: 1140, minutes: 60, rule: 'FREQ=WEEKLY;BYDAY=TH',
		capacity: 12, staff_needed: 2, opens: 10, public: true, guide: false,
	});
	assert.equal(planOf(form({ entry: '15' }), now).entry, 15);
	assert.equal(planOf(form({ public: false, guide: true }), now).guide, false, 'nothing is in a public feed that is not public');
});

test('what the form does not show stays as it was', () => {
	const plan: Plan = { ...planOf(form({ entry: '20', about: 'For all' }), now), extra: [{ day: '2026-12-24', start: 600 }], left_out: ['2026-12-31'] };
	assert.deepEqual(planOf(formOf(plan), now, plan), plan);
	const byHand: Plan = { ...plan, rule: 'FREQ=MONTHLY;BYMONTHDAY=1' };
	assert.deepEqual(planOf(formOf(byHand), now, byHand), byHand);
	const once: Plan = { ...plan, rule: '' };
	assert.deepEqual(planOf(formOf(once), now, once), once);
});

test('what is lacking is named, the first field first', () => {
	assert.equal(lacks(form({ title: '  ', days: [] })), 'title');
	assert.equal(lacks(form({ days: [] })), 'days');
	assert.equal(lacks(form({ start: '' })), 'start');
	assert.equal(lacks(form({ repeat: 'once' })), 'day');
	assert.equal(lacks(form({ repeat: 'rule', rule: ' ' })), 'rule');
	assert.equal(lacks(form({ begins: '+020266-11-05' })), 'day', 'a year no calendar here needs');
	assert.equal(lacks(form({})), undefined);
	assert.equal(planOf(form({ begins: '99999-11-05' }), now).day, '2026-11-26', 'and it stops nothing');
});

const series = (more: Partial<Plan> = {}): Plan => ({ ...planOf(form({ days: [2, 4], start: '19:00' }), now), day: '2026-11-05', ...more });
const change = (more: Partial<Change> = {}): Change => ({ slot: '2026-11-26', day: '2026-11-26', start: 1140, minutes: 60, title: 'Circle', capacity: 12, staff_needed: 2, ...more });

test('one date changed for all changes what was changed, and nothing else', () => {
	assert.deepEqual(changedPlan(series(), change({ start: 1080 }), 'all'), series({ start: 1080 }));
	assert.deepEqual(changedPlan(series({ rule: 'FREQ=DAILY' }), change({ title: 'Other', capacity: 5 }), 'following'), series({ rule: 'FREQ=DAILY', title: 'Other', capacity: 5 }));
});

test('another day turns that weekday, and leaves the others', () => {
	assert.deepEqual(changedPlan(series(), change({ day: '2026-11-27' }), 'all'), series({ rule: 'FREQ=WEEKLY;BYDAY=TU,FR', day: '2026-11-06' }));
	assert.deepEqual(changedPlan(series(), change({ day: '2026-11-23' }), 'all'), series({ rule: 'FREQ=WEEKLY;BYDAY=MO,TU', day: '2026-11-02' }));
	const ends = ';UNTIL=20270301';
	assert.equal(changedPlan(series({ rule: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TH${ends}` }), change({ day: '2026-11-27' }), 'all')?.rule, `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR${ends}`);
});

test('those that follow begin with a date that goes before its slot, else where the server has it', () => {
	assert.equal(changedPlan(series(), change({ day: '2026-11-23' }), 'following')?.day, '2026-11-23');
	assert.equal(changedPlan(series(), change({ day: '2026-11-27' }), 'following')?.day, '2026-11-06');
});

test('the first Thursday of the month becomes the Friday it was moved to', () => {
	const monthly = series({ rule: 'FREQ=MONTHLY;BYDAY=1TH' });
	assert.equal(changedPlan(monthly, change({ slot: '2026-12-03', day: '2026-12-04' }), 'all')?.rule, 'FREQ=MONTHLY;BYDAY=1FR');
	assert.equal(changedPlan(monthly, change({ slot: '2026-12-03', day: '2026-12-08' }), 'all')?.rule, 'FREQ=MONTHLY;BYDAY=2TU');
	const last = series({ rule: 'FREQ=MONTHLY;BYDAY=-1TH' });
	assert.equal(changedPlan(last, change({ slot: '2026-11-26', day: '2026-11-27' }), 'all')?.rule, 'FREQ=MONTHLY;BYDAY=-1FR');
	assert.equal(changedPlan(last, change({ slot: '2026-11-26', day: '2026-11-23' }), 'all'), undefined, 'the 23rd is not the last Monday');
});

test('no rule is guessed: by hand, or more than a week away', () => {
	assert.equal(changedPlan(series({ rule: 'FREQ=MONTHLY;BYMONTHDAY=26' }), change({ day: '2026-11-27' }), 'all'), undefined);
	assert.equal(changedPlan(series(), change({ day: '2026-12-08' }), 'all'), undefined);
});

test('clocks elsewhere: the usual time, and each other one with its days', () => {
	const preview: Answer<'series.preview'> = {
		next: [{ start: Date.parse('2026-10-29T18:00:00Z'), end: Date.parse('2026-10-29T19:00:00Z') }],
		shifts: [{ day: '2026-10-29', start: 840, usual: 780 }, { day: '2027-03-18', start: 840, usual: 780 }, { day: '2027-03-25', start: 840, usual: 780 }],
	};
	assert.deepEqual(elsewhere(preview, 'America/New_York'), { usual: 780, others: [{ start: 840, days: ['2026-10-29', '2027-03-18', '2027-03-25'] }] });
	assert.deepEqual(elsewhere({ ...preview, shifts: [] }, 'America/New_York'), { usual: 840, others: [] });
	assert.equal(elsewhere({ next: [], shifts: [] }, 'America/New_York'), undefined);
});

test('a wall elsewhere shows the day and the minute there', () => {
	assert.deepEqual(wallIn('Europe/Berlin', now), { day: '2026-11-19', minute: 1230 });
	assert.deepEqual(wallIn('Pacific/Auckland', now), { day: '2026-11-20', minute: 510 });
	assert.deepEqual(wallIn('UTC', Date.parse('2026-11-19T00:00:00Z')), { day: '2026-11-19', minute: 0 }, 'midnight is no 24');
	assert.deepEqual(wallIn('Nowhere/At_all', now), wallIn(undefined, now));
	assert.deepEqual(['Europe/Berlin', 'UTC', '', 'Nowhere/At_all', undefined].map(isZone), [true, true, false, false, false]);
});

test('weekdays begin with Monday', () => {
	assert.deepEqual(['2026-11-16', '2026-11-19', '2026-11-22'].map(weekdayOf), [1, 4, 7]);
});
