/// The messages around a case, with the words the software saw marked.
import { t } from '../../../i18n/index.ts';
import type { Entry, Flag, Report } from '../../link/wire.ts';
import { LitWords } from '../finding/finding.tsx';
import { when } from '../queue/queue.tsx';

interface Props {
	window: readonly Entry[];
	flags: readonly Flag[];
	reports: readonly Report[];
	/// Whom it is about.
	subject: string;
}

export function Around({ window, flags, reports, subject }: Props) {
	if (window.length === 0)
		return <p class="soft">{t('around_none')}</p>;
	return (
		<ol class="around">
			{window.map((entry) => (
				<li key={entry.seq} class={entry.by.id === subject ? 'around-them' : ''}>
					<Said entry={entry} findings={flags.filter(({ seq }) => seq === entry.seq).flatMap((flag) => flag.findings)} told={reports.some(({ target }) => target === entry.seq)} />
				</li>
			))}
		</ol>
	);
}

function Said({ entry, findings, told }: { entry: Entry; findings: Flag['findings']; told: boolean }) {
	const { by, at, body, warning, edited } = entry;
	return (
		<>
			<p class="soft">
				<bdi><strong>{by.name}</strong></bdi> · <time dateTime={new Date(at).toISOString()}>{when(at)}</time>
				{told && <> · {t('reported')}</>}
				{edited && <> · {findings.length ? t('changed_since') : t('edited')}</>}
				{warning && <> · {t('warned', { topic: t(`topic_${warning}`) })}</>}
			</p>
			{body === undefined ? <p class="soft">{t('taken_down')}</p> : <LitWords body={body} findings={edited ? [] : findings} />}
		</>
	);
}
