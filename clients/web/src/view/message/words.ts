/// A message cut into plain text and web addresses.
export type Piece = { text: string; href?: string };

const address = /https?:\/\/[^\s<>"']+/gi;
const trailing = /[.,;:!?)\]}»”]+$/;

export function pieces(body: string): Piece[] {
	const found: Piece[] = [];
	let from = 0;
	for (const match of body.matchAll(address)) {
		const href = match[0].replace(trailing, '');
		if (match.index! > from)
			found.push({ text: body.slice(from, match.index) });
		found.push({ text: href, href });
		from = match.index! + href.length;
	}
	if (from < body.length)
		found.push({ text: body.slice(from) });
	return found;
}
