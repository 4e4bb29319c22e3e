/// An address that calendars know how to subscribe to.
export function webcal(path: string): string {
	return `webcal://${globalThis.location?.host ?? ''}${path}`;
}
