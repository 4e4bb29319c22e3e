/// What the address says. Secrets are in the fragment, which no server sees,
/// and leave the address as soon as they are read.
export type Secret = { kind: 'invite' | 'link'; token: string } | { kind: 'broken' };

export type Route =
	| { page: 'home' | 'help' | 'audit' }
	/// What should be looked at, in all rooms; `room`: where one came from.
	| { page: 'queue'; room?: string }
	| { page: 'room' | 'manage' | 'seen'; room: string }
	| { page: 'case'; room: string; about: string }
	/// How staff work together, and what takes place; `room`: where one came from, `about`: a series or meeting of it.
	| { page: 'team' | 'week'; part?: string; room?: string; about?: string };

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
	const [, pages, part, from, one] = /^#(team|week)(?:\.([a-z]+))?(?:=([0-9a-z]{13})(?:\.([0-9a-z]{13}))?)?$/.exec(fragment) ?? [];
	if (pages)
		return { page: pages as 'team', ...(part ? { part } : {}), ...(from ? { room: from } : {}), ...(one ? { about: one } : {}) };
	const [, plain = 'home'] = /^#(help|queue|audit)$/.exec(fragment) ?? [];
	return { page: plain as 'home' };
}

export function hrefOf(route: Route): string {
	const page = 'part' in route && route.part ? `${route.page}.${route.part}` : route.page;
	if ('room' in route && route.room)
		return `#${page}=${route.room}${'about' in route && route.about ? `.${route.about}` : ''}`;
	return page === 'home' ? '/' : `#${page}`;
}
