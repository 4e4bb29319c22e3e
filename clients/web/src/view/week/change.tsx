/// One date moved, changed or cancelled; a change can be for those that follow as well.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Meeting_reason, Plan, Series, Staff_meeting } from '../../link/wire.ts';
import { changedPlan, type Change } from '../../model/plan.ts';
import { minutesOf, wallClock } from '../../model/roster.ts';
import { wallIn } from '../../model/wall.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Problem } from '../field/field.tsx';
import { Fielded, said, Why } from './fielded.tsx';
import { ScopeChoice, type Scope } from './scope.tsx';
import { cityOf, nameOf } from './when.ts';

interface Props {
	one: Staff_meeting;
	/// Missing: it is not known, and only this one can be changed.
	series?: Series;
	onClose(): void;
	onDone(newer: Newer): void;
}

/// What came of it: of one, or of its series.
export interface Newer {
	meeting?: Staff_meeting;
	series?: Series;
}

export function ChangeMeeting({ one, series, onClose, onDone }: Props) {
	const client = useClient();
	const scope = useSignal<Scope>('this');
	const problem = useSignal('');
	const busy = useSignal(false);
	const { meeting } = one;
	const was = asItIs(one, series);
	const save = async (event: SubmitEvent) => {
		event.preventDefault();
		const word = said(event.currentTarget);
		const start = minutesOf(word('start'));
		if (start === undefined || !word('day') || !word('title'))
			return void (problem.value = t('plan_bad_start'));
		const wanted: Change = {
			slot: was.slot, day: word('day'), start, minutes: Number(word('minutes')), title: word('title'), capacity: Number(word('capacity')), staff_needed: Number(word('staff_needed')),
		};
		busy.value = true;
		problem.value = scope.value === 'this' || !series ? await changeThis(wanted, word) : await changeSeries(series, wanted, word('words'));
		busy.value = false;
	};
	/// What went wrong, if anything did.
	const changeThis = async ({ slot: _, ...wanted }: Change, word: (name: string) => string) => {
		const words = word('words');
		const changed = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== was[name as keyof Change]));
		const { answer, code } = await client.attempt('meeting.change', {
			room: meeting.room, meeting: meeting.id, version: meeting.version, ...changed, reason: word('reason') as Meeting_reason, ...(words ? { words } : {}),
		});
		if (answer)
			onDone(answer);
		return code ? explain(code) : '';
	};
	const changeSeries = async (series: Series, wanted: Change, words: string) => {
		const plan = changedPlan(series.plan, { ...wanted, ...asSeries(series.plan, was, wanted) }, scope.value as 'following' | 'all');
		if (!plan)
			return t('meet_own_rule');
		const { answer, code } = await client.attempt('series.change', {
			room: series.room, series: series.id, version: series.version, plan, ...(scope.value === 'following' ? { from: meeting.id } : {}), ...(words ? { words } : {}),
		});
		if (answer)
			onDone(answer);
		return code ? explain(code) : '';
	};
	return (
		<Dialog title={t('meet_change')} onClose={onClose}>
			<p class="soft" dir="auto">{nameOf(one)}</p>
			<form class="stack" autocomplete="off" onSubmit={(event) => void save(event)}>
				<div class="manage-pair">
					<Fielded label={t('plan_day')}><input type="date" name="day" required defaultValue={was.day} /></Fielded>
					<Fielded label={t('plan_start')}><input type="time" name="start" required defaultValue={wallClock(was.start)} /></Fielded>
				</div>
				<p class="soft">{t('meet_wall', { zone: cityOf(meeting.zone, meeting.start) })}</p>
				<Fielded label={t('plan_title')}><input type="text" name="title" dir="auto" required maxLength={80} defaultValue={was.title} /></Fielded>
				<div class="manage-pair">
					<Fielded label={t('plan_minutes')}><input type="number" name="minutes" min={5} max={1440} required defaultValue={String(was.minutes)} /></Fielded>
					<Fielded label={t('room_capacity')}><input type="number" name="capacity" min={0} max={100_000} required defaultValue={String(was.capacity)} /></Fielded>
					<Fielded label={t('plan_staff')}><input type="number" name="staff_needed" min={0} max={20} required defaultValue={String(was.staff_needed)} /></Fielded>
				</div>
				{series?.plan.rule && <ScopeChoice scope={scope.value} onChange={(to) => (scope.value = to)} />}
				<Why reason={scope.value === 'this'} />
				<Problem text={problem.value} />
				<button type="submit" class="button button-main" disabled={busy.value}>{t('save')}</button>
			</form>
		</Dialog>
	);
}

/// What the form begins with.
export function asItIs({ meeting, missing, staff, recurrence }: Staff_meeting, series?: Series): Change {
	const here = wallIn(meeting.zone, meeting.start);
	return {
		slot: recurrence?.day ?? here.day, day: here.day, start: here.minute, minutes: Math.round((meeting.end - meeting.start) / 60_000), title: meeting.title,
		capacity: meeting.capacity ?? 0, staff_needed: missing > 0 ? missing + staff.length : series?.plan.staff_needed ?? staff.length,
	};
}

/// What was left as it is on this date stays as it is in the series.
export function asSeries(plan: Plan, was: Change, wanted: Change): Partial<Change> {
	return {
		...(wanted.day === was.day ? { day: was.slot } : {}), ...(wanted.start === was.start ? { start: plan.start } : {}), ...(wanted.minutes === was.minutes ? { minutes: plan.minutes } : {}),
		...(wanted.title === was.title ? { title: plan.title } : {}), ...(wanted.capacity === was.capacity ? { capacity: plan.capacity ?? 0 } : {}),
		...(wanted.staff_needed === was.staff_needed ? { staff_needed: plan.staff_needed } : {}),
	};
}

export function CancelMeeting({ one, onClose, onDone }: Pick<Props, 'one' | 'onClose' | 'onDone'>) {
	const client = useClient();
	const busy = useSignal(false);
	const { meeting } = one;
	const cancel = async (event: SubmitEvent) => {
		event.preventDefault();
		const word = said(event.currentTarget);
		busy.value = true;
		const answer = await client.act('meeting.cancel', {
			room: meeting.room, meeting: meeting.id, version: meeting.version, reason: word('reason') as Meeting_reason, ...(word('words') ? { words: word('words') } : {}),
		});
		busy.value = false;
		if (answer)
			onDone(answer);
		else
			onClose();
	};
	return (
		<Dialog title={t('meet_cancel')} onClose={onClose}>
			<p class="soft" dir="auto">{nameOf(one)}</p>
			<p>{t('meet_cancel_more')}</p>
			<form class="stack" autocomplete="off" onSubmit={(event) => void cancel(event)}>
				<Why />
				<button type="submit" class="button button-clay" disabled={busy.value}>{t('meet_cancel_do')}</button>
			</form>
		</Dialog>
	);
}
