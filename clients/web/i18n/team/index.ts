import type { Part, Translated } from '../index.ts';
import { team } from './en.ts';

export type TeamMessages = Translated<typeof team>;

export const words: Part = {
	en: team,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
