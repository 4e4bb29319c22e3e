/// A drop-in changed as a whole or from one date on, and its end.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Series, Staff_meeting } from '../../link/wire.ts';
import { formOf, lacks, planOf } from '../../model/plan.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Problem } from '../field/field.tsx';
import { Fielded, said, Why } from './fielded.tsx';
import { focusProblem, PlanFields, problemsOf, type Problems } from './plan-form.tsx';
import { NextDates, Sentence, usePreview } from './preview.tsx';
import { ScopeChoice, type Scope } from './scope.tsx';
import { dayTime } from './when.ts';

interface Props {
	series: Series;
	/// Ahead, and not cancelled.
	dates: readonly Staff_meeting[];
	onClose(): void;
	onDone(newer: Series): void;
}

export function EditSeries({ series, dates, onClose, onDone }: Props) {
	const client = useClient();
	const form = useSignal(formOf(series.plan));
	const other = useSignal('');
	const scope = useSignal<Scope>('all');
	const from = useSignal(dates[0]?.meeting.id ?? '');
	const refused = useSignal<Problems>({});
	const busy = useSignal(false);
	const element = useRef<HTMLFormElement>(null);
	const { preview, problems } = usePreview(series.room, form, other, series.id, series.plan);
	const all: Problems = { ...problems.value, ...refused.value };
	// What was refused may fit now.
	useEffect(() => void (refused.value = {}), [form.value]);
	const refuse = (why: Problems) => {
		refused.value = why;
		setTimeout(() => focusProblem(element.current, why));
	};
	const save = async (event: SubmitEvent) => {
		event.preventDefault();
		const words = said(event.currentTarget)('words');
		const lacking = lacks(form.value);
		if (lacking)
			return refuse(problemsOf('missing_field', lacking, form.value, explain));
		busy.value = true;
		const { answer, code, field } = await client.attempt('series.change', {
			room: series.room, series: series.id, version: series.version, plan: planOf(form.value, Date.now(), series.plan),
			...(scope.value === 'following' ? { from: from.value } : {}), ...(words ? { words } : {}),
		});
		busy.value = false;
		if (answer)
			onDone(answer.series);
		else
			refuse(problemsOf(code!, field, form.value, explain));
	};
	return (
		<Dialog title={t('series_edit')} onClose={onClose}>
			<form ref={element} class="stack" autocomplete="off" noValidate onSubmit={(event) => void save(event)}>
				<PlanFields form={form} problems={all} />
				{series.plan.rule && dates.length > 0 && <ScopeChoice scope={scope.value} scopes={['following', 'all']} onChange={(to) => (scope.value = to)} />}
				{scope.value === 'following' && <From dates={dates} value={from.value} onChange={(id) => (from.value = id)} />}
				<Why reason={false} />
				<Sentence preview={preview.value} problems={problems.value} />
				<Problem text={all[''] ?? ''} />
				<button type="submit" class="button button-main" disabled={busy.value}>{t('save')}</button>
				{preview.value && <NextDates preview={preview.value} />}
			</form>
		</Dialog>
	);
}

export function EndSeries({ series, dates, onClose, onDone }: Props) {
	const client = useClient();
	const busy = useSignal(false);
	const from = useSignal('');
	const end = async (event: SubmitEvent) => {
		event.preventDefault();
		const words = said(event.currentTarget)('words');
		busy.value = true;
		const answer = await client.act('series.end', { room: series.room, series: series.id, version: series.version, ...(from.value ? { from: from.value } : {}), ...(words ? { words } : {}) });
		busy.value = false;
		if (answer)
			onDone(answer.series);
		else
			onClose();
	};
	return (
		<Dialog title={t('series_end')} onClose={onClose}>
			<p>{t('series_end_more')}</p>
			<form class="stack" autocomplete="off" onSubmit={(event) => void end(event)}>
				<From dates={dates} value={from.value} now onChange={(id) => (from.value = id)} />
				<Why reason={false} />
				<button type="submit" class="button button-clay" disabled={busy.value}>{t('series_end')}</button>
			</form>
		</Dialog>
	);
}

/// From which date on.
function From({ dates, value, now = false, onChange }: { dates: readonly Staff_meeting[]; value: string; now?: boolean; onChange(id: string): void }) {
	return (
		<Fielded label={t('series_from')}>
			<select onChange={(event) => onChange(event.currentTarget.value)}>
				{now && <option value="" selected={value === ''}>{t('series_now')}</option>}
				{dates.slice(0, 60).map(({ meeting }) => <option key={meeting.id} value={meeting.id} selected={meeting.id === value}>{dayTime(meeting.start)}</option>)}
			</select>
		</Fielded>
	);
}
