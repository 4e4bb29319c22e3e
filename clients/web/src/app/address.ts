/// What the address says. Secrets are in the fragment, which no server sees,
/// and leave the address as soon as they are read.
export type Secret = { kind: 'invite' | 'link'; token: string } | { kind: 'broken' };

export type Route =
	| { page: 'home' | 'help' | 'audit' }
	/// What should be looked at, in all rooms; `room`: where one came from.
	| { page: 'queue'; room?: string }
	| { page: 'room' | 'manage' | 'seen'; room: string }
	| { page: 'case'; room: string; about: string }
	/// How staff work together; `room`: where one came from.
	| { page: 'team'; part?: string; room?: string };

/// The invite or sign-in link in an address, if it is one.
export function secretOf(path: string, fragment: string): Secret | undefined {
	if (path.replace(/\/$/, '') !== '/join')
		return undefined;
	const [, link, token] = /^#(link=)?([\w-]{43})$/.exec(fragment) ?? [];
	return token ? { kind: link ? 'link' : 'invite', token } : { kind: 'broken' };
}

export function routeOf(fragment: string): Route {
	const [, page, room, about] = /^#(room|manage|queue|seen|case)=([0-9a-z]{13})(?:\.([0-9a-z]{13}))?$/.exec(fragment) ?? [];
	if (room && (page === 'case') === (about !== undefined))
		return { page, room, ...(about ? { about } : {}) } as Route;
	const [team, part, from] = /^#team(?:\.([a-z]+))?(?:=([0-9a-z]{13}))?$/.exec(fragment) ?? [];
	if (team)
		return { page: 'team', ...(part ? { part } : {}), ...(from ? { room: from } : {}) };
	const [, plain = 'home'] = /^#(help|queue|audit)$/.exec(fragment) ?? [];
	return { page: plain as 'home' };
}

export function hrefOf(route: Route): string {
	if (route.page === 'case')
		return `#case=${route.room}.${route.about}`;
	const page = route.page === 'team' && route.part ? `team.${route.part}` : route.page;
	if ('room' in route && route.room)
		return `#${page}=${route.room}`;
	return page === 'home' ? '/' : `#${page}`;
}
