/// Crisis lines: asked for early and now and then, kept for when there is no connection. Works without being signed in.
import { signal } from '@preact/signals';
import { language } from '../../i18n/index.ts';
import { placeOf } from '../model/help.ts';
import type { Around } from './context.ts';

const fresh = 3_600_000;
/// The last look was in vain: what is shown is as it was.
export const away = signal(false);
let newest = 0;
let spoken = '';

/// Which country's: the one chosen, else where this device seems to be.
export async function lookAtLines(client: Around, now = Date.now()): Promise<void> {
	const { help } = client;
	const look = ++newest;
	const wanted = help.region.value;
	const ask = (region?: string) => client.api.call('help.lines', { ...(region ? { region } : {}), language: language() });
	spoken = language();
	try {
		let answer = await ask(wanted);
		const place = wanted ?? placeOf(answer.regions, Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.languages ?? []);
		if (!wanted && place)
			answer = await ask(place);
		if (look !== newest)
			return;
		help.region.value = place;
		help.know({ ...answer, at: now, wanted: place });
		away.value = false;
	} catch {
		if (look === newest)
			away.value = true;
	}
}

/// Look again, unless that was done lately in this language.
export function keepLines(client: Around, now = Date.now()): void {
	const { value: known } = client.help.lines;
	if (away.value || !known?.regions.length || now - known.at > fresh || spoken !== language())
		void lookAtLines(client, now);
}
