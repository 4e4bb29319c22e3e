/// What is known of help for this person in a room, and which crisis lines to show. Pure.
import type { Help, Line } from '../link/wire.ts';

/// What the page says, most certain first: a press that is not acknowledged is never called sent.
///
///   telling -> called, or alone (nobody is here or on call) -> seen -> with -> closed
///      |          ^                                            +-----+-> waiting -> seen ...
///      +-> unsent +      outside: it waits until this person is signed in again
///      +-> refused
export type Known = 'telling' | 'unsent' | 'outside' | 'refused' | 'alone' | Help['state'];

interface Seen {
	press?: { readonly state: 'sending' | 'unsent' | 'refused' };
	help?: Help;
	/// The line to the server is up.
	live: boolean;
	/// This tab is signed in, or about to be.
	inside: boolean;
}

/// undefined: nothing was asked, and nobody was alerted.
export function knownOf({ press, help, live, inside }: Seen): Known | undefined {
	if (press?.state === 'refused')
		return 'refused';
	if (press && !inside)
		return 'outside';
	if (press)
		return press.state === 'sending' && live ? 'telling' : 'unsent';
	const waits = help?.state === 'called' || help?.state === 'waiting';
	return waits && help.on_call === false ? 'alone' : help?.state;
}

/// Is it time for the automatic note? Not once somebody has seen it.
export function noteDue(help: Help | undefined): boolean {
	return help?.card !== undefined && (help.state === 'called' || help.state === 'waiting');
}

const always = '24/7';
export const isAlways = (line: Line): boolean => line.hours === always;

const order = ['emergency', 'crisis', 'special'] as const;

/// Emergency numbers first, then lines for anybody, then lines for some; otherwise as the server has them.
export function inOrder(lines: readonly Line[]): Line[] {
	return order.flatMap((kind) => lines.filter((line) => line.kind === kind));
}

/// The few to show where there is little room: the emergency number, and lines that are open now for sure.
export function few(lines: readonly Line[], most: number): Line[] {
	const all = inOrder(lines).filter(({ kind }) => kind !== 'special');
	const first = all.filter(({ kind }) => kind === 'emergency').slice(0, 1);
	const crisis = all.filter(({ kind }) => kind === 'crisis');
	return [...first, ...crisis.filter(isAlways), ...crisis.filter((line) => !isAlways(line))].slice(0, most);
}

/// Where a text message goes: "988", "HOME to 741741". Undefined for what no phone sends as one: "WhatsApp ...".
export function smsOf(message: string): string | undefined {
	const [, words, number] = /^(?:([\p{L}\d]+) to )?([+\d][\d ()-]{1,19})(?=$|[,;])/u.exec(message) ?? [];
	if (!number)
		return undefined;
	return `sms:${number.replace(/[^\d+]/g, '')}${words ? `?&body=${encodeURIComponent(words)}` : ''}`;
}

export function telOf(phone: string): string {
	return `tel:${phone.replace(/[^\d+*#]/g, '').replaceAll('#', '%23')}`;
}

/// Of these countries the one this device is in, by its clock: a language says little about a place.
/// A browser that cannot tell leaves only the language.
export function placeOf(regions: readonly string[], zone: string | undefined, tags: readonly string[]): string | undefined {
	let told = false;
	for (const region of regions) {
		const zones = zonesOf(region);
		told ||= zones !== undefined;
		if (zone && zones?.includes(zone))
			return region;
	}
	const spoken = tags.map((tag) => /-([A-Z]{2})\b/.exec(tag)?.[1]).find((region) => region && regions.includes(region));
	return told && zone ? undefined : spoken;
}

function zonesOf(region: string): readonly string[] | undefined {
	const place = new Intl.Locale(`und-${region}`) as Intl.Locale & { getTimeZones?(): string[]; timeZones?: string[] };
	return place.getTimeZones?.() ?? place.timeZones;
}
