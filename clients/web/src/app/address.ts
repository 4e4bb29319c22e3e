/// What the address says. Secrets are in the fragment, which no server sees,
/// and leave the address as soon as they are read.
export type Secret = { kind: 'invite' | 'link'; token: string } | { kind: 'broken' };

export type Route =
	| { page: 'home' | 'help' }
	| { page: 'room' | 'manage'; room: string };

/// The invite or sign-in link in an address, if it is one.
export function secretOf(path: string, fragment: string): Secret | undefined {
	if (path.replace(/\/$/, '') !== '/join')
		return undefined;
	const [, link, token] = /^#(link=)?([\w-]{43})$/.exec(fragment) ?? [];
	return token ? { kind: link ? 'link' : 'invite', token } : { kind: 'broken' };
}

export function routeOf(fragment: string): Route {
	const [, page, room] = /^#(room|manage)=([0-9a-z]{13})$/.exec(fragment) ?? [];
	if (room)
		return { page: page as 'room' | 'manage', room };
	return { page: fragment === '#help' ? 'help' : 'home' };
}

export function hrefOf(route: Route): string {
	return 'room' in route ? `#${route.page}=${route.room}` : route.page === 'home' ? '/' : '#help';
}
