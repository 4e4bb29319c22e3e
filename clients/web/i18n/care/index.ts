import type { Part, Translated } from '../index.ts';
import { care } from './en.ts';

export type CareMessages = Translated<typeof care>;

export const words: Part = {
	en: care,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
