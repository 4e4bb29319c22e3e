/// What is on the screen, in one language at a time. English comes with the
/// program; another language is one more small file, fetched when it is wanted.
/// Words for what is loaded later come with it: see learn().
import { signal } from '@preact/signals';
import type { care } from './care/en.ts';
import { en } from './en.ts';
import type { help } from './help/en.ts';
import type { programme } from './programme/en.ts';
import type { staff } from './staff/en.ts';
import type { team } from './team/en.ts';
import type { week } from './week/en.ts';

type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/// Every language has the same keys; a plural one has the forms its language needs.
export type Translated<Source> = { [K in keyof Source]: Source[K] extends string ? string : Plural };
export type Messages = Translated<typeof en>;
export type Key = keyof typeof en | keyof typeof care | keyof typeof help | keyof typeof programme | keyof typeof staff | keyof typeof team | keyof typeof week;

/// A set of words: in English, and where to get it in another language.
export interface Part {
	en: object;
	load: Record<string, () => Promise<{ messages: object }>>;
}

export const languages: Record<string, string> = {
	en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', it: 'Italiano', pl: 'Polski', pt: 'Português',
};

const base: Part = {
	en,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};

type Words = Record<string, string | Plural>;

const parts = [base];
/// All there is in English.
const source: Words = { ...en };
let wanted = 'en';

const current = signal<{ language: string; messages: Words }>({ language: 'en', messages: en });

/// The language on the screen.
export const language = () => current.value.language;

/// The first of `wanted` (BCP 47 tags) there are messages for.
export function choose(wanted: readonly string[]): string {
	return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in languages) ?? 'en';
}

/// Show another language. When it cannot be fetched, the one before stays.
export async function speak(language: string): Promise<void> {
	const before = wanted;
	wanted = language;
	try {
		const all = await Promise.all(parts.map((part) => wordsOf(part, language)));
		// Something else was asked for meanwhile, and that brings everything.
		if (wanted === language && all.length === parts.length)
			current.value = { language, messages: Object.assign({}, ...all) };
	} catch (reason) {
		if (wanted === language)
			wanted = before;
		throw reason;
	}
}

/// More words, in the language on the screen and in every one chosen later.
export async function learn(part: Part): Promise<void> {
	if (parts.includes(part))
		return;
	parts.push(part);
	Object.assign(source, part.en);
	await speak(wanted);
}

/// Without its own words, a part speaks English; without the words of the first page nothing would change.
async function wordsOf(part: Part, language: string): Promise<object> {
	try {
		return (await part.load[language]?.())?.messages ?? part.en;
	} catch (reason) {
		if (part === base)
			throw reason;
		return part.en;
	}
}

/// The message `key`, with `{x}` filled in; `n` picks the plural form.
export function t(key: Key, fill: Record<string, string | number> = {}): string {
	const { messages, language } = current.value;
	// What has not come yet says nothing, and what is on the screen stays.
	const message: string | Plural = messages[key] ?? source[key] ?? '';
	const text = typeof message === 'string' ? message : message[form(language, fill.n)] ?? message.other;
	return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(fill[name], language));
}

/// Is there a message of this name? For words that come from the server.
export function known(key: string): key is Key {
	return key in source;
}

/// A time of day, or a day, as people here write it.
export function clockTime(at: number): string {
	return new Intl.DateTimeFormat(place(), { hour: 'numeric', minute: '2-digit' }).format(at);
}

export function dayAndTime(at: number): string {
	return new Intl.DateTimeFormat(place(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

export function dayName(at: number, now: number): string {
	if (sameDay(at, now))
		return t('today');
	if (sameDay(at, now - 86_400_000))
		return t('yesterday');
	return new Intl.DateTimeFormat(place(), { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/// So much time, in seconds, as people here say it.
export function span(seconds: number): string {
	const minutes = seconds >= 120 || seconds === 60;
	const unit = { style: 'unit', unit: minutes ? 'minute' : 'second', unitDisplay: 'long' } as const;
	return new Intl.NumberFormat(place(), unit).format(minutes ? Math.ceil(seconds / 60) : seconds);
}

/// How long ago, as people here say it: "3 minutes ago".
export function ago(at: number, now: number): string {
	const minutes = Math.max(0, Math.round((now - at) / 60_000));
	const [n, unit] = minutes < 60 ? [minutes, 'minute'] as const : minutes < 60 * 24 ? [Math.round(minutes / 60), 'hour'] as const : [Math.round(minutes / 1440), 'day'] as const;
	return new Intl.RelativeTimeFormat(place(), { numeric: 'auto' }).format(-n, unit);
}

/// A day as the wire has it (YYYY-MM-DD), by its month.
export function dayMonth(day: string): string {
	return new Intl.DateTimeFormat(place(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day));
}

export function regionName(region: string): string {
	return new Intl.DisplayNames(language(), { type: 'region' }).of(region) ?? region;
}

export function sameDay(a: number, b: number): boolean {
	return new Date(a).toDateString() === new Date(b).toDateString();
}

/// How dates are written where this person is, if that is in the language shown.
export function place(): string {
	const wanted = typeof navigator === 'undefined' ? [] : navigator.languages ?? [];
	return wanted.find((tag) => tag.startsWith(language())) ?? language();
}

function form(language: string, n: string | number | undefined): Intl.LDMLPluralRule {
	return new Intl.PluralRules(language).select(Number(n));
}

// First-strong isolates keep a name in another script from turning the sentence around.
function shown(value: string | number | undefined, language: string): string {
	return typeof value === 'number' ? value.toLocaleString(language) : `\u2068${value ?? ''}\u2069`;
}
