/// How alarms were answered over thirty days, and how right the rules were. For looking after staff and rules, not for ranking people.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, span, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Answer } from '../../link/wire.ts';

type Known = Answer<'desk.figures'>;

export function Figures() {
	const client = useClient();
	const known = useSignal<Known | null>(null);
	const live = client.line.value === 'live';
	useEffect(() => {
		if (live)
			void client.act('desk.figures', {}).then((answer) => (known.value = answer ?? known.value));
	}, [live]);
	return known.value ? <FiguresView figures={known.value} /> : <p class="soft" role="status">{t('moment')}</p>;
}

export function FiguresView({ figures }: { figures: Known }) {
	const { cases, acknowledged_p50_s, acknowledged_p90_s, alerts_per_hour, busiest, rules, drills } = figures;
	const perHour = alerts_per_hour / 100;
	return (
		<>
			<p>{t('figures_more')}</p>
			<section class="card">
				<h2>{t('figures_alarms')}</h2>
				<dl class="team-facts">
					<div><dt>{t('figures_cases')}</dt><dd>{cases.toLocaleString()}</dd></div>
					{cases > 0 && <div><dt>{t('figures_p50')}</dt><dd>{span(acknowledged_p50_s)}</dd></div>}
					{cases > 0 && <div><dt>{t('figures_p90')}</dt><dd>{span(acknowledged_p90_s)}</dd></div>}
					<div><dt>{t('figures_per_hour')}</dt><dd class={perHour > 4 ? 'team-clay' : ''}>{perHour.toLocaleString(undefined, { maximumFractionDigits: 2 })}</dd></div>
				</dl>
				{perHour > 4 && <p class="soft">{t('figures_too_many')}</p>}
			</section>
			{busiest.length > 0 && (
				<section class="card">
					<h2>{t('figures_busiest')}</h2>
					<p class="soft">{t('figures_busiest_more')}</p>
					<dl class="team-facts">{busiest.map(({ person, alerts }) => <div key={person.id}><dt><bdi>{person.name}</bdi></dt><dd>{t('alerts_n', { n: alerts })}</dd></div>)}</dl>
				</section>
			)}
			<section class="card">
				<h2>{t('figures_rules')}</h2>
				{rules.length === 0 && <p class="soft">{t('figures_rules_none')}</p>}
				<dl class="team-facts">
					{rules.map(({ rule, judged, right, share, repair }) => (
						<div key={rule}><dt><code>{rule}</code></dt><dd class={repair ? 'team-clay' : ''}>{t('figures_right', { right, n: judged })} · {share} %{repair && <> · {t('figures_repair')}</>}</dd></div>
					))}
				</dl>
			</section>
			{drills.length > 0 && (
				<section class="card">
					<h2>{t('practice')}</h2>
					<dl class="team-facts">{drills.map(({ at, took }) => <div key={at}><dt>{dayAndTime(at)}</dt><dd class={took === undefined ? 'team-clay' : ''}>{took === undefined ? t('drill_unanswered') : span(took)}</dd></div>)}</dl>
				</section>
			)}
		</>
	);
}
