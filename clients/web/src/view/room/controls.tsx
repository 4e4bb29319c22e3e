/// What is on in a room just now that whoever writes there will notice, in plain words.
import { span, t } from '../../../i18n/index.ts';
import type { Room } from '../../link/wire.ts';

export function controlsOf({ controls }: Room): string[] {
	const on = [
		controls.slow_s > 0 && t('slow_mode', { span: span(controls.slow_s) }),
		controls.links_off && t('links_off'),
		controls.newcomers_wait && t('new_wait'),
	];
	return on.filter((line): line is string => line !== false);
}
