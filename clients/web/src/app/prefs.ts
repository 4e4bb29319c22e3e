/// Make it easier: how this person wants to see and use the page.
import { effect, signal } from '@preact/signals';
import { choose, language, speak } from '../../i18n/index.ts';
import { recall, remember } from './memory.ts';

export type Theme = 'auto' | 'light' | 'dark';

const kept = recall('prefs');

export const size = signal(kept?.size ?? 0);
export const theme = signal((kept?.theme ?? 'auto') as Theme);
export const shiftLeaves = signal(kept?.shift ?? true);
const chosen = signal(kept?.language);

/// Keep `root` (the html element) and the tab's memory in step with the choices.
export function followPrefs(root: HTMLElement): void {
	const night = matchMedia('(prefers-color-scheme: dark)');
	const isNight = signal(night.matches);
	night.addEventListener('change', () => (isNight.value = night.matches));
	effect(() => {
		const device = isNight.value ? 'dark' : 'light';
		root.dataset.theme = theme.value === 'auto' ? device : theme.value;
		root.dataset.size = String(size.value);
		root.lang = language();
		remember('prefs', {
			size: size.value, theme: theme.value, shift: shiftLeaves.value, language: chosen.value,
		});
	});
}

/// Start with the language chosen before, or the best of the browser's.
export function startLanguage(wanted: readonly string[]): Promise<void> {
	return speak(chosen.value ?? choose(wanted));
}

export function chooseLanguage(tag: string): void {
	chosen.value = tag;
	void speak(tag).catch(() => {});
}
