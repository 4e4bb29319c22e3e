/// A table as text for spreadsheets (RFC 4180). What people wrote never becomes a formula.
export type Cell = string | number;

/// With a byte order mark, without which some programs guess the letters wrong.
export function csv(rows: readonly (readonly Cell[])[]): string {
	return '\uFEFF' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

function cell(value: Cell): string {
	if (typeof value === 'number')
		return String(value);
	const text = harmless(value);
	return /[",\r\n;\t']/.test(text) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text;
}

/// Spreadsheets calculate what begins like this, also after spaces; full-width letters count for some.
function harmless(text: string): string {
	return /^[\s\u200b-\u200f\u2066-\u2069\ufeff]*[=+\-@\t\r\n|%\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
