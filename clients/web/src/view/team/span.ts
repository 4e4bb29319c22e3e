import { span, t } from '../../../i18n/index.ts';

/// So much time in the largest unit that fits: "3 minutes", "2 hours".
export function longSpan(seconds: number): string {
	if (seconds >= 86_400 && seconds % 86_400 === 0)
		return t('days', { n: seconds / 86_400 });
	return seconds >= 3_600 && seconds % 3_600 === 0 ? t('hours', { n: seconds / 3_600 }) : span(seconds);
}
