import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from './client.ts';

const ClientContext = createContext<Client | null>(null);

export const ProvideClient = ClientContext.Provider;

/// The client of this tab, for components that act and do not only show.
export function useClient(): Client {
	return useContext(ClientContext)!;
}

