import type { Part, Translated } from '../index.ts';
import { help } from './en.ts';

export type HelpMessages = Translated<typeof help>;

export const words: Part = {
	en: help,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
