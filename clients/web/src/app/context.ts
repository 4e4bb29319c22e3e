import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import type { Api } from '../link/api.ts';
import type { Client } from './client.ts';
import type { KnownLines } from './known-lines.ts';

/// What every page has, also one that is no room: what it asks the server, and the crisis lines.
export interface Around {
	readonly api: Api;
	readonly help: KnownLines;
	/// Changes when it is worth asking again for what could not be had.
	readonly line: ReadonlySignal<unknown>;
	say(text: 'offline', bad: boolean): void;
}

const AroundContext = createContext<Around | null>(null);

export const ProvideClient = AroundContext.Provider;

/// For components of every page.
export function useAround(): Around {
	return useContext(AroundContext)!;
}

/// The client of this tab, for components that act and do not only show. Pages of rooms have one.
export function useClient(): Client {
	return useContext(AroundContext) as Client;
}
