/// How the log is laid out: days, the place where one left off, and who goes on speaking.
import type { Log, Post } from '../../model/log.ts';
import { sameDay } from '../../../i18n/index.ts';

export type Row =
	| { kind: 'day'; at: number }
	| { kind: 'new' }
	/// `first` and `end` of what one person said in a row.
	| { kind: 'post'; post: Post; first: boolean; end: boolean };

const together = 5 * 60_000;

/// `firstNew`: the post the "new since you looked" line stands before.
export function rowsOf(log: Log, firstNew: number | undefined): Row[] {
	const rows: Row[] = [];
	let before: Extract<Row, { kind: 'post' }> | undefined;
	for (const post of log) {
		const day = !before || !sameDay(before.post.at, post.at);
		if (day)
			rows.push({ kind: 'day', at: post.at });
		if (post.seq === firstNew)
			rows.push({ kind: 'new' });
		const goesOn = before && !day && post.seq !== firstNew &&
			before.post.by.id === post.by.id && post.at - before.post.at < together;
		if (before && goesOn)
			before.end = false;
		before = { kind: 'post', post, first: !goesOn, end: true };
		rows.push(before);
	}
	return rows;
}

/// Split where the live part begins: a mark goes with the post after it.
export function splitAt(rows: readonly Row[], liveFrom: number): [Row[], Row[]] {
	let at = rows.findIndex((row) => row.kind === 'post' && row.post.seq > liveFrom);
	if (at < 0)
		return [[...rows], []];
	while (at > 0 && rows[at - 1]!.kind !== 'post')
		at--;
	return [rows.slice(0, at), rows.slice(at)];
}
