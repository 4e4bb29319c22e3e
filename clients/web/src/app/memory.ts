/// What this tab remembers across a reload. Only sessionStorage: it ends with
/// the tab, so a shared phone keeps nothing. A browser that refuses it costs
/// the memory, nothing else.
import type { Topic } from '../link/wire.ts';
import type { Outbox } from '../model/outbox.ts';
import type { Press } from './help.ts';
import type { Lines } from './known-lines.ts';

interface Remembered {
	/// Name of this tab to the server.
	client: string;
	/// Recovery words not yet put away.
	words: string;
	/// "I need help now", by room, until the server has it.
	pressed: Readonly<Record<string, Press>>;
	/// Crisis lines last heard of, and of which country they should be.
	lines: Lines;
	region: string;
	prefs: { size: number; theme: string; shift: boolean; language?: string };
	[draft: `draft:${string}`]: string;
	[topic: `topic:${string}`]: Topic;
	[outbox: `outbox:${string}`]: Outbox;
	[looked: `looked:${string}`]: number;
}

export function recall<K extends keyof Remembered>(name: K): Remembered[K] | undefined {
	try {
		return JSON.parse(sessionStorage.getItem(name) ?? 'null') ?? undefined;
	} catch {
		return undefined;
	}
}

export function remember<K extends keyof Remembered>(name: K, value: Remembered[K] | undefined): void {
	try {
		if (value === undefined)
			sessionStorage.removeItem(name);
		else
			sessionStorage.setItem(name, JSON.stringify(value));
	} catch {
		// Full or forbidden: go on without.
	}
}

export function forgetAll(): void {
	try {
		sessionStorage.clear();
	} catch {
		// Nothing was kept.
	}
}
