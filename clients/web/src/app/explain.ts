import { clockTime, dayAndTime, known, t } from '../../i18n/index.ts';
import type { Boundary, Why } from '../link/wire.ts';

const hours = 12 * 3_600_000;

/// A refusal in words, by its code.
export function explain(code: string, { boundaries, until }: Why = {}): string {
	if (code === 'rules_changed')
		return t('rules_new');
	if (code === 'boundary' && boundaries)
		return `${t('err_boundary')} ${near(boundaries)}`;
	if (code === 'read_only' && until)
		return t('muted_until', { time: soon(until) });
	const key = 'err_' + code;
	return known(key) ? t(key) : t('err_other');
}

/// What words come close to, carefully: software saw it, and may be wrong.
export function near(boundaries: readonly Boundary[]): string {
	return boundaries.map((boundary) => t(`near_${boundary}`)).join(' ');
}

/// A time of the next hours by the clock, a later one with its day.
export function soon(time: number): string {
	return time - Date.now() < hours ? clockTime(time) : dayAndTime(time);
}
