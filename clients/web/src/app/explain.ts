import { known, t } from '../../i18n/index.ts';

/// A refusal in words, by its code.
export function explain(code: string): string {
	if (code === 'rules_changed')
		return t('rules_new');
	const key = 'err_' + code;
	return known(key) ? t(key) : t('err_other');
}
