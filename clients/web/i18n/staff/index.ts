import type { Part, Translated } from '../index.ts';
import { staff } from './en.ts';

export type StaffMessages = Translated<typeof staff>;

export const words: Part = {
	en: staff,
	load: {
		de: () => import('./de.ts'),
		es: () => import('./es.ts'),
		fr: () => import('./fr.ts'),
		it: () => import('./it.ts'),
		pl: () => import('./pl.ts'),
		pt: () => import('./pt.ts'),
	},
};
