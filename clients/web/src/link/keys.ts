const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/// A new request key or tab name: 22 characters, 132 random bits.
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(22));
	return Array.from(bytes, (byte) => alphabet[byte & 63]).join('');
}
