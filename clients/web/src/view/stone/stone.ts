/// Which stone stands for a member: always the same one for the same id.
export const shapes = 6;
export const tints = 6;

export function stoneOf(id: string): { shape: number; tint: number } {
	let hash = 7;
	for (const letter of id)
		hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
	return { shape: hash % shapes, tint: Math.floor(hash / shapes) % tints };
}
