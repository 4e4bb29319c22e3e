/// The words the software saw in a message, so that they can be marked.
import type { Finding } from '../link/wire.ts';

export interface Stretch {
	text: string;
	lit: boolean;
}

/// `body` cut where marked words begin and end. Places count characters (code points).
export function stretches(body: string, findings: readonly Pick<Finding, 'from' | 'to'>[]): Stretch[] {
	const characters = [...body];
	const found: Stretch[] = [];
	let text = '';
	let lit = false;
	const end = () => {
		if (text)
			found.push({ text, lit });
		text = '';
	};
	characters.forEach((character, at) => {
		const now = findings.some(({ from, to }) => from <= at && at < to);
		if (now !== lit)
			end();
		lit = now;
		text += character;
	});
	end();
	return found;
}

/// The words one finding is about; empty when they lie elsewhere.
export function quoted(body: string, { from, to }: Pick<Finding, 'from' | 'to'>): string {
	return [...body].slice(from, to).join('');
}
