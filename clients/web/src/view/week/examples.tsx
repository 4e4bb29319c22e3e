import { signal } from '@preact/signals';
import type { Closure, Feed, Meeting, Meeting_reason, Plan, Series, Staff_meeting, Staffing } from '../../link/wire.ts';
import { formOf, newForm, planOf, type PlanForm } from '../../model/plan.ts';
import { DateActs } from './acts.tsx';
import { CancelMeeting, ChangeMeeting } from './change.tsx';
import { AddClosure, ClosureLine } from './closures.tsx';
import { EditSeries, EndSeries } from './edit.tsx';
import { OneFeed } from './feeds.tsx';
import { Import } from './import.tsx';
import { MeetingItem } from './item.tsx';
import { Copied } from './made.tsx';
import { AttendanceTable, PlacesList } from './meeting.tsx';
import { PlanFields } from './plan-form.tsx';
import { NextDates, Sentence, type Preview } from './preview.tsx';
import { StaffForm } from './put-down.tsx';
import { SeriesItem } from './series.tsx';
import { Board, Days } from './week.tsx';

const room = 'r000000000001';
const heron = { id: '0000000000002', name: 'Quiet Heron', role: 'participant' } as const;
const asha = { id: '0000000000001', name: 'Asha', role: 'mentor' } as const;
const ben = { id: '0000000000004', name: 'Ben', role: 'mentor' } as const;
const at = 1_795_190_400_000;
const hour = 3_600_000;
const nothing = () => {};

const lead: Staffing = { member: asha, part: 'lead', here: true };
const help: Staffing = { member: ben, part: 'co_lead', offered: true };
const one: Staff_meeting = {
	meeting: {
		id: 'm000000000001', series: 's000000000001', room, room_name: 'Evening room', version: 1, title: 'Evening circle', zone: 'America/New_York', language: 'en', audience: '', state: 'scheduled',
		start: at, end: at + hour, opens: at - hour / 6, public: true, capacity: 12, left: 5, waiting: 0,
	},
	staff: [lead, help], missing: 0, taken: 7,
};
const like = (fields: Partial<Meeting>, more: Partial<Staff_meeting> = {}): Staff_meeting => ({ ...one, ...more, meeting: { ...one.meeting, ...fields } });
const states: readonly Staff_meeting[] = [
	one, like({ id: 'm2', waiting: 2 }, { staff: [], missing: 2 }), like({ id: 'm3', state: 'waiting' }), like({ id: 'm4', state: 'open', live: at }), like({ id: 'm5', state: 'open', held: at }, { missing: 1 }),
	like({ id: 'm6', state: 'closing', capacity: undefined }), like({ id: 'm7', state: 'ended' }), like({ id: 'm8', moved_from: at - 24 * hour, words: 'A day later.', reason: 'technical' }, { changed: true }),
	// Oneself is Quiet Heron in the tests.
	like({ id: 'm9' }, { staff: [{ member: heron, part: 'lead' }], missing: 1 }), like({ id: 'ma' }, { staff: [{ member: heron, part: 'co_lead', offered: true }], missing: 1 }),
];
const reasons: readonly Meeting_reason[] = ['no_staff', 'closure', 'series_changed', 'series_ended', 'illness', 'technical', 'other'];

const form: PlanForm = { ...newForm('Europe/Berlin', 'en'), title: 'Evening circle', days: [4] };
const forms: Record<string, PlanForm> = {
	'a new drop-in': form,
	'once a month': { ...form, repeat: 'monthly', days: [1, 7], nth: -1, ends: 'day', last: '2027-03-01' },
	'once': { ...form, repeat: 'once', begins: '2026-12-24', public: false },
	'by a rule': { ...form, repeat: 'rule', rule: 'FREQ=DAILY;COUNT=5' },
	'some times': { ...form, repeat: 'fortnightly', ends: 'times', language: 'ar' },
};
const plan: Plan = planOf(form, at);
const series: Series = { id: 's000000000001', room, version: 1, plan, staff: [lead], next: at };
const preview: Preview = {
	plan, zone: 'America/New_York',
	answer: {
		next: [{ start: at, end: at + hour, skipped: true }, { start: at + 168 * hour, end: at + 169 * hour, twice: true }, { start: at + 336 * hour, end: at + 337 * hour, closure: 'Holiday' }, { start: at + 504 * hour, end: at + 505 * hour, overlaps: 'Tea' }],
		shifts: ['2027-03-18', '2027-03-25', '2027-04-01', '2027-04-08', '2027-04-15'].map((day) => ({ day, start: 840, usual: 780 })), last: at + 504 * hour, count: 4,
	},
};
const rules = ['FREQ=WEEKLY;BYDAY=TU,TH', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU', 'FREQ=MONTHLY;BYDAY=1MO', 'FREQ=MONTHLY;BYDAY=-1SU', 'FREQ=MONTHLY;BYDAY=2WE,2SA', '', 'FREQ=DAILY'];
const closure: Closure = { id: 'x000000000001', title: 'Public holiday', first_day: '2026-12-24', last_day: '2026-12-26', zone: 'Asia/Tokyo' };
const feed: Feed = { kind: 'mine', path: '/calendar/abc.ics' };

export const weekPages = {
	'meetings as they stand': <ul>{states.map((state) => <li key={state.meeting.id}><MeetingItem one={state} runs twice={state === one ? [asha] : []} onChange={nothing} /></li>)}</ul>,
	'cancelled, each for its reason': <ul>{reasons.map((reason) => <li key={reason}><MeetingItem one={like({ state: 'cancelled', reason })} runs={false} dated of="Other" onChange={nothing} /></li>)}</ul>,
	'what needs somebody': <Board all={[1, 2, 3, 4].map((n) => like({ id: `m${n}`, start: at + n * hour }, { missing: 1 }))} runs={() => true} onChange={nothing} />,
	'nothing needs anybody': <Board all={[one]} runs={() => true} onChange={nothing} />,
	'a week': <Days all={states} runs={() => false} now={at} onChange={nothing} />,
	'an empty week': <Days all={[]} runs={() => false} now={at} onChange={nothing} />,
	'drop-ins, each in its rhythm': <ul>{rules.map((rule) => <li key={rule}><SeriesItem series={{ ...series, plan: { ...plan, rule } }} room="Evening room" /></li>)}</ul>,
	'how a plan comes out': <><Sentence preview={preview} /><NextDates preview={preview} /><Sentence preview={{ ...preview, zone: plan.zone, plan: { ...plan, public: false } }} /></>,
	'how nothing comes out': <><Sentence preview={{ ...preview, answer: { next: [], shifts: [] } }} /><Sentence preview={null} /></>,
	'what does not fit': <PlanFields form={signal(form)} problems={Object.fromEntries(Object.keys(form).map((name) => [name, 'This does not fit.']))} />,
	...Object.fromEntries(Object.entries(forms).map(([name, filled]) => [name, <PlanFields key={name} form={signal(filled)} problems={{}} />])),
	'changing one date': <ChangeMeeting one={one} series={series} onClose={nothing} onDone={nothing} />,
	'cancelling one': <CancelMeeting one={one} onClose={nothing} onDone={nothing} />,
	'acts on a date': <><DateActs one={one} onChange={nothing} /><DateActs one={like({ state: 'cancelled', start: 4_000_000_000_000, reason: 'closure' })} series={series} onChange={nothing} /></>,
	'changing a drop-in': <EditSeries series={{ ...series, plan: planOf(formOf(plan), at) }} dates={[one]} onClose={nothing} onDone={nothing} />,
	'ending a drop-in': <EndSeries series={series} dates={[one]} onClose={nothing} onDone={nothing} />,
	'who leads': <StaffForm staff={[lead, help]} onPut={async () => ({})} />,
	'who signed up': <PlacesList places={(['kept', 'waiting', 'offered', 'missed', 'given_up'] as const).map((state, n) => ({ member: heron, place: { id: `p${n}`, state, every: n === 0 } }))} />,
	'nobody signed up': <PlacesList places={[]} />,
	'who was there': <AttendanceTable one={one} rows={[{ member: heron, joined: at, left: at + hour }, { member: asha, joined: at }]} />,
	'nobody was there': <AttendanceTable one={one} rows={[]} />,
	'closed days': <><ClosureLine closure={closure} room="Evening room" /><ClosureLine closure={{ ...closure, last_day: closure.first_day }} room="" /><AddClosure onDone={nothing} /></>,
	'calendars': <>{[feed, { ...feed, kind: 'room' as const, room, room_name: 'Evening room' }, { kind: 'programme' as const, path: '/programme.ics' }].map((one) => <OneFeed key={one.kind} feed={one} onRenew={nothing} />)}</>,
	'a link to take along': <Copied label="Link" text="/programme" />,
	'bringing in a file': <Import room={room} />,
};
