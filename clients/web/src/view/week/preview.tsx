/// How a plan comes out, in a sentence and with its next dates. The server says it.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Answer, Plan } from '../../link/wire.ts';
import { elsewhere, lacksTime, planOf, type PlanForm } from '../../model/plan.ts';
import { isZone } from '../../model/wall.ts';
import { problemsOf, type Problems } from './plan-form.tsx';
import { joinSentence, planSentence, shortDay } from './sentence.ts';
import { ownZone, timesOf } from './when.ts';
import { dayIn } from '../../../i18n/zones.ts';

export type Previewed = Answer<'series.preview'>;

/// Who types asks when they pause.
const pause = 250;

export interface Preview {
	plan: Plan;
	answer: Previewed;
	/// Whose clock `shifts` are about.
	zone: string;
}

/// The newest that could be had, and what does not fit in the newest form.
export function usePreview(room: string | undefined, form: Signal<PlanForm>, other: Signal<string>, series?: string, kept?: Pick<Plan, 'extra' | 'left_out'>) {
	const client = useClient();
	const preview = useSignal<Preview | null>(null);
	const problems = useSignal<Problems>({});
	const asked = useRef(0);
	const live = client.line.value === 'live';
	const zone = isZone(other.value) ? other.value : ownZone();
	useEffect(() => {
		const number = ++asked.current;
		if (!room || !live)
			return;
		if (lacksTime(form.value)) {
			preview.value = null;
			problems.value = {};
			return;
		}
		const timer = setTimeout(async () => {
			const plan = planOf(form.value, Date.now(), kept);
			const { answer, code, field } = await client.attempt('series.preview', { room, plan: { ...plan, title: plan.title || '–' }, zone, ...(series ? { series } : {}) });
			if (number !== asked.current)
				return;
			problems.value = code ? problemsOf(code, field, form.value, explain) : {};
			preview.value = answer ? { plan, answer, zone } : null;
		}, pause);
		return () => clearTimeout(timer);
	}, [room, live, zone, form.value]);
	return { preview, problems };
}

/// Always there, so that it is read out when it changes, also to what does not fit.
export function Sentence({ preview, problems = {} }: { preview: Preview | null; problems?: Problems }) {
	return <p role="status" class={preview ? 'week-preview' : 'week-preview soft'}>{preview ? sentence(preview) : Object.values(problems)[0] ?? t('plan_preview')}</p>;
}

export function NextDates({ preview: { plan, answer } }: { preview: Preview }) {
	return (
		<section class="stack-tight">
			<h2>{t('series_dates')}</h2>
			<ol class="week-next">{answer.next.slice(0, 6).map((date) => <li key={date.start}><NextDate date={date} plan={plan} /></li>)}</ol>
		</section>
	);
}

export function sentence({ plan, answer, zone }: Preview): string {
	const { next, last, count } = answer;
	const [first] = next;
	if (!first)
		return t('plan_none');
	const there = zone === plan.zone ? undefined : elsewhere(answer, zone);
	const ends = plan.rule && last !== undefined && next.length > 1;
	return [
		planSentence(plan, first.start), t('plan_next', { day: shortDay(dayIn(plan.zone, first.start)) }), there && joinSentence(there, zone, first.start),
		ends && t('plan_last_one', { day: shortDay(dayIn(plan.zone, last)) }), ends && count !== undefined && t('plan_count', { n: count }),
		t(plan.public ? 'plan_is_public' : 'plan_not_public'),
	].filter(Boolean).join(' ');
}

function NextDate({ date, plan }: { date: Previewed['next'][number]; plan: Plan }) {
	const { start, end, skipped, twice, closure, overlaps } = date;
	const notes = [skipped && t('plan_skipped'), twice && t('plan_twice'), closure && t('plan_closed', { title: closure }), overlaps && t('plan_overlaps', { title: overlaps })].filter(Boolean);
	return (
		<>
			<span>{timesOf({ start, end, zone: plan.zone }, true)}</span>
			{notes.map((note) => <span key={note as string} class={closure || overlaps ? 'week-note week-clay' : 'week-note'}>{note}</span>)}
		</>
	);
}
