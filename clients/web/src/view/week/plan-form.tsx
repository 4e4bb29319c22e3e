/// A drop-in on one screen: title, days, time; all else is folded and has good defaults. How it comes out is asked of the server while one types.
import type { Signal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { languages, t, type Key } from '../../../i18n/index.ts';
import type { PlanForm, Repeat } from '../../model/plan.ts';
import { Check } from '../field/field.tsx';
import { Fielded, FieldedSet } from './fielded.tsx';
import { weekdayName } from './sentence.ts';

/// What does not fit, by the name of its field; '': nowhere in particular.
export type Problems = Readonly<Record<string, string>>;

interface Props {
	form: Signal<PlanForm>;
	problems: Problems;
	/// The first field has the focus at once, where that brings up no keyboard over the page.
	focus?: boolean;
}

/// Fields that are folded away at first.
const folded = ['rule', 'last', 'times', 'begins', 'minutes', 'zone', 'capacity', 'language', 'staff_needed', 'audience', 'opens', 'entry', 'about'];
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const repeats: readonly Repeat[] = ['weekly', 'fortnightly', 'monthly', 'once', 'rule'];

type Texts = { [K in keyof PlanForm]: PlanForm[K] extends string ? K : never }[keyof PlanForm];

export function PlanFields({ form, problems, focus = false }: Props) {
	const { repeat, days } = form.value;
	const first = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (focus && matchMedia('(pointer: fine)').matches)
			first.current?.focus();
	}, []);
	const set = (fields: Partial<PlanForm>) => (form.value = { ...form.value, ...fields });
	/// What each text field has in common.
	const text = (name: Texts) => ({ name, value: form.value[name], onInput: (event: Event) => set({ [name]: (event.currentTarget as HTMLInputElement).value }) });
	const number = (name: Texts, min: number, max: number) => ({ ...text(name), type: 'number', inputMode: 'numeric' as const, min, max });
	const toggle = (day: number, on: boolean) => set({ days: on ? [...days, day] : days.filter((one) => one !== day) });
	return (
		<>
			<Fielded label={t('plan_title')} hint={t('plan_title_hint')} problem={problems.title}><input ref={first} type="text" dir="auto" maxLength={80} {...text('title')} /></Fielded>
			{repeat === 'once' && <Fielded label={t('plan_day')} problem={problems.day}><input type="date" {...text('begins')} /></Fielded>}
			{repeat !== 'once' && repeat !== 'rule' && (
				<FieldedSet label={t('plan_days')} problem={problems.days}>
					<div class="week-days">{weekdays.map((day) => <Chip key={day} day={day} on={days.includes(day)} onChange={(on) => toggle(day, on)} />)}</div>
				</FieldedSet>
			)}
			<Fielded label={t('plan_start')} problem={problems.start}><input type="time" {...text('start')} /></Fielded>
			<Check name="public" label={t('plan_public')} checked={form.value.public} onChange={(on) => set({ public: on })} />
			<Folded open={folded.some((name) => problems[name])}>
				<Fielded label={t('plan_repeat')}>
					<select name="repeat" value={repeat} onChange={(event) => set({ repeat: event.currentTarget.value as Repeat })}>
						{repeats.map((one) => <option key={one} value={one} selected={one === repeat}>{t(`plan_${one}`)}</option>)}
					</select>
				</Fielded>
				{repeat === 'monthly' && (
					<Fielded label={t('plan_nth')}>
						<select name="nth" onChange={(event) => set({ nth: Number(event.currentTarget.value) })}>
							{([1, 2, 3, 4, -1] as const).map((nth) => <option key={nth} value={nth} selected={nth === form.value.nth}>{t(nth === -1 ? 'nth_usual_last' : `nth_usual_${nth}`)}</option>)}
						</select>
					</Fielded>
				)}
				{repeat === 'rule' && <Fielded label={t('plan_rule_text')} hint={t('plan_rule_hint')} problem={problems.rule}><input type="text" dir="ltr" spellcheck={false} maxLength={500} {...text('rule')} /></Fielded>}
				{repeat !== 'once' && <Fielded label={t('plan_begins')} hint={t('plan_begins_hint')} problem={problems.day}><input type="date" {...text('begins')} /></Fielded>}
				{repeat !== 'once' && repeat !== 'rule' && <Ends form={form.value} set={set} problems={problems} />}
				<div class="manage-pair">
					<Fielded label={t('plan_minutes')} problem={problems.minutes}><input {...number('minutes', 5, 1440)} /></Fielded>
					<Fielded label={t('plan_staff')} problem={problems.staff_needed}><input {...number('staff_needed', 0, 20)} /></Fielded>
				</div>
				<Zone label={t('plan_zone')} hint={t('plan_zone_hint')} problem={problems.zone} field={text('zone')} />
				<Fielded label={t('room_capacity')} hint={t('plan_capacity_hint')} problem={problems.capacity}><input {...number('capacity', 0, 100_000)} /></Fielded>
				<Fielded label={t('language')} problem={problems.language}>
					<select name="language" onChange={(event) => set({ language: event.currentTarget.value })}>
						{[...new Set([...Object.keys(languages), ...(form.value.language ? [form.value.language] : [])])].map((tag) => <option key={tag} value={tag} lang={tag} selected={tag === form.value.language}>{languages[tag] ?? tag}</option>)}
					</select>
				</Fielded>
				<Fielded label={t('plan_audience')} hint={t('plan_audience_hint')} problem={problems.audience}><input type="text" dir="auto" maxLength={60} {...text('audience')} /></Fielded>
				<Fielded label={t('plan_about')} problem={problems.about}><textarea dir="auto" rows={2} maxLength={500} {...text('about')} /></Fielded>
				<div class="manage-pair">
					<Fielded label={t('plan_opens')} problem={problems.opens}><input {...number('opens', 0, 240)} /></Fielded>
					<Fielded label={t('plan_entry')} hint={t('plan_entry_hint')} problem={problems.entry}><input {...number('entry', 0, 1440)} /></Fielded>
				</div>
				{form.value.public && <Check name="guide" label={t('plan_guide')} checked={form.value.guide} onChange={(on) => set({ guide: on })} />}
			</Folded>
		</>
	);
}

function Chip({ day, on, onChange }: { day: number; on: boolean; onChange(on: boolean): void }) {
	return (
		<label class="week-day">
			<input type="checkbox" name="days" checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
			<span aria-hidden="true">{weekdayName(day, 'short')}</span><span class="hidden-text">{weekdayName(day)}</span>
		</label>
	);
}

function Ends({ form, set, problems }: { form: PlanForm; set(fields: Partial<PlanForm>): void; problems: Problems }) {
	return (
		<div class="manage-pair">
			<Fielded label={t('plan_ends')}>
				<select name="ends" onChange={(event) => set({ ends: event.currentTarget.value as PlanForm['ends'] })}>
					{(['never', 'day', 'times'] as const).map((one) => <option key={one} value={one} selected={one === form.ends}>{t(`plan_ends_${one}`)}</option>)}
				</select>
			</Fielded>
			{form.ends === 'day' && <Fielded label={t('plan_last')} problem={problems.last}><input type="date" name="last" value={form.last} onInput={(event) => set({ last: event.currentTarget.value })} /></Fielded>}
			{form.ends === 'times' && <Fielded label={t('plan_times')} problem={problems.times}><input type="number" name="times" min={1} max={1000} value={form.times} onInput={(event) => set({ times: Number(event.currentTarget.value) })} /></Fielded>}
		</div>
	);
}

/// What is seldom changed; open by itself when something in there does not fit.
function Folded({ open, children }: { open: boolean; children: preact.ComponentChildren }) {
	const box = useRef<HTMLDetailsElement>(null);
	useEffect(() => {
		if (open && box.current)
			box.current.open = true;
	}, [open]);
	return (
		<details ref={box} class="week-fold">
			<summary>{t('plan_more')}</summary>
			<div class="stack fold-in">{children}</div>
		</details>
	);
}

/// A time zone by its name, with all there are to choose from.
export function Zone({ label, hint, problem, field }: { label: string; hint?: string; problem?: string; field: object }) {
	const id = useId();
	return (
		<>
			<Fielded label={label} hint={hint} problem={problem}><input type="text" dir="ltr" maxLength={64} spellcheck={false} autocomplete="off" list={id} {...field} /></Fielded>
			<datalist id={id}>{zones().map((zone) => <option key={zone} value={zone} />)}</datalist>
		</>
	);
}

function zones(): string[] {
	return (Intl as { supportedValuesOf?(key: string): string[] }).supportedValuesOf?.('timeZone') ?? [];
}

const told: Readonly<Record<string, Key>> = {
	title: 'plan_bad_title', days: 'plan_bad_days', day: 'plan_bad_day', start: 'plan_bad_start', rule: 'plan_bad_rule', zone: 'plan_bad_zone', minutes: 'plan_bad_minutes', capacity: 'plan_bad_capacity',
};

/// A refusal as words at the field it is about. The server names it as plan.rule, or as rule.
export function problemsOf(code: string, field: string | undefined, form: PlanForm, explain: (code: string) => string): Problems {
	const name = field?.split('.').at(-1)?.replace(/\[\d+\]$/, '') ?? '';
	if (code === 'overlap')
		return { start: t('plan_bad_overlap') };
	if (code === 'too_small')
		return { capacity: t('err_too_small') };
	if (!['bad_field', 'missing_field', 'too_large'].includes(code) || !(name in form || name === 'day'))
		return { '': explain(code) };
	// The usual rules are made here: what does not fit is their end.
	if (name === 'rule' && form.repeat !== 'rule')
		return { [form.ends === 'times' ? 'times' : form.ends === 'day' ? 'last' : '']: t('plan_bad_field') };
	return { [name]: t(told[name] ?? 'plan_bad_field') };
}

/// The first field that does not fit, and the focus to it.
export function focusProblem(element: HTMLFormElement | null, problems: Problems): void {
	const [name] = Object.keys(problems).filter((one) => one !== '');
	if (!element || !name)
		return;
	const field = element.elements.namedItem(name === 'day' ? 'begins' : name);
	const control = field instanceof Element ? field : (field as RadioNodeList | null)?.[0];
	control?.closest('details')?.setAttribute('open', '');
	(control as HTMLElement | undefined)?.focus();
}
