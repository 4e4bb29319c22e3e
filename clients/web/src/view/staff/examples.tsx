import type { Case, Entry, Finding, Flag, Held, Report, Sanction } from '../../link/wire.ts';
import { differences, OneFlag } from '../case/case.tsx';
import { CaseActs } from '../case/acts.tsx';
import { Around } from '../case/around.tsx';
import { Findings, LitWords } from '../finding/finding.tsx';
import { Notes } from '../member/notes.tsx';
import { StepButton } from '../member/give.tsx';
import { StepList } from '../member/steps.tsx';
import { AppealItem } from '../queue/appeal.tsx';
import { HeldItem } from '../queue/held.tsx';
import { Level } from '../queue/level.tsx';

const room = 'r000000000001';
const heron = { id: '0000000000002', name: 'Quiet Heron', role: 'participant' } as const;
const asha = { id: '0000000000001', name: 'Asha', role: 'mentor' } as const;
const at = 1_795_190_400_000;

const unkind: Finding = { rule: 'en.unkind', why: 'calls somebody names', level: 'green', raw: 'green', category: 'none', boundary: 'harassment', from: 8, to: 13 };
const film: Finding = { rule: 'en.wish', why: 'says they want to be gone', level: 'green', raw: 'red', category: 'suicide', from: 0, to: 5, lowered_by: 'en.film' };
const model: Finding = { rule: 'model', why: 'reads like despair', level: 'amber', raw: 'amber', category: 'suicide', from: 0, to: 5, reasons: ['no way', 'forward'] };
const held: Held = { id: 'h000000000001', room, by: heron, at, due: at, state: 'asked', boundaries: ['harassment'], body: 'What a silly goose', warning: 'abuse', findings: [unkind] };
const flag: Flag = { id: 'f000000000001', at, seq: 4, by: heron, triage: 'amber', category: 'suicide', boundaries: [], scanned: true, findings: [film, model] };
const post: Entry = { seq: 4, at, kind: 'post', by: heron, body: 'There is no way <b>forward</b>' };
const report: Report = { id: 'p000000000001', at, reason: 'worried', target: 4, state: 'open' };
const open: Case = { id: 'c000000000001', room, kind: 'danger', subject: heron, level: 'red', category: 'suicide', state: 'open', version: 1, opened: at, due: at, flags: 1, reports: 1 };
const step: Sanction = {
	id: 's000000000001', room, member: heron, step: 'read_only', reason: 'unkind', rule: 'Be kind.', words: 'Rest a little.', at, until: 4_000_000_000_000,
	state: 'active', appeal: { at, due: at, state: 'open', words: 'I was quoting.' },
};
const nothing = () => {};

export const staffPages = {
	'how urgent': <>{(['green', 'amber', 'red', 'crisis'] as const).map((level) => <Level key={level} level={level} />)}</>,
	'a message that waits': <HeldItem held={held} room="Evening room" />,
	'a message of somebody new': <HeldItem held={{ ...held, boundaries: [], findings: [], state: 'waiting', warning: undefined }} room="Evening room" />,
	'a second look': <AppealItem sanction={step} room="Evening room" />,
	'what the software saw': <><LitWords body={held.body} findings={[unkind]} /><Findings body={held.body} findings={[unkind, film, model]} /></>,
	'a flag': <OneFlag flag={flag} />,
	'a message it could not read, which was not in the room': <OneFlag flag={{ ...flag, seq: undefined, scanned: false, findings: [] }} />,
	'messages around': <Around window={[post, { ...post, seq: 5, edited: true, warning: 'death' }, { ...post, seq: 6, body: undefined }]} flags={[flag]} reports={[report]} subject={heron.id} />,
	'no messages': <Around window={[]} flags={[]} reports={[]} subject={heron.id} />,
	'acts on an open case': <CaseActs what={open} role="mentor" onDone={nothing} />,
	'acts on a case of somebody else': <CaseActs what={{ ...open, state: 'claimed', owner: asha }} role="mentor" onDone={nothing} />,
	'what changed': <ul>{differences(open, { ...open, state: 'claimed', owner: asha, level: 'crisis', flags: 2, reports: 2, version: 2 }, heron.id).map((line) => <li key={line}>{line}</li>)}</ul>,
	'steps so far': <StepList steps={[step, { ...step, id: 's2', step: 'ban', room: undefined, state: 'lifted' }, { ...step, id: 's3', step: 'nudge', until: undefined, state: 'over' }]} onChange={nothing} />,
	'no steps': <StepList steps={[]} onChange={nothing} />,
	'notes': <Notes room={room} member={heron.id} />,
	'taking a step': <StepButton room={room} person={heron} />,
};
