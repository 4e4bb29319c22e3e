const first = 500;
const longest = 30_000;

/// How long to wait before try number `tries` (from 0): 0.5 s doubling to 30 s,
/// half as much up or down by chance, so that a room does not come back as one wave.
export function backoff(tries: number, random: number): number {
	return Math.min(longest, first * 2 ** Math.min(tries, 16)) * (0.5 + random);
}
