import type { Case, Case_event, Disclosure, Entry, Finding, Flag, Held, Line, Report, Sanction } from '../../link/wire.ts';
import type { Alarm } from '../../model/alarms.ts';
import { Bar, Line as AlarmLine, SoundOff } from '../alarm/alarm.tsx';
import { differences, OneFlag } from '../case/case.tsx';
import { CaseActs } from '../case/acts.tsx';
import { Around } from '../case/around.tsx';
import { Close } from '../case/close.tsx';
import { Disclose, Disclosures } from '../case/disclose.tsx';
import { Lines } from '../case/lines.tsx';
import { Offer } from '../case/offer.tsx';
import { Prompts } from '../case/prompts.tsx';
import { Review } from '../case/review.tsx';
import { Timeline } from '../case/timeline.tsx';
import { Findings, LitWords } from '../finding/finding.tsx';
import { Notes } from '../member/notes.tsx';
import { StepButton } from '../member/give.tsx';
import { StepList } from '../member/steps.tsx';
import { AppealItem } from '../queue/appeal.tsx';
import { HeldItem } from '../queue/held.tsx';
import { Level } from '../queue/level.tsx';
import { nextFor, standsAt } from '../queue/stands.ts';

const room = 'r000000000001';
const heron = { id: '0000000000002', name: 'Quiet Heron', role: 'participant' } as const;
const asha = { id: '0000000000001', name: 'Asha', role: 'mentor' } as const;
const ben = { id: '0000000000004', name: 'Ben', role: 'responder' } as const;
const at = 1_795_190_400_000;

const unkind: Finding = { rule: 'en.unkind', why: 'calls somebody names', level: 'green', raw: 'green', category: 'none', boundary: 'harassment', from: 8, to: 13 };
const film: Finding = { rule: 'en.wish', why: 'says they want to be gone', level: 'green', raw: 'red', category: 'suicide', from: 0, to: 5, lowered_by: 'en.film' };
const model: Finding = { rule: 'model', why: 'reads like despair', level: 'amber', raw: 'amber', category: 'suicide', from: 0, to: 5, reasons: ['no way', 'forward'] };
const held: Held = { id: 'h000000000001', room, by: heron, at, due: at, state: 'asked', boundaries: ['harassment'], body: 'What a silly goose', warning: 'abuse', findings: [unkind] };
const flag: Flag = { id: 'f000000000001', at, seq: 4, by: heron, triage: 'amber', category: 'suicide', boundaries: [], scanned: true, findings: [film, model] };
const post: Entry = { seq: 4, at, kind: 'post', by: heron, body: 'There is no way <b>forward</b>' };
const report: Report = { id: 'p000000000001', at, reason: 'worried', target: 4, state: 'open' };
const open: Case = { id: 'c000000000001', room, kind: 'danger', subject: heron, level: 'red', category: 'suicide', state: 'open', version: 1, opened: at, due: at, flags: 1, reports: 1 };
const taken: Case = { ...open, state: 'with_person', owner: asha, seen: at, spoken: at };
/// To the reader, who is Quiet Heron in the tests.
const offered: Case = { ...open, level: 'crisis', state: 'handed_over', owner: asha, receiver: heron };
const mine: Case = { ...open, state: 'acknowledged', owner: heron, seen: at };
const closed: Case = { ...open, state: 'closed', owner: asha, outcome: 'talked', safe: 'yes', due: undefined };
const step: Sanction = {
	id: 's000000000001', room, member: heron, step: 'read_only', reason: 'unkind', rule: 'Be kind.', words: 'Rest a little.', at, until: 4_000_000_000_000,
	state: 'active', appeal: { at, due: at, state: 'open', words: 'I was quoting.' },
};
const nothing = () => {};

const alarm: Alarm = { case: open.id, room, level: 'crisis', since: at, drill: false, offer: false, name: heron.name, what: { ...open, level: 'crisis' } };
/// It began without somebody who leads it.
const cover: Alarm = { case: 'm000000000001', room, level: 'crisis', since: at, drill: false, offer: false, name: 'Evening circle', meeting: at };
const happened: readonly Case_event['what'][] = [
	'opened', 'raised', 'alerted', 'acknowledged', 'spoke', 'offered', 'accepted', 'declined', 'released', 'lapsed', 'went_quiet', 'snoozed', 'aside', 'disclosed', 'card', 'closed', 'reviewed',
];
const events: Case_event[] = happened.map((what) => ({ at, what, ...(['opened', 'raised', 'alerted', 'lapsed', 'went_quiet', 'card'].includes(what) ? { level: 'red' } : { by: asha, other: ben }) }));
const line: Line = { name: 'TelefonSeelsorge', kind: 'crisis', region: 'DE', languages: ['de'], phone: '0800 111 0 111', chat: 'https://example.org/chat', hours: '24/7', verified: '2026-05-01', stale: true, about: 'For everybody' };
const disclosure: Disclosure = { at, by: asha, told: 'emergency_services', words: 'An attempt was under way. We told them the address.', person_told: true, reached: true };
const bar = { me: asha.id, room: 'Evening room', onTake: nothing, onQuiet: nothing };

export const staffPages = {
	'how urgent': <>{(['green', 'amber', 'red', 'crisis'] as const).map((level) => <Level key={level} level={level} />)}</>,
	'a message that waits': <HeldItem held={held} room="Evening room" />,
	'a message of somebody new': <HeldItem held={{ ...held, boundaries: [], findings: [], state: 'waiting', warning: undefined }} room="Evening room" />,
	'a second look': <AppealItem sanction={step} room="Evening room" />,
	'what the software saw': <><LitWords body={held.body} findings={[unkind]} /><Findings body={held.body} findings={[unkind, film, model]} /></>,
	'a flag': <OneFlag room={room} flag={flag} />,
	'a flag somebody judged': <OneFlag room={room} flag={{ ...flag, judged: 'too_high' }} />,
	'a message it could not read, which was not in the room': <OneFlag room={room} flag={{ ...flag, seq: undefined, scanned: false, findings: [] }} />,
	'messages around': <Around window={[post, { ...post, seq: 5, edited: true, warning: 'death' }, { ...post, seq: 6, body: undefined }]} flags={[flag]} reports={[report]} subject={heron.id} />,
	'no messages': <Around window={[]} flags={[]} reports={[]} subject={heron.id} />,
	'acts on an open case': <CaseActs what={open} events={[]} role="mentor" onDone={nothing} />,
	'acts on a case of somebody else': <CaseActs what={taken} events={[]} role="mentor" onDone={nothing} />,
	'acts on a case of one’s own': <CaseActs what={mine} events={[]} role="mentor" onDone={nothing} />,
	'acts on a case on offer': <CaseActs what={offered} events={[]} role="mentor" onDone={nothing} />,
	'acts on a closed case': <CaseActs what={closed} events={events} role="facilitator" onDone={nothing} />,
	'what changed': <ul>{differences(open, { ...taken, level: 'crisis', flags: 2, reports: 2, version: 2 }, heron.id).map((line) => <li key={line}>{line}</li>)}</ul>,
	'how cases stand': <ul>{[open, { ...open, seen: at }, mine, { ...mine, owner: asha }, taken, { ...taken, owner: heron }, offered, { ...offered, receiver: ben }, { ...offered, owner: heron, receiver: ben }, closed, { ...closed, state: 'reviewed' as const, safe: 'unknown' as const }]
		.map((what, n) => <li key={n}>{standsAt(what, heron.id)} {nextFor(what, heron.id, at - 42_000)} {nextFor(what, heron.id, at - 9_000_000)} {nextFor(what, heron.id, at + 1)}</li>)}</ul>,
	'hints for talking': <Prompts />,
	'handing over, before it is known to whom': <Offer what={mine} busy={false} onOffer={nothing} />,
	'closing a case': <Close what={{ ...mine, level: 'crisis' }} busy={false} onClose={nothing} />,
	'closing one about behaviour': <Close what={{ ...mine, kind: 'conduct', level: 'amber' }} busy={false} onClose={nothing} />,
	'somebody outside was told': <><Disclose what={mine} onDone={nothing} /><Disclosures disclosures={[disclosure, { ...disclosure, at: at + 1, told: 'family', person_told: false, reached: false }]} /></>,
	'looking back': <Review busy={false} onReview={nothing} />,
	'crisis lines': <Lines lines={[line, { ...line, name: 'Samaritans', phone: undefined, message: '85258', chat: undefined, stale: false, about: undefined }]} />,
	'what happened': <Timeline events={[...events, { at, what: 'snoozed', by: asha, reason: 'with_another' }]} />,
	'steps so far': <StepList steps={[step, { ...step, id: 's2', step: 'ban', room: undefined, state: 'lifted' }, { ...step, id: 's3', step: 'nudge', until: undefined, state: 'over' }]} onChange={nothing} />,
	'no steps': <StepList steps={[]} onChange={nothing} />,
	'notes': <Notes room={room} member={heron.id} />,
	'taking a step': <StepButton room={room} person={heron} />,
};

export const alarmBars = {
	'somebody in danger': <Bar alarm={alarm} more={2} loud {...bar} />,
	'somebody within minutes': <Bar alarm={{ ...alarm, level: 'red', what: open }} {...bar} />,
	'somebody asked for help': <Bar alarm={{ ...alarm, what: { ...open, asked: true } }} {...bar} />,
	'somebody was faster': <Bar alarm={alarm} late {...bar} />,
	'practice': <Bar alarm={{ ...alarm, drill: true }} {...bar} />,
	'asked to take over': <Bar alarm={{ ...alarm, offer: true, what: offered }} {...bar} />,
	'one’s own went quiet': <Bar alarm={{ ...alarm, what: taken }} {...bar} />,
	'that of somebody else went quiet': <Bar alarm={{ ...alarm, what: { ...taken, owner: ben } }} {...bar} />,
	'a case not known yet': <Bar alarm={{ ...alarm, what: undefined }} {...bar} />,
	'a meeting without its staff': <Bar alarm={cover} loud {...bar} />,
	'somebody took the part': <Bar alarm={cover} late {...bar} />,
	'sound is off': <SoundOff onPress={nothing} />,
	'lines that can wait': <>{(['cover', 'follow_up', 'gap', 'channel_failed', 'part', 'miss'] as const).map((kind) => (
		<AlarmLine key={kind} word={{ kind, newest: { id: 'o000000000001', at, kind, subject: heron, room, meeting: 'm000000000001', title: 'Evening circle', start: at }, ids: ['a', 'b'] }} onRead={nothing} />
	))}</>,
};
