/// A shift, planned or changed: by the clock on the wall of its own time zone, every week or once.
import { useSignal } from '@preact/signals';
import { language, languages, t, type Key } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Answer, Asked, Person, Shift } from '../../link/wire.ts';
import { firstDay, isOnce, lasting, minutesOf, wallClock } from '../../model/roster.ts';
import { Check, Field } from '../field/field.tsx';
import { staffKnown } from './staff.ts';
import { tierName } from './roster.tsx';

interface Props {
	/// Missing: a new one.
	shift?: Shift;
	roster: Answer<'roster.list'>;
	onDone(): void;
}

export function ShiftForm({ shift, roster, onDone }: Props) {
	const client = useClient();
	const weekday = useSignal(shift?.weekday ?? 1);
	const first = useSignal(shift?.first_day ?? firstDay(1, Date.now()));
	const once = useSignal(shift ? isOnce(shift) : false);
	const problem = useSignal('');
	const busy = useSignal(false);
	const people = staffKnown(client, rosterPeople(roster));
	const save = async (event: SubmitEvent) => {
		event.preventDefault();
		const fields = shiftFields(new FormData(event.currentTarget as HTMLFormElement), once.value, shift?.id);
		if (!fields)
			return void (problem.value = t('shift_times_wrong'));
		busy.value = true;
		const { answer, code, field } = await client.attempt('roster.set', fields);
		busy.value = false;
		problem.value = answer ? '' : code === 'bad_field' || code === 'not_allowed' ? t(wrong(field)) : explain(code ?? '');
		if (answer)
			onDone();
	};
	const remove = async () => {
		if (await client.act('roster.remove', { shift: shift!.id }))
			onDone();
	};
	const chooseWeekday = (to: number) => {
		weekday.value = to;
		if (!shift)
			first.value = firstDay(to, Date.now());
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={save}>
			<Field label={t('shift_who')}>
				<select name="member" required>
					{people.map(({ id, name }) => <option key={id} value={id} selected={id === (shift?.member.id ?? client.me.value?.id)}>{name}</option>)}
				</select>
			</Field>
			<Field label={t('shift_tier')}>
				<select name="tier">{[1, 2, 3].map((tier) => <option key={tier} value={tier} selected={tier === (shift?.tier ?? 1)}>{tierName(tier)}</option>)}</select>
			</Field>
			<Field label={t('shift_weekday')}>
				<select name="weekday" value={weekday.value} onChange={(event) => chooseWeekday(Number(event.currentTarget.value))}>
					{[1, 2, 3, 4, 5, 6, 7].map((day) => <option key={day} value={day} selected={day === weekday.value}>{weekdayName(day)}</option>)}
				</select>
			</Field>
			<div class="manage-pair">
				<Field label={t('shift_from')}><input type="time" name="from" required defaultValue={wallClock(shift?.start ?? 19 * 60)} /></Field>
				<Field label={t('shift_until')}><input type="time" name="until" required defaultValue={wallClock(shift ? shift.start + shift.minutes : 22 * 60)} /></Field>
			</div>
			<Field label={t('shift_zone')} hint={t('shift_zone_hint')}>
				<input type="text" name="zone" required maxLength={64} list="zones" dir="ltr" spellcheck={false} defaultValue={shift?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone} />
			</Field>
			<datalist id="zones">{zones().map((zone) => <option key={zone} value={zone} />)}</datalist>
			<Field label={t('language')}>
				<select name="language">
					<option value="">{t('shift_any_language')}</option>
					{Object.entries(languages).map(([tag, name]) => <option key={tag} value={tag} lang={tag} selected={tag === shift?.language}>{name}</option>)}
				</select>
			</Field>
			<Field label={t('shift_first')}><input type="date" name="first" required value={first.value} onInput={(event) => (first.value = event.currentTarget.value)} /></Field>
			<Check label={t('shift_once')} checked={once.value} onChange={(on) => (once.value = on)} />
			{!once.value && <Field label={t('shift_last')} hint={t('shift_last_hint')}><input type="date" name="last" defaultValue={shift && !isOnce(shift) ? shift.last_day ?? '' : ''} /></Field>}
			<div role="alert">{problem.value && <p class="problem">{problem.value}</p>}</div>
			<div class="row">
				<button type="submit" class="button button-main" disabled={busy.value}>{t('save')}</button>
				{shift && <button type="button" class="button button-clay" disabled={busy.value} onClick={() => void remove()}>{t('shift_remove')}</button>}
			</div>
		</form>
	);
}

/// What the form says; undefined when its times are none.
export function shiftFields(data: FormData, once: boolean, shift?: string): Asked<'roster.set'> | undefined {
	const text = (name: string) => String(data.get(name) ?? '').trim();
	const [start, end] = [minutesOf(text('from')), minutesOf(text('until'))];
	if (start === undefined || end === undefined || !text('first'))
		return undefined;
	const last = once ? text('first') : text('last');
	return {
		...(shift ? { shift } : {}), member: text('member'), tier: Number(text('tier')), zone: text('zone'), weekday: once ? weekdayOf(text('first')) : Number(text('weekday')),
		start, minutes: lasting(start, end), first_day: text('first'), ...(last ? { last_day: last } : {}), ...(text('language') ? { language: text('language') } : {}),
	};
}

function wrong(field: string | undefined): Key {
	switch (field) {
	case 'member':
		return 'shift_not_allowed';
	case 'start':
		return 'shift_overlaps';
	case 'zone':
		return 'shift_zone_wrong';
	default:
		return 'shift_refused';
	}
}

/// Monday is 1.
function weekdayOf(day: string): number {
	return (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7 + 1;
}

function weekdayName(weekday: number): string {
	// 5 January 1970 was a Monday.
	return new Intl.DateTimeFormat(language(), { weekday: 'long', timeZone: 'UTC' }).format((weekday + 3) * 86_400_000 + 43_200_000);
}

function zones(): string[] {
	return (Intl as { supportedValuesOf?(key: string): string[] }).supportedValuesOf?.('timeZone') ?? [];
}

function rosterPeople({ shifts, duties, people = [] }: Answer<'roster.list'>): Person[] {
	return [...people, ...shifts.map(({ member }) => member), ...duties.map(({ member }) => member)];
}
