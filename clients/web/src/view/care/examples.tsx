import type { Notice, Sanction } from '../../link/wire.ts';
import { Step } from '../steps/step.tsx';

const step: Sanction = {
	id: 's000000000001', room: 'r000000000001', member: { id: '0000000000002', name: 'Quiet Heron', role: 'participant' },
	step: 'read_only', reason: 'unkind', rule: 'Be kind.', words: 'Take a walk, then come back.',
	at: 1_795_190_400_000, until: 4_000_000_000_000, state: 'active', appeal_by: 4_000_000_000_000,
};
const appeal = { at: step.at, due: step.at, words: 'I was quoting.' };

export const steps = {
	'reading along': <Step step={step} />,
	'a hint': <Step step={{ ...step, step: 'nudge', until: undefined, rule: undefined, words: undefined, reason: 'other' }} />,
	'away from the room, too late to appeal': <Step step={{ ...step, step: 'removal', appeal_by: step.at }} />,
	'away from the server, appealed': <Step step={{ ...step, step: 'ban', room: undefined, appeal: { ...appeal, state: 'open' } }} />,
	'upheld': <Step step={{ ...step, until: step.at, appeal: { ...appeal, state: 'upheld', answer: 'We read it twice.' } }} />,
	'taken back': <Step step={{ ...step, step: 'warning', state: 'overturned', appeal: { ...appeal, state: 'overturned', answer: 'You were right.' } }} />,
	'ended early': <Step step={{ ...step, state: 'lifted' }} />,
};

export const notices: readonly Notice[] = [
	{ id: 'n000000000001', at: step.at, kind: 'held_released', room: step.room, held: 'h000000000001' },
	{ id: 'n000000000002', at: step.at, kind: 'held_asked', held: 'h000000000001', reason: 'contact', words: 'Without the number?' },
	{ id: 'n000000000003', at: step.at, kind: 'held_declined', held: 'h000000000001', reason: 'unkind' },
	{ id: 'n000000000004', at: step.at, kind: 'held_dropped', held: 'h000000000001' },
	{ id: 'n000000000005', at: step.at, kind: 'sanction', sanction: step.id, reason: 'unkind' },
	{ id: 'n000000000006', at: step.at, kind: 'sanction_lifted', sanction: step.id, words: 'It is fine.' },
	{ id: 'n000000000007', at: step.at, kind: 'report_answered', report: 'p000000000001', words: 'We talked with them.' },
	{ id: 'n000000000008', at: step.at, kind: 'appeal_answered', sanction: step.id },
];
export const aStep = step;
