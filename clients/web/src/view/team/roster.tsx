/// Who is on call, week by week: gaps are named, somebody else's day can be taken over, and those who plan change shifts.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { clockTime, dayAndTime, dayName, language, languages, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Answer, Duty, Gap, Shift } from '../../link/wire.ts';
import { byDay, onCall, wallClock, week, type RosterLine } from '../../model/roster.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Icon } from '../icon/icon.tsx';
import { ShiftForm } from './shift.tsx';
import { useLeads } from './team.tsx';

type Known = Answer<'roster.list'>;

export function Roster() {
	const client = useClient();
	const leads = useLeads();
	const away = useSignal(0);
	const known = useSignal<Known | null>(null);
	const changing = useSignal<Shift | 'new' | null>(null);
	const shown = week(Date.now(), away.value);
	// Days that are over need nobody any more.
	const ahead = { ...shown, days: shown.days.filter((_, at) => away.value !== 0 || (shown.days[at + 1] ?? shown.until) > Date.now()) };
	const live = client.line.value === 'live';
	const look = async () => (known.value = await client.act('roster.list', { from: shown.from, until: shown.until }) ?? known.value);
	useEffect(() => void (live && look()), [shown.from, live]);
	const done = async (asked: Promise<unknown>) => {
		if (await asked)
			client.say('saved');
		await look();
	};
	if (!known.value)
		return <p class="soft" role="status">{t('moment')}</p>;
	const { shifts, duties, gaps } = known.value;
	return (
		<>
			{away.value === 0 && <section class="card"><h2>{t('oncall_now')}</h2><OnCallNow duties={onCall(duties, Date.now())} /></section>}
			<div class="row team-weeks">
				<button type="button" class="button button-small" onClick={() => away.value--}>{t('week_before')}</button>
				<button type="button" class="button button-small" onClick={() => away.value++}>{t('week_after')}</button>
				{leads && <button type="button" class="button button-small button-main" onClick={() => (changing.value = 'new')}><Icon name="plus" />{t('shift_new')}</button>}
			</div>
			<WeekView days={ahead.days} lines={byDay(ahead, duties, gaps)} shifts={shifts} me={client.me.value?.id} leads={leads} now={Date.now()}
				onCover={(duty) => void done(client.act('roster.cover', { shift: duty.shift, day: duty.day }))}
				onChange={(id) => (changing.value = shifts.find((shift) => shift.id === id) ?? null)} />
			{changing.value && (
				<Dialog title={t(changing.value === 'new' ? 'shift_new' : 'shift_change')} onClose={() => (changing.value = null)}>
					<ShiftForm shift={changing.value === 'new' ? undefined : changing.value} roster={known.value} onDone={() => {
						changing.value = null;
						void look();
					}} />
				</Dialog>
			)}
		</>
	);
}

/// Each tier with who has it; a tier with nobody says so.
export function OnCallNow({ duties }: { duties: readonly Duty[] }) {
	return (
		<ul class="stack-tight">
			{[1, 2, 3].map((tier) => {
				const those = duties.filter((duty) => duty.tier === tier);
				return (
					<li key={tier} class={those.length ? '' : 'team-nobody'}>
						<strong>{tierName(tier)}</strong>{': '}
						{those.length ? those.map((duty, at) => <span key={duty.shift}>{at > 0 && ', '}<bdi>{duty.member.name}</bdi>{duty.reachable === false && <> ({t('not_reachable')})</>}</span>) : t('oncall_nobody')}
					</li>
				);
			})}
		</ul>
	);
}

interface WeekProps {
	days: readonly number[];
	lines: readonly (readonly RosterLine[])[];
	shifts: readonly Shift[];
	me: string | undefined;
	leads: boolean;
	now: number;
	onCover(duty: Duty): void;
	onChange(shift: string): void;
}

export function WeekView({ days, lines, shifts, me, leads, now, onCover, onChange }: WeekProps) {
	return (
		<ol class="team-week">
			{days.map((day, at) => (
				<li key={day}>
					<h2>{dayName(day + noon, now)}</h2>
					{lines[at]!.length === 0 && <p class="soft">{t('day_empty')}</p>}
					<ul class="team-day">
						{lines[at]!.map((line) => line.kind === 'gap' ? <li key={`g${line.from}.${line.gap.tier}`} class="team-gap"><GapLine gap={line.gap} day={day} /></li> : (
							<li key={line.duty.shift + line.duty.day} class={line.duty.member.id === me ? 'team-mine' : ''}>
								<DutyLine duty={line.duty} day={day} mine={line.duty.member.id === me} shift={shifts.find(({ id }) => id === line.duty.shift)} />
								<div class="row">
									{line.duty.member.id !== me && line.duty.until > now && <button type="button" class="button button-small" onClick={() => onCover(line.duty)}>{t('cover')}<Whose duty={line.duty} /></button>}
									{leads && <button type="button" class="button button-quiet button-small" onClick={() => onChange(line.duty.shift)}>{t('shift_change')}<Whose duty={line.duty} /></button>}
								</div>
							</li>
						))}
					</ul>
				</li>
			))}
		</ol>
	);
}

function Whose({ duty }: { duty: Duty }) {
	return <span class="hidden-text"> {duty.member.name}, {dayAndTime(duty.from)}</span>;
}

function DutyLine({ duty, day, mine, shift }: { duty: Duty; day: number; mine: boolean; shift?: Shift }) {
	const { member, tier, from, until, covered, reachable, language: tag } = duty;
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	return (
		<div>
			<p><strong>{between(from, until, day)}</strong> · <bdi>{mine ? t('is_you', { name: member.name }) : member.name}</bdi></p>
			<p class="soft">
				{[tierName(tier), tag && (languages[tag] ?? tag), covered && t('covered'), shift && shift.zone !== here && `${wallClock(shift.start)} ${shift.zone.replace(/_/g, ' ')}`].filter(Boolean).join(' · ')}
				{reachable === false && <> · <strong class="team-clay">{t('not_reachable')}</strong></>}
			</p>
		</div>
	);
}

function GapLine({ gap: { tier, from, until }, day }: { gap: Gap; day: number }) {
	return <p><Icon name="alert" /><span><strong>{between(from, until, day)}</strong> · {t('gap', { tier: tierName(tier) })}</span></p>;
}

export function tierName(tier: number): string {
	return t(tier === 1 ? 'tier_1' : tier === 2 ? 'tier_2' : 'tier_3');
}

const noon = 12 * 3_600_000;
const long = 14 * 3_600_000;

/// By the clock; what began before that day, or lasts long, with its day as well.
function between(from: number, until: number, day: number): string {
	const withDay = (time: number) => `${new Intl.DateTimeFormat(language(), { weekday: 'short' }).format(time)} ${clockTime(time)}`;
	return `${from < day ? withDay(from) : clockTime(from)} – ${until - from > long ? withDay(until) : clockTime(until)}`;
}
