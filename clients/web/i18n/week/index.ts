import type { Part, Translated } from '../index.ts';
import { week } from './en.ts';

export type WeekMessages = Translated<typeof week>;

export const words: Part = {
	en: week,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
