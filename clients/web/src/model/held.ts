/// One's own messages that wait for a mentor, oldest first.
///
///   waiting -> asked (to change it) -> waiting
///      |         |
///      +---------+-> gone: it is in the log, or its author took it back
///      +---------+-> declined, dropped: shown to its author until put away
import type { Held } from '../link/wire.ts';
import type { Post } from './log.ts';

export interface Waiting extends Held {
	/// Key of the request that said it, as long as this tab knows.
	readonly key?: string;
}

export type HeldEvent =
	/// It waits, in these words; `instead` of another after a change.
	| { type: 'held'; held: Held; key?: string; instead?: string }
	/// All that wait in this room.
	| { type: 'heldAll'; held: readonly Held[] }
	| { type: 'decided'; id: string; to: Pick<Held, 'state' | 'reason' | 'words'> }
	| { type: 'unheld'; id: string };

/// Is there still something to be decided?
export function waits({ state }: Held): boolean {
	return state === 'waiting' || state === 'asked';
}

export function applyHeld(all: readonly Waiting[], event: HeldEvent): readonly Waiting[] {
	switch (event.type) {
	case 'held':
		return inOrder([...without(without(all, event.held.id), event.instead), { ...event.held, key: event.key }]);
	case 'heldAll':
		return inOrder([...all.filter((held) => !waits(held)), ...event.held.map((held) => ({ ...held, key: keyOf(all, held.id) }))]);
	case 'decided':
		return event.to.state === 'released' ? without(all, event.id)
			: all.map((held) => (held.id === event.id ? { ...held, ...event.to } : held));
	case 'unheld':
		return without(all, event.id);
	}
}

/// Without what `posts`, new in the log, already show. After a reload only the words tell.
export function stillHeld(all: readonly Waiting[], posts: readonly Post[], sameWords: boolean): readonly Waiting[] {
	const shown = (held: Waiting) => posts.some((post) =>
		post.by.id === held.by.id && (held.key ? post.key === held.key : sameWords && post.body === held.body));
	const left = all.filter((held) => !shown(held));
	return left.length === all.length ? all : left;
}

function without(all: readonly Waiting[], id: string | undefined): readonly Waiting[] {
	return all.filter((held) => held.id !== id);
}

function inOrder(all: readonly Waiting[]): readonly Waiting[] {
	return [...all].sort((a, b) => a.at - b.at);
}

function keyOf(all: readonly Waiting[], id: string): string | undefined {
	return all.find((held) => held.id === id)?.key;
}
