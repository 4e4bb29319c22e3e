/// Posts of a room as they are now, oldest first, made from entries.
///
/// An entry may come twice, and a history page may already show what a later
/// entry did. So every post remembers up to which entry it is known (`asOf`),
/// and nothing at or before that changes it again.
import type { Entry, Person, Topic } from '../link/wire.ts';

export interface Post {
	readonly seq: number;
	readonly at: number;
	readonly by: Person;
	/// Key of the request that made it.
	readonly key?: string;
	/// Missing once the words were taken down.
	readonly body?: string;
	readonly edited: boolean;
	readonly redacted: boolean;
	/// What its author says it is about, for those who would rather not read of it.
	readonly warning?: Topic;
	/// The software could not read it; told to staff.
	readonly unscanned?: boolean;
	/// Member ids by reaction, in the order they came.
	readonly reactions: Readonly<Record<string, readonly string[]>>;
	readonly asOf: number;
}

export type Log = readonly Post[];

/// The post an entry of kind `post` stands for.
export function postOf(entry: Entry, asOf: number): Post {
	const redacted = entry.redacted === true || entry.body === undefined;
	return {
		seq: entry.seq,
		at: entry.at,
		by: entry.by,
		key: entry.key,
		body: redacted ? undefined : entry.body,
		edited: entry.edited === true,
		redacted,
		warning: redacted ? undefined : entry.warning,
		unscanned: entry.unscanned,
		reactions: Object.fromEntries((entry.reactions ?? []).map((r) => [r.reaction, r.members])),
		asOf,
	};
}

/// The log after one more entry from the stream.
export function withEntry(log: Log, entry: Entry): Log {
	if (entry.kind === 'post')
		return withPosts(log, [postOf(entry, entry.seq)]);
	const at = placeOf(log, entry.target ?? 0);
	const post = log[at];
	// An edit without words changed a post from before this person came.
	if (!post || post.asOf >= entry.seq || (entry.kind === 'edit' && entry.body === undefined))
		return log;
	return replaced(log, at, changed(post, entry));
}

/// The log after a page of history, read when entries up to `asOf` were known.
/// Other kinds on the page are skipped: the posts already show what they did.
export function withPage(log: Log, entries: readonly Entry[], asOf: number): Log {
	return withPosts(log, entries.filter((e) => e.kind === 'post').map((e) => postOf(e, asOf)));
}

/// Where the post is, or -1.
export function placeOf(log: Log, seq: number): number {
	let low = 0;
	let high = log.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const found = log[middle]!.seq;
		if (found === seq)
			return middle;
		if (found < seq)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return -1;
}

function withPosts(log: Log, more: readonly Post[]): Log {
	if (more.length === 0)
		return log;
	const last = log[log.length - 1];
	if (!last || more[0]!.seq > last.seq)
		return [...log, ...more];
	const all = new Map(log.map((post) => [post.seq, post]));
	for (const post of more) {
		const known = all.get(post.seq);
		if (!known || known.asOf < post.asOf)
			all.set(post.seq, post);
	}
	return [...all.values()].sort((a, b) => a.seq - b.seq);
}

function replaced(log: Log, at: number, post: Post): Log {
	return [...log.slice(0, at), post, ...log.slice(at + 1)];
}

function changed(post: Post, entry: Entry): Post {
	const next = { ...post, asOf: entry.seq };
	if (post.redacted)
		return next;
	switch (entry.kind) {
	case 'edit':
		return { ...next, edited: true, body: entry.body };
	case 'redact':
		return { ...next, redacted: true, body: undefined, warning: undefined, reactions: {} };
	case 'react':
		return { ...next, reactions: reacted(post.reactions, entry) };
	case 'post':
	case 'case':
		return post;
	}
}

function reacted(reactions: Post['reactions'], entry: Entry): Post['reactions'] {
	const word = entry.reaction ?? '';
	const { [word]: before = [], ...others } = reactions;
	const without = before.filter((id) => id !== entry.by.id);
	const now = entry.on ? [...without, entry.by.id] : without;
	return now.length ? { ...others, [word]: now } : others;
}
