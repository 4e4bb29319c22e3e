/// What shows outside the page: the mark on the tab's icon, and a notification of the browser while the page is hidden.
import { effect, untracked } from '@preact/signals';
import { t } from '../../i18n/index.ts';
import type { Alarm } from '../model/alarms.ts';
import { hrefOf, type Route } from './address.ts';
import type { Alarms } from './alarms.ts';
import type { Client } from './client.ts';

/// As the plain one, with a mark. Made here: it is rarely seen, and fetching it could fail just then.
const marked = 'data:image/svg+xml,' + encodeURIComponent(
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="3" width="26" height="26" rx="6" fill="#9C3F24"/><circle cx="16" cy="16" r="6" fill="#fff"/></svg>');

export function showOutside(client: Client, alarms: Alarms): void {
	const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
	const plain = icon?.getAttribute('href') ?? '';
	effect(() => icon?.setAttribute('href', alarms.standing.value.length ? marked : plain));
	effect(() => {
		const { value: alarm } = alarms.newest;
		if (alarm)
			untracked(() => document.hidden && void notify(client.hello.value?.site ?? '', alarm.drill, hrefOf(placeOf(alarm))));
	});
	// From a notification that was pressed; see static/sw.js.
	navigator.serviceWorker?.addEventListener('message', ({ data }) => {
		if (typeof data?.hash === 'string' && data.hash)
			location.hash = data.hash;
	});
}

/// Where an alarm leads.
export function placeOf({ case: about, room, meeting }: Alarm): Route {
	return meeting === undefined ? { page: 'case', room, about } : { page: 'week', part: 'meeting', room, about };
}

/// No names and no words: whoever stands beside the phone reads it too.
async function notify(site: string, drill: boolean, hash: string): Promise<void> {
	if (!('Notification' in window) || Notification.permission !== 'granted')
		return;
	const options = { body: t(drill ? 'beckon_drill' : 'beckon'), tag: hash, renotify: true, data: hash };
	const worker = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
	try {
		if (worker)
			return await worker.showNotification(site, options);
		const shown = new Notification(site, options);
		shown.onclick = () => {
			window.focus();
			location.hash = hash;
			shown.close();
		};
	} catch {
		// The sound and the tab have said it.
	}
}
