/// Crisis lines as this tab knows them, and of which country they should be.
import { signal } from '@preact/signals';
import type { Line } from '../link/wire.ts';
import { recall, remember } from './memory.ts';

/// The lines last heard of.
export interface Lines {
	/// When that was.
	readonly at: number;
	/// Whose they are.
	readonly region?: string;
	/// Which country was asked for.
	readonly wanted?: string;
	readonly lines: readonly Line[];
	readonly regions: readonly string[];
	readonly elsewhere?: string;
}

export class KnownLines {
	readonly lines = signal<Lines | null>(recall('lines') ?? null);
	/// The country whose lines are shown, once it is known.
	readonly region = signal<string | undefined>(recall('region'));

	/// A number of a country nobody named could lead astray.
	know(heard: Lines): void {
		const lines = heard.lines.filter(({ kind, region }) => kind !== 'emergency' || region === heard.wanted);
		this.lines.value = { ...heard, lines };
		remember('lines', this.lines.value);
	}

	choose(region: string): void {
		this.region.value = region;
		remember('region', region);
	}
}
