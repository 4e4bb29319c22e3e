/// What one told mentors, with their answers, and what mentors decided about oneself.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Report } from '../../link/wire.ts';
import { Quote, Step } from '../steps/step.tsx';

export function MyReports() {
	const client = useClient();
	const reports = useSignal<readonly Report[] | null>(null);
	const opened = async (event: Event) => {
		if (!(event.currentTarget as HTMLDetailsElement).open || reports.value)
			return;
		reports.value = (await client.act('report.list', {}))?.reports ?? null;
	};
	return (
		<details onToggle={opened}>
			<summary>{t('tells')}</summary>
			<div role="status">{!reports.value && t('moment')}</div>
			{reports.value?.length === 0 && <p class="soft">{t('tells_none')}</p>}
			<ul class="cards">{reports.value?.map((report) => <li key={report.id}><One report={report} /></li>)}</ul>
		</details>
	);
}

function One({ report: { about, reason, words, at, state, answer } }: { report: Report }) {
	return (
		<div class="step">
			<h3>{t(`tell_${reason}`)}</h3>
			<p class="soft">{about && <><bdi>{about.name}</bdi> · </>}{dayAndTime(at)}</p>
			{words && <p><Quote words={words} /></p>}
			<p>{t(state === 'open' ? 'told' : 'tell_answered')}{answer && <> {t('in_words')} <Quote words={answer} /></>}</p>
		</div>
	);
}

export function MySteps() {
	const steps = useClient().care.sanctions.value ?? [];
	if (steps.length === 0)
		return null;
	return (
		<details>
			<summary>{t('steps')}</summary>
			<ul class="cards">{steps.map((step) => <li key={step.id}><Step step={step} /></li>)}</ul>
		</details>
	);
}
