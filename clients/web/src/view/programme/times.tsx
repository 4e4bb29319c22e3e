/// Fetched by load.tsx: one's reminders and one's calendar. How somebody is reached is asked by a line of its own, which closes by itself.
import { useEffect, useMemo } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { ShortLine } from '../../app/short-line.ts';
import { browserClock } from '../../link/clock.ts';
import type { Api } from '../../link/api.ts';
import { Calendars } from '../remind/calendars.tsx';
import { Reminders } from '../remind/remind.tsx';

export function Times({ api, dial }: { api: Api; dial(): WebSocket }) {
	const line = useMemo(() => new ShortLine({ clock: browserClock, dial }), []);
	useEffect(() => () => line.close(), []);
	return (
		<>
			<section class="card"><h3>{t('remind')}</h3><Reminders api={api} reach={line} /></section>
			<section class="card"><h3>{t('cal_title')}</h3><Calendars api={api} /></section>
		</>
	);
}

/// The page has all words it needs.
export async function learnWords(): Promise<void> {}
