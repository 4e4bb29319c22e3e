import type { Channel, Duty, Follow_up, Gap, Ladder, Miss, Shift } from '../../link/wire.ts';
import { byDay, week } from '../../model/roster.ts';
import { OneLadder, Warnings } from './deadlines.tsx';
import { FiguresView } from './figures.tsx';
import { FollowUp } from './follow.tsx';
import { OneMiss } from './misses.tsx';
import { Practice } from './practice.tsx';
import { ChannelLine, Prove } from './reach.tsx';
import { OnCallNow, WeekView } from './roster.tsx';
import { ShiftForm } from './shift.tsx';

const room = 'r000000000001';
const heron = { id: '0000000000002', name: 'Quiet Heron', role: 'participant' } as const;
const asha = { id: '0000000000001', name: 'Asha', role: 'mentor' } as const;
const ben = { id: '0000000000004', name: 'Ben', role: 'responder' } as const;
const at = 1_795_190_400_000;

const followUp: Follow_up = { id: 'u000000000001', room, case: 'c000000000001', subject: heron, owner: asha, due: at, state: 'open' };
const miss: Miss = { id: 'm000000000001', kind: 'unanswered', at, times: 2, room, case: 'c000000000001', member: asha, state: 'open' };
const misses: readonly Miss['kind'][] = ['unanswered', 'lapsed', 'no_words', 'went_quiet', 'hand_over', 'no_one_on_call', 'channel_failed', 'gap', 'drill', 'fatigue', 'uncovered'];
const channel: Channel = { id: 'n000000000001', kind: 'email', label: 'asha@example.org', added: at, proved: at };
const shift: Shift = { id: 'i000000000001', member: asha, tier: 1, language: 'de', zone: 'America/New_York', weekday: 4, start: 1140, minutes: 180, first_day: '2026-11-19' };
const shown = week(at);
const duty: Duty = { shift: shift.id, day: '2026-11-19', member: asha, tier: 1, language: 'de', from: shown.days[3]! + 68_400_000, until: shown.days[3]! + 79_200_000, reachable: true };
const gap: Gap = { tier: 1, from: shown.days[4]!, until: shown.days[5]! };
const ladder: Ladder = { level: 'crisis', first: 60, second: 120, third: 240, repeat: 120, lease: 180, own: true };
const nothing = () => {};

export const teamPages = {
	'who is on call': <OnCallNow duties={[duty, { ...duty, shift: 'i2', tier: 2, member: ben, reachable: false }]} />,
	'a week of the roster': <WeekView days={shown.days} lines={byDay(shown, [duty, { ...duty, shift: 'i2', tier: 2, member: ben, covered: true, reachable: false }], [gap])} shifts={[shift]}
		me={asha.id} leads now={at} onCover={nothing} onChange={nothing} />,
	'planning a shift': <ShiftForm roster={{ shifts: [shift], duties: [duty], gaps: [] }} onDone={nothing} />,
	'changing a shift': <ShiftForm shift={{ ...shift, last_day: shift.first_day }} roster={{ shifts: [shift], duties: [duty], gaps: [] }} onDone={nothing} />,
	'ways to be reached': <>{[channel, { ...channel, proved: undefined, kind: 'push' as const }, { ...channel, failed: at + 1, kind: 'webhook' as const }].map((one, n) => <ChannelLine key={n} channel={one} />)}</>,
	'entering a code': <Prove channel={channel} onProve={async () => true} />,
	'asking again': <>{([followUp, { ...followUp, due: 4_000_000_000_000 }, { ...followUp, state: 'done', outcome: 'worse' }, { ...followUp, state: 'declined' }] as const).map((one, n) => <FollowUp key={n} one={one} room="Evening room" me={asha.id} onDone={nothing} />)}</>,
	'what nearly went wrong': <>{misses.map((kind) => <OneMiss key={kind} miss={{ ...miss, kind }} room="Evening room" people={[asha, ben]} onClose={nothing} />)}
		<OneMiss miss={{ ...miss, state: 'closed', finding: 'The phone was on silent.', action: 'A second way for everybody.', owner: ben, action_by: at }} room="" people={[]} onClose={nothing} /></>,
	'deadlines': <><Warnings warnings={['no_one_on_call', 'one_person', 'no_supervisor', 'no_channel']} /><OneLadder ladder={ladder} mayChange onSet={nothing} /><OneLadder ladder={{ ...ladder, level: 'amber', first: 1800, second: 3600, third: 172_800, own: false }} mayChange={false} onSet={nothing} /></>,
	'figures': <FiguresView figures={{
		rules: [{ rule: 'en.wish', judged: 20, right: 3, share: 15, repair: true }, { rule: 'en.plan', judged: 1, right: 1, share: 100 }],
		cases: 12, acknowledged_p50_s: 38, acknowledged_p90_s: 130, alerts_per_hour: 450, busiest: [{ person: asha, alerts: 9 }], drills: [{ at, took: 41 }, { at: at - 1 }],
	}} />,
	'practising': <Practice room={room} />,
};
