/// What crosses the wire, as TypeScript.
///
/// Written by protocol/generate.py from protocol/cairn.schema.json; do not edit.

/// Name of a room, member, stream, invite: 13 characters of Crockford's base 32, lower case.
export type Id = string;

/// Made by the client, new for every request, random. The same key with the same request gives the first result again, on any connection.
export type Key = string;

/// Place of an entry in its stream, counted from 1; 0 is before the first.
export type Seq = number;

/// Milliseconds since 1970-01-01 UTC.
export type Time = number;

/// What a member is called here. Not a legal name.
export type Name = string;

/// Words of a message: plain text. The server's own limit, told in hello, is usually lower.
export type Body = string;

/// A secret of 256 bits, base64url without padding.
export type Token = string;

/// What a grant makes of a member.
export type Role = 'participant' | 'mentor' | 'facilitator' | 'responder' | 'admin';

/// A reaction by its word; a room allows a few.
export type Reaction = string;

/// BCP 47 tag.
export type Language = string;

/// What somebody who comes late may read: from their arrival on, or everything.
export type History = 'arrival' | 'all';

/// A member as others see them; the role is the one they hold here.
export interface Person {
	id: Id;
	name: Name;
	role: Role;
}

/// A standing place with ground rules, languages and staff.
export interface Room {
	id: Id;
	stream: Id;
	/// Shown inside the page, never in a title or a URL.
	name: string;
	/// One or two lines for the doorway.
	about: string;
	/// Ground rules, plain text, one a line.
	rules: string;
	rules_version: number;
	language: Language;
	history: History;
	/// Others see who is here.
	presence: boolean;
	/// Others see who is writing.
	typing: boolean;
	/// New people may come in.
	open: boolean;
	/// Most people seated at once.
	capacity: number;
	reactions: Reaction[];
}

/// Who gave one reaction.
export interface Reacted {
	reaction: Reaction;
	members: Id[];
}

/// One numbered item of a stream. Applying an entry twice, or an older one after history already showed its effect, changes nothing.
export interface Entry {
	seq: Seq;
	at: Time;
	kind: 'post' | 'edit' | 'redact' | 'react';
	by: Person;
	/// On a post: the key of the request that made it, so its author can match it.
	key?: Key;
	/// edit, redact, react: the post it is about.
	target?: Seq;
	/// post, edit: the words as they are now. Missing once they were taken down.
	body?: Body;
	/// post: changed since it was first said.
	edited?: boolean;
	/// post: taken down.
	redacted?: boolean;
	reaction?: Reaction;
	/// react: given (true) or taken back.
	on?: boolean;
	/// post read from history: reactions as they are now.
	reactions?: Reacted[];
}

/// A role in a scope.
export interface Grant {
	role: Role;
	/// Missing: the whole server.
	room?: Id;
	until?: Time;
}

/// An open reading place in a room. `people` are those here now (at most 1000; empty where the room keeps presence off).
export interface Visit {
	room: Room;
	role: Role;
	/// Newest entry when the reading place was opened.
	head: Seq;
	/// Entries after this one follow by themselves.
	after: Seq;
	/// What the client held does not join on: drop it and ask for room.history.
	reset: boolean;
	/// Entries up to this one are before this person's arrival.
	earliest?: Seq;
	people: Person[];
}

/// A capability link, without its secret.
export interface Invite {
	id: Id;
	role: Role;
	room?: Id;
	/// How often it can still be used.
	uses: number;
	until: Time;
}

/// Signed in: the session cookie came with this answer.
export interface Signed {
	member: Person;
	/// Where to go next.
	home: 'room' | 'staff';
	room?: Id;
	/// Recovery words, shown once.
	words?: string;
}

/// Why a request changed nothing.
export interface WireError {
	code: 'bad_json' | 'bad_field' | 'missing_field' | 'unknown_field' | 'unknown_op' | 'too_large' | 'key_reused' | 'not_signed_in' | 'not_allowed' | 'not_in_room' | 'removed' | 'invite_not_valid' | 'sign_in_failed' | 'slow_down' | 'not_found' | 'name_taken' | 'login_taken' | 'rules_changed' | 'room_full' | 'room_closed' | 'too_late' | 'last_admin' | 'storage_full' | 'storage_failed' | 'no_memory' | 'internal';
	/// The field that is wrong.
	field?: string;
	retry_after_ms?: number;
	/// Plain words in English; clients use their own by code.
	text: string;
}

/// What may be asked, and what comes back.
export interface Operations {
	/// What is behind an invite, before coming in. Uses nothing up.
	'doorway.show': {
		via: 'http';
		request: {
			invite: Token;
		};
		result: {
			/// The neutral name the operator chose.
			site: string;
			role: Role;
			/// Room name, when the invite leads to one.
			room?: string;
			about?: string;
			rules: string;
			rules_version: number;
			language: Language;
			/// People in the room now.
			here?: number;
			/// Mentors among them.
			mentors?: number;
			/// There is a place now.
			open?: boolean;
			/// This browser has a seat already.
			seated?: Person;
			/// Names on offer.
			names: Name[];
		};
	};
	/// Come in by an invite: makes a guest (or takes the seat this browser already has) with what the invite grants. Sets the session cookie.
	'member.join': {
		via: 'http';
		request: {
			invite: Token;
			name: Name;
			/// The version of the ground rules that was read and accepted.
			rules_version: number;
		};
		result: Signed;
	};
	/// Sign in with a login and password. Sets the session cookie.
	'session.open': {
		via: 'http';
		request: {
			login: string;
			password: string;
		};
		result: Signed;
	};
	/// Sign in with a one-time link. Sets the session cookie.
	'session.redeem': {
		via: 'http';
		request: {
			link: Token;
		};
		result: Signed;
	};
	/// Take a seat back on another device with the recovery words. Sets the session cookie.
	'session.recover': {
		via: 'http';
		request: {
			words: string;
		};
		result: Signed;
	};
	/// Sign out: ends this session, closes its connections, clears the cookie.
	'session.close': {
		via: 'http';
		request: Record<string, never>;
		result: Record<string, never>;
	};
	/// First request on a connection: who am I, and go on where I was.
	'hello': {
		via: 'socket';
		request: {
			/// Made by the client, one a tab. A second connection with it takes over from the first.
			client: string;
			resume?: {
				room: Id;
				after: Seq;
			}[];
		};
		result: {
			/// Name and version.
			server: string;
			site: string;
			member: Person;
			grants: Grant[];
			limits: {
				/// Characters in a message.
				body: number;
				/// Send something at least this often.
				heartbeat_ms: number;
				/// Entries in a page.
				history: number;
			};
			visits: Visit[];
			/// Rooms of `resume` that are not open to this member.
			refused: Id[];
		};
	};
	/// Still here. Costs nothing.
	'ping': {
		via: 'socket';
		request: Record<string, never>;
		result: Record<string, never>;
	};
	/// Rooms this member may go into.
	'room.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			rooms: {
				room: Room;
				role: Role;
				seated: boolean;
				/// People in it now.
				here: number;
			}[];
		};
	};
	/// Go into a room and read along. With `after`, from there on; else from now.
	'room.join': {
		via: 'socket';
		request: {
			room: Id;
			after?: Seq;
			/// Needed the first time and after the rules changed.
			rules_version?: number;
		};
		result: Visit;
	};
	/// Leave a room. Coming back later is a new arrival.
	'room.leave': {
		via: 'socket';
		request: {
			room: Id;
		};
		result: Record<string, never>;
	};
	/// Say something.
	'room.post': {
		via: 'socket';
		request: {
			room: Id;
			body: Body;
		};
		result: {
			seq: Seq;
			at: Time;
		};
	};
	/// Change one's own words.
	'room.edit': {
		via: 'socket';
		request: {
			room: Id;
			target: Seq;
			body: Body;
		};
		result: {
			seq: Seq;
			at: Time;
		};
	};
	/// Take down one's own words, or as staff somebody's. The words are deleted.
	'room.redact': {
		via: 'socket';
		request: {
			room: Id;
			target: Seq;
		};
		result: {
			seq: Seq;
			at: Time;
		};
	};
	/// Give a reaction, or take it back.
	'room.react': {
		via: 'socket';
		request: {
			room: Id;
			target: Seq;
			reaction: Reaction;
			on: boolean;
		};
		result: {
			seq: Seq;
			at: Time;
		};
	};
	/// A page of entries before one, oldest first. `more` says whether older ones may be read.
	'room.history': {
		via: 'socket';
		request: {
			room: Id;
			/// Missing: from the newest.
			before?: Seq;
			limit?: number;
		};
		result: {
			entries: Entry[];
			more: boolean;
		};
	};
	/// Started or stopped writing. Never stored.
	'room.typing': {
		via: 'socket';
		request: {
			room: Id;
			on: boolean;
		};
		result: Record<string, never>;
	};
	/// Make a room.
	'room.create': {
		via: 'socket';
		request: {
			name: string;
			about?: string;
			rules?: string;
			language?: Language;
			history?: History;
			presence?: boolean;
			typing?: boolean;
			capacity?: number;
			reactions?: Reaction[];
		};
		result: {
			room: Room;
		};
	};
	/// Change a room. Only what is given changes; new rules get a new version.
	'room.update': {
		via: 'socket';
		request: {
			room: Id;
			name?: string;
			about?: string;
			rules?: string;
			language?: Language;
			history?: History;
			presence?: boolean;
			typing?: boolean;
			open?: boolean;
			capacity?: number;
			reactions?: Reaction[];
		};
		result: {
			room: Room;
		};
	};
	/// Make an invite link. Its secret is told once, here.
	'invite.create': {
		via: 'socket';
		request: {
			/// Missing: the whole server.
			room?: Id;
			role: Role;
			uses?: number;
			hours?: number;
		};
		result: {
			invite: Invite;
			token: Token;
		};
	};
	/// Invites that still work, newest first, at most 1000.
	'invite.list': {
		via: 'socket';
		request: {
			room?: Id;
		};
		result: {
			invites: Invite[];
		};
	};
	/// End an invite.
	'invite.revoke': {
		via: 'socket';
		request: {
			room?: Id;
			invite: Id;
		};
		result: Record<string, never>;
	};
	/// Give a member a role.
	'grant.set': {
		via: 'socket';
		request: {
			/// Missing: the whole server.
			room?: Id;
			member: Id;
			role: Role;
			hours?: number;
		};
		result: Record<string, never>;
	};
	/// Take a role away. When this is answered, no later entry reaches that member's connections.
	'grant.revoke': {
		via: 'socket';
		request: {
			room?: Id;
			member: Id;
			role: Role;
		};
		result: Record<string, never>;
	};
	/// Be called something else from now on.
	'member.rename': {
		via: 'socket';
		request: {
			name: Name;
		};
		result: {
			member: Person;
		};
	};
	/// New recovery words; the old ones stop working.
	'member.words': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			words: string;
		};
	};
	/// Set a login and password for this member. Ends their other sessions.
	'member.secure': {
		via: 'socket';
		request: {
			login: string;
			password: string;
		};
		result: Record<string, never>;
	};
	/// Remove a member from a room (or, as facilitator, the server) for some time. It ends by itself.
	'member.remove': {
		via: 'socket';
		request: {
			/// Missing: the whole server.
			room?: Id;
			member: Id;
			hours: number;
			reason: 'ground_rules' | 'unkind' | 'unsafe_content' | 'selling' | 'other';
		};
		result: {
			until: Time;
		};
	};
}

/// What a reading place is missing, in order, as one frame.
export interface EntriesEvent {
	type: 'entries';
	stream: Id;
	entries: Entry[];
}

/// Who came and who went. With `all`, `came` is everybody and replaces what was known.
export interface PresenceEvent {
	type: 'presence';
	room: Id;
	here: number;
	all?: boolean;
	came: Person[];
	went: Id[];
}

/// Somebody is writing, or stopped.
export interface TypingEvent {
	type: 'typing';
	room: Id;
	member: Id;
	on: boolean;
}

/// A room's settings changed.
export interface RoomEvent {
	type: 'room';
	room: Room;
}

/// The reading place in a room was closed by the server.
export interface ClosedEvent {
	type: 'closed';
	room: Id;
	reason: 'removed' | 'revoked' | 'left';
}

export type ServerEvent = EntriesEvent | PresenceEvent | TypingEvent | RoomEvent | ClosedEvent;

/// An answer to a request; what `result` is follows from the operation asked for.
export interface Reply {
	type: 'reply';
	key: Key;
	result: Operations[keyof Operations]['result'];
}

/// Without a key only when the request had none that could be read.
export interface ErrorReply {
	type: 'error';
	key?: Key;
	error: WireError;
}

export type ServerFrame = Reply | ErrorReply | ServerEvent;

export const errorCodes = [
	'bad_json',
	'bad_field',
	'missing_field',
	'unknown_field',
	'unknown_op',
	'too_large',
	'key_reused',
	'not_signed_in',
	'not_allowed',
	'not_in_room',
	'removed',
	'invite_not_valid',
	'sign_in_failed',
	'slow_down',
	'not_found',
	'name_taken',
	'login_taken',
	'rules_changed',
	'room_full',
	'room_closed',
	'too_late',
	'last_admin',
	'storage_full',
	'storage_failed',
	'no_memory',
	'internal',
] as const satisfies readonly WireError['code'][];

/// Why the server closes a connection.
export const closeCodes = [
	/// A frame over the limit.
	{ code: 1009, name: 'too_large' },
	/// A binary frame.
	{ code: 1003, name: 'not_text' },
	/// Text that is not UTF-8.
	{ code: 1007, name: 'not_utf8' },
	/// The server is stopping; come back shortly.
	{ code: 1012, name: 'restart' },
	/// The session is over: sign in again, do not retry.
	{ code: 4401, name: 'signed_out' },
	/// No hello in time, nothing heard, or nothing read for too long; come back.
	{ code: 4408, name: 'timed_out' },
	/// The same tab connected again; do not retry.
	{ code: 4409, name: 'taken_over' },
	/// Too many connections or frames; come back later.
	{ code: 4429, name: 'too_many' },
] as const;

export type CloseName = typeof closeCodes[number]['name'];

/// Most characters (code points, not UTF-16 units) of each kind of text.
export const maxLength = {
	key: 64,
	name: 40,
	body: 8000,
	token: 43,
	reaction: 16,
	language: 12,
} as const;
