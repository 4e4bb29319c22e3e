import type { Part, Translated } from '../index.ts';
import { programme } from './en.ts';

export type ProgrammeMessages = Translated<typeof programme>;

export const words: Part = {
	en: programme,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
