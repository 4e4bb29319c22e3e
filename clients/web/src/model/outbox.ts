/// What this person wrote and the room has not shown yet, oldest first.
///
///   waiting -> sending -> sent -> (gone: its entry is in the log, or it waits for a mentor)
///      ^          |
///      +- offline-+-> failed -> waiting (try again) or gone (removed)
///      |          |
///      +---------paused: the room takes it a little later
///
/// One that is paused holds nobody up: what is written after it may be urgent, and only the server can tell.
import type { Code, Topic, Why } from '../link/wire.ts';

export type SendState = 'waiting' | 'sending' | 'paused' | 'sent' | 'failed';

export interface Outgoing {
	/// Key of its request: the same one however often it is sent.
	readonly key: string;
	readonly body: string;
	readonly warning?: Topic;
	readonly at: number;
	readonly state: SendState;
	/// failed: why.
	readonly code?: Code;
	readonly why?: Why;
	/// sent: its place in the log.
	readonly seq?: number;
}

export type Outbox = readonly Outgoing[];

export type OutboxEvent =
	| { type: 'wrote'; key: string; body: string; warning?: Topic; at: number }
	| { type: 'sending'; key: string }
	| { type: 'stalled'; key: string }
	| { type: 'paused'; key: string }
	/// The one that has been paused longest may try again.
	| { type: 'resumed' }
	| { type: 'accepted'; key: string; seq: number }
	| { type: 'refused'; key: string; code: Code; why?: Why }
	| { type: 'again'; key: string; newKey: string }
	| { type: 'withdrawn'; key: string };

export function applyOutbox(outbox: Outbox, event: OutboxEvent): Outbox {
	switch (event.type) {
	case 'wrote':
		return [...outbox, { key: event.key, body: event.body, warning: event.warning, at: event.at, state: 'waiting' }];
	case 'withdrawn':
		return outbox.filter((item) => item.key !== event.key);
	case 'sending':
		return change(outbox, event.key, { state: 'sending' });
	case 'stalled':
		return change(outbox, event.key, { state: 'waiting' });
	case 'paused':
		return change(outbox, event.key, { state: 'paused' });
	case 'resumed':
		return change(outbox, outbox.find((item) => item.state === 'paused')?.key, { state: 'waiting' });
	case 'accepted':
		return change(outbox, event.key, { state: 'sent', seq: event.seq });
	case 'refused':
		return change(outbox, event.key, { state: 'failed', code: event.code, why: event.why });
	case 'again':
		// The first key was answered for good with the refusal.
		return change(outbox, event.key, { state: 'waiting', key: event.newKey, code: undefined, why: undefined });
	}
}

/// The next one to send: one at a time, so that they arrive in the order they were written.
/// One that is paused is not looked at.
export function nextToSend(outbox: Outbox): Outgoing | undefined {
	const first = outbox.find((item) => item.state === 'waiting' || item.state === 'sending');
	return first?.state === 'waiting' ? first : undefined;
}

/// After a reload nobody knows what became of a request under way: it goes again, with its key.
export function restored(outbox: Outbox): Outbox {
	return outbox.map((item) => (item.state === 'failed' ? item : { ...item, state: 'waiting', seq: undefined }));
}

function change(outbox: Outbox, key: string | undefined, to: Partial<Outgoing>): Outbox {
	return outbox.map((item) => (item.key === key ? { ...item, ...to } : item));
}
