/// Ground rules: one a line, as the room wrote them.
import { t } from '../../../i18n/index.ts';
import './rules.css';

export function Rules({ text, lang }: { text: string; lang: string }) {
	const lines = ruleLines(text);
	if (lines.length === 0)
		return null;
	return (
		<section class="rules">
			<h2>{t('rules')}</h2>
			<ul lang={lang}>{lines.map((line) => <li key={line} dir="auto">{line}</li>)}</ul>
		</section>
	);
}

export function ruleLines(text: string): string[] {
	return text.split('\n').map((line) => line.replace(/^\s*[-*•]\s*/, '').trim()).filter(Boolean);
}
