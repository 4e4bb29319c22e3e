/// How the log is laid out: days, the place where one left off, who goes on
/// speaking, what waits, and what this reader would rather not see.
import type { Topic } from '../../link/wire.ts';
import type { Waiting } from '../../model/held.ts';
import type { Log, Post } from '../../model/log.ts';
import { sameDay } from '../../../i18n/index.ts';

export type Row =
	| { kind: 'day'; at: number }
	| { kind: 'new' }
	/// `first` and `end` of what one person said in a row.
	| PostRow
	| { kind: 'held'; held: Waiting }
	/// Folded away: of people who are hidden, or about a topic.
	| QuietRow;

export interface PostRow { kind: 'post'; post: Post; first: boolean; end: boolean }
export interface QuietRow { kind: 'quiet'; posts: Post[]; topic?: Topic }

/// What the reader brings along.
export interface Reader {
	held?: readonly Waiting[];
	hidden?: readonly string[];
	topics?: readonly Topic[];
	me?: string;
}

const together = 5 * 60_000;

/// `firstNew`: the post the "new since you looked" line stands before.
export function rowsOf(log: Log, firstNew: number | undefined, reader: Reader = {}): Row[] {
	const rows: Row[] = [];
	const waiting = [...reader.held ?? []];
	let last: { at: number } | undefined;
	const mark = (at: number) => {
		if (!last || !sameDay(last.at, at))
			rows.push({ kind: 'day', at });
		last = { at };
	};
	const hold = (upTo: number) => {
		while (waiting.length && waiting[0]!.at < upTo) {
			const held = waiting.shift()!;
			mark(held.at);
			rows.push({ kind: 'held', held });
		}
	};
	for (const post of log) {
		hold(post.at);
		mark(post.at);
		if (post.seq === firstNew)
			rows.push({ kind: 'new' });
		put(rows, post, reader);
	}
	hold(Infinity);
	return rows;
}

/// Would this reader rather not see it?
export function putsAway(post: Post, { hidden, topics, me }: Reader): boolean {
	return post.by.id !== me && (hidden?.includes(post.by.id) || (post.warning !== undefined && topics?.includes(post.warning))) === true;
}

function put(rows: Row[], post: Post, reader: Reader): void {
	const before = rows[rows.length - 1];
	if (!putsAway(post, reader)) {
		const goesOn = before?.kind === 'post' && before.post.by.id === post.by.id && post.at - before.post.at < together;
		if (goesOn)
			before.end = false;
		rows.push({ kind: 'post', post, first: !goesOn, end: true });
		return;
	}
	const topic = reader.hidden?.includes(post.by.id) ? undefined : post.warning;
	if (before?.kind === 'quiet' && before.topic === topic)
		before.posts.push(post);
	else
		rows.push({ kind: 'quiet', posts: [post], topic });
}

const isMark = (row: Row) => row.kind === 'day' || row.kind === 'new';
const lastSeq = (row: Row) => (row.kind === 'post' ? row.post.seq : row.kind === 'quiet' ? row.posts[row.posts.length - 1]!.seq : 0);

/// Split where the live part begins: a mark goes with the post after it.
export function splitAt(rows: readonly Row[], liveFrom: number): [Row[], Row[]] {
	let at = rows.findIndex((row) => lastSeq(row) > liveFrom);
	if (at < 0)
		return [[...rows], []];
	while (at > 0 && isMark(rows[at - 1]!))
		at--;
	return [rows.slice(0, at), rows.slice(at)];
}
