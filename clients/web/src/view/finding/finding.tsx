/// What the software saw in a message: its words marked, and each thing it saw in plain words.
import { t } from '../../../i18n/index.ts';
import { quoted, stretches } from '../../app/lit.ts';
import type { Finding } from '../../link/wire.ts';

export function LitWords({ body, findings }: { body: string; findings: readonly Finding[] }) {
	return (
		<p class="lit" dir="auto">
			{stretches(body, findings).map(({ text, lit }, at) => (lit ? <mark key={at}>{text}</mark> : text))}
		</p>
	);
}

/// `body` missing: the words are not known here.
export function Findings({ body, findings }: { body?: string; findings: readonly Finding[] }) {
	if (findings.length === 0)
		return null;
	return <ul class="findings">{findings.map((finding, at) => <li key={at}><Seen body={body} finding={finding} /></li>)}</ul>;
}

function Seen({ body, finding }: { body?: string; finding: Finding }) {
	const { rule, why, level, raw, boundary, lowered_by, reasons = [] } = finding;
	const words = body === undefined ? '' : quoted(body, finding);
	return (
		<>
			<p>{words && <><bdi class="quote">“{words}”</bdi>: </>}<span lang="en">{why}</span></p>
			<p class="soft">{boundary ? t(`boundary_${boundary}`) : t(`triage_${level}`)} · {t('rule_is', { rule })}</p>
			{raw !== level && <p class="soft">{t('lowered', { level: t(`triage_${raw}`), rule: lowered_by ?? '' })}</p>}
			{reasons.length > 0 && <p class="soft">{t('weighed', { words: reasons.join(', ') })}</p>}
		</>
	);
}
