/// What is on the screen, in one language at a time. English comes with the
/// program; another language is one more small file, fetched when it is wanted.
import { signal } from '@preact/signals';
import { en } from './en.ts';

type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/// Every language has the same keys; a plural one has the forms its language needs.
export type Messages = { [K in keyof typeof en]: (typeof en)[K] extends string ? string : Plural };
export type Key = keyof Messages;

export const languages: Record<string, string> = {
	en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', it: 'Italiano', pl: 'Polski', pt: 'Português',
};

const loaders: Record<string, () => Promise<{ messages: Messages }>> = {
	de: () => import('./de.ts'),
	es: () => import('./es.ts'),
	fr: () => import('./fr.ts'),
	it: () => import('./it.ts'),
	pl: () => import('./pl.ts'),
	pt: () => import('./pt.ts'),
};

const current = signal<{ language: string; messages: Messages }>({ language: 'en', messages: en });

/// The language on the screen.
export const language = () => current.value.language;

/// The first of `wanted` (BCP 47 tags) there are messages for.
export function choose(wanted: readonly string[]): string {
	return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in languages) ?? 'en';
}

/// Show another language. When it cannot be fetched, the one before stays.
export async function speak(language: string): Promise<void> {
	const messages = language in loaders ? (await loaders[language]!()).messages : en;
	current.value = { language, messages };
}

/// The message `key`, with `{x}` filled in; `n` picks the plural form.
export function t(key: Key, fill: Record<string, string | number> = {}): string {
	const { messages, language } = current.value;
	const message = messages[key] as string | Plural;
	const text = typeof message === 'string' ? message : message[form(language, fill.n)] ?? message.other;
	return text.replace(/\{(\w+)\}/g, (_, name: string) => shown(fill[name], language));
}

/// Is there a message of this name? For words that come from the server.
export function known(key: string): key is Key {
	return key in en;
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

export function sameDay(a: number, b: number): boolean {
	return new Date(a).toDateString() === new Date(b).toDateString();
}

/// How dates are written where this person is, if that is in the language shown.
function place(): string {
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
