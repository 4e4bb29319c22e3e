import type { Api } from '../../link/api.ts';

/// What every page of this program is given.
export interface Page {
	api: Api;
	/// For the few questions that need a line of their own.
	dial(): WebSocket;
}
