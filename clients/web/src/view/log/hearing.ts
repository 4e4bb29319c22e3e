/// What a screen reader should say about live messages: each one, or in a rush only how many.
export interface Hearing {
	/// When posts of others came, the last five seconds.
	readonly times: readonly number[];
	readonly seen: number;
	/// The list speaks for itself.
	readonly aloud: boolean;
	/// In a rush: how many to announce instead.
	readonly burst: number;
}

const window = 5_000;
const rush = 3;

export const silent: Hearing = { times: [], seen: 0, aloud: true, burst: 0 };

/// `count` live posts are shown, the newest by oneself or not.
export function hearing(before: Hearing, count: number, own: boolean, now: number): Hearing {
	const added = Math.max(0, count - before.seen);
	if (added === 0)
		return { ...before, seen: count };
	const times = before.times.filter((at) => now - at < window);
	if (!own)
		times.push(...Array<number>(added).fill(now));
	const hurried = times.length > rush;
	return { times, seen: count, aloud: !own && !hurried, burst: hurried ? times.length : 0 };
}
