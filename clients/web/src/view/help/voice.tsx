/// Says once what has changed: at once that mentors were alerted and that one has seen it, the rest when there is a pause.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, t } from '../../../i18n/index.ts';
import type { Client } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import type { News } from '../../app/help.ts';
import type { Help } from '../../link/wire.ts';
import { keepLines } from '../../app/lines.ts';
import { knownOf } from '../../model/help.ts';
import { nameOf, textOf } from './stands.ts';

const lasts = 8_000;

export function Voice() {
	const client = useClient();
	const loud = useSignal('');
	const soft = useSignal('');
	const news = client.help.news.value;
	useEffect(() => {
		if (!news)
			return;
		const text = news.what.map((what) => sayOf(client, what, news.help)).join(' ');
		const atOnce = news.what.includes('called') || news.what.includes('seen');
		(atOnce ? loud : soft).value = text;
		const timer = setTimeout(() => {
			loud.value = soft.value = '';
			if (client.help.news.value === news)
				client.help.news.value = null;
		}, lasts);
		return () => clearTimeout(timer);
	}, [news]);
	useEffect(() => keepLines(client), [client.line.value, language()]);
	return (
		<>
			<div role="status" class="hidden-text">{soft.value}</div>
			<div role="alert" class="hidden-text">{loud.value}</div>
		</>
	);
}

/// As it was when it changed: more may have happened since.
function sayOf(client: Client, what: News, help: Help | undefined): string {
	if (what === 'aside')
		return t('aside_ask', { name: nameOf(help) });
	if (what === 'card')
		return `${t('auto')}. ${t('auto_more')} ${t('auto_danger')}`;
	const press = what === 'sending' || what === 'unsent' || what === 'refused' ? { state: what } : undefined;
	const inside = client.standing.value === 'in' || client.standing.value === 'starting';
	const known = knownOf({ press, help, live: client.line.value === 'live', inside });
	return known ? textOf(known, help) : '';
}
