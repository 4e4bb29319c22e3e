/// All lines of a country, for everybody: also before joining, and without being signed in.
import { useEffect } from 'preact/hooks';
import { dayAndTime, language, regionName, t } from '../../../i18n/index.ts';
import { useAround } from '../../app/context.ts';
import { away, keepLines, lookAtLines } from '../../app/lines.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { Basics } from './basics.tsx';
import { LineList } from './lines.tsx';

export function LinesPage() {
	const client = useAround();
	const { value: known } = client.help.lines;
	const wanted = client.help.region.value;
	useEffect(() => keepLines(client), [client.line.value]);
	return (
		<main class="page lines-page" id="main" tabIndex={-1}>
			<h1>{t('help')}</h1>
			<p>{t('help_lead')}</p>
			{known && known.regions.length > 0 && <Country regions={known.regions} wanted={wanted} />}
			<div role="status" class="lines-news">
				{known && away.value && <p class="soft">{t('lines_kept', { time: dayAndTime(known.at) })}</p>}
				{known?.region && wanted && known.region !== wanted && known.wanted === wanted && <p>{t('lines_other', { country: regionName(known.region) })}</p>}
				{known && known.lines.length === 0 && <p>{t('lines_none')}</p>}
			</div>
			{known?.lines.length
				? <section class="stack" aria-label={known.region && regionName(known.region)}>
					{known.region && <h2>{regionName(known.region)}</h2>}
					<LineList lines={known.lines} />
					<p class="soft">{t('lines_next')}</p>
				</section>
				: <Basics />}
			{known && known.lines.length > 0 && <p>{t('help_else')}</p>}
			<p>{t('help_mentor')}</p>
			<div class="row">
				<a class="button" href="#"><Icon name="back" />{t('back')}</a>
				{known?.elsewhere && <a class="lines-all" href={known.elsewhere} target="_blank" rel="noopener noreferrer">{t('lines_elsewhere')}</a>}
			</div>
		</main>
	);
}

function Country({ regions, wanted }: { regions: readonly string[]; wanted: string | undefined }) {
	const client = useAround();
	const byName = new Intl.Collator(language());
	const named = regions.map((region) => ({ region, name: regionName(region) })).sort((a, b) => byName.compare(a.name, b.name));
	const choose = (region: string) => {
		if (!region)
			return;
		client.help.choose(region);
		void lookAtLines(client);
	};
	return (
		<Field label={t('lines_country')}>
			<select value={wanted ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
				{!wanted && <option value="">{t('lines_choose')}</option>}
				{wanted && !regions.includes(wanted) && <option value={wanted}>{regionName(wanted)}</option>}
				{named.map(({ region, name }) => <option key={region} value={region}>{name}</option>)}
			</select>
		</Field>
	);
}
