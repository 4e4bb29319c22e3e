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
	/// This is where the staff of that room talk among themselves.
	staff_of?: Id;
	policy: Policy;
	controls: Controls;
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
	kind: 'post' | 'edit' | 'redact' | 'react' | 'case';
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
	/// post: its sender's warning; show the words only when asked to.
	warning?: Topic;
	/// post: the software did not read it.
	unscanned?: boolean;
	/// case: in a staff room, this case is new or changed.
	case?: Id;
	/// case: what happened. held, decided: a held message; appeal: an appeal.
	state?: 'open' | 'claimed' | 'closed' | 'held' | 'decided' | 'appeal';
	/// case: how urgent it is.
	level?: Triage;
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

/// How soon a mentor should look at a message.
export type Triage = 'green' | 'amber' | 'red' | 'crisis';

/// The kind of danger.
export type Category = 'overdose' | 'suicide' | 'harm_to_others' | 'abuse' | 'medical' | 'self_harm' | 'none';

/// A boundary of the room that a message may cross.
export type Boundary = 'contact_info' | 'solicitation' | 'medical_advice' | 'harassment' | 'method_detail' | 'sourcing' | 'graphic' | 'link';

/// What a room does with a message that crosses a boundary. Never applied to a message from somebody in danger.
export type Verdict = 'deliver' | 'nudge' | 'hold' | 'refuse';

/// What a message is about, said by its sender so that others may choose.
export type Topic = 'suicide' | 'self_harm' | 'abuse' | 'violence' | 'death' | 'eating' | 'substances' | 'pregnancy' | 'other';

/// Why staff did something.
export type Reason = 'ground_rules' | 'unkind' | 'unsafe_content' | 'selling' | 'contact' | 'off_topic' | 'other';

/// What a room does about each boundary, and with a held message nobody has looked at.
export interface Policy {
	contact_info: Verdict;
	solicitation: Verdict;
	medical_advice: Verdict;
	harassment: Verdict;
	method_detail: Verdict;
	sourcing: Verdict;
	graphic: Verdict;
	link: Verdict;
	/// How long a message waits at most, seconds.
	hold_s: number;
	on_deadline: 'release' | 'drop';
}

/// What is on in a room just now.
export interface Controls {
	/// Seconds between two messages of one person; 0: off.
	slow_s: number;
	/// Links are refused.
	links_off: boolean;
	/// Messages of people new here are held.
	newcomers_wait: boolean;
	/// Nobody new may come in.
	closed: boolean;
	/// All of these were switched on together; switching raid off brings back what was before.
	raid: boolean;
}

/// Something the moderation library saw in a message, as a mentor may read it.
export interface Finding {
	rule: string;
	/// In plain words.
	why: string;
	level: Triage;
	/// Before it was lowered.
	raw: Triage;
	category: Category;
	/// Missing: it is about danger.
	boundary?: Boundary;
	/// First character (code point) of the words it saw.
	from: number;
	/// The character after the last.
	to: number;
	/// The rule that lowered it.
	lowered_by?: string;
	/// Second stage: what weighed most.
	reasons?: string[];
}

/// A message that waits for a mentor.
export interface Held {
	id: Id;
	room: Id;
	by: Person;
	at: Time;
	/// When the room decides by itself.
	due: Time;
	/// asked: staff asked its author to change it.
	state: 'waiting' | 'asked' | 'released' | 'declined' | 'withdrawn' | 'dropped';
	/// Why it waits; empty: its author is new here.
	boundaries: Boundary[];
	body: Body;
	warning?: Topic;
	reason?: Reason;
	/// From the mentor.
	words?: string;
	/// For staff.
	findings?: Finding[];
}

/// What staff should look at about one person in one room: one open case of a kind at a time.
export interface Case {
	id: Id;
	room: Id;
	kind: 'danger' | 'conduct';
	subject: Person;
	level: Triage;
	category: Category;
	state: 'open' | 'claimed' | 'closed';
	owner?: Person;
	/// Named in a change, so that a late one cannot undo another's.
	version: number;
	opened: Time;
	/// Somebody should be on it by then.
	due: Time;
	flags: number;
	reports: number;
	/// The newest message it is about.
	latest?: Seq;
	outcome?: 'talked' | 'no_action' | 'sanction' | 'referred' | 'not_a_problem';
}

/// What the software saw in one message.
export interface Flag {
	id: Id;
	at: Time;
	/// Missing: it was held or refused.
	seq?: Seq;
	by?: Person;
	triage: Triage;
	category: Category;
	boundaries: Boundary[];
	/// false: the software could not read this message.
	scanned: boolean;
	findings: Finding[];
}

/// A member's worry. Who made it is told to nobody.
export interface Report {
	id: Id;
	at: Time;
	room?: Id;
	reason: 'worried' | 'unkind' | 'selling' | 'unsafe_content' | 'contact' | 'other';
	target?: Seq;
	about?: Person;
	words?: string;
	state: 'open' | 'answered';
	answer?: string;
}

/// Asking that somebody else looks at a sanction again.
export interface Appeal {
	at: Time;
	/// It is answered by then.
	due: Time;
	state: 'open' | 'upheld' | 'overturned';
	words?: string;
	answer?: string;
}

/// A step that staff took, with its reason and its end.
export interface Sanction {
	id: Id;
	/// Missing: the whole server.
	room?: Id;
	member: Person;
	/// removal: from the room; ban: from the server.
	step: 'nudge' | 'warning' | 'read_only' | 'removal' | 'ban';
	reason: Reason;
	/// The ground rule it rests on.
	rule?: string;
	words?: string;
	at: Time;
	/// Missing: it is over as soon as it was read.
	until?: Time;
	state: 'active' | 'over' | 'lifted' | 'overturned';
	/// An appeal can be made until then.
	appeal_by?: Time;
	appeal?: Appeal;
}

/// What staff of a room keep in mind about a member. It expires.
export interface Note {
	id: Id;
	kind: 'wish' | 'support_plan' | 'careful_topic' | 'observation' | 'handover';
	words: string;
	at: Time;
	until: Time;
	by: Person;
}

/// One message from the server or its staff to one person.
export interface Notice {
	id: Id;
	at: Time;
	kind: 'held_released' | 'held_asked' | 'held_declined' | 'held_dropped' | 'sanction' | 'sanction_lifted' | 'report_answered' | 'appeal_answered';
	room?: Id;
	held?: Id;
	sanction?: Id;
	report?: Id;
	reason?: Reason;
	words?: string;
}

/// One line of the audit log.
export interface Audited {
	seq: Seq;
	at: Time;
	by: Person;
	act: string;
	room?: Id;
	subject?: Person;
	about?: Id;
}

/// What became of a message.
export interface Posted {
	/// Missing: the message waits.
	seq?: Seq;
	at: Time;
	/// It waits for a mentor.
	held?: Held;
	/// It was delivered, and comes near these boundaries: tell its author kindly.
	nudge?: Boundary[];
}

/// Why a request changed nothing.
export interface WireError {
	code: 'bad_json' | 'bad_field' | 'missing_field' | 'unknown_field' | 'unknown_op' | 'too_large' | 'key_reused' | 'not_signed_in' | 'not_allowed' | 'not_in_room' | 'removed' | 'invite_not_valid' | 'sign_in_failed' | 'slow_down' | 'not_found' | 'name_taken' | 'login_taken' | 'rules_changed' | 'room_full' | 'room_closed' | 'too_late' | 'last_admin' | 'boundary' | 'read_only' | 'stale' | 'decided' | 'storage_full' | 'storage_failed' | 'no_memory' | 'internal';
	/// The field that is wrong.
	field?: string;
	retry_after_ms?: number;
	/// Plain words in English; clients use their own by code.
	text: string;
	/// boundary: those the message crosses.
	boundaries?: Boundary[];
	/// read_only: when one may write again.
	until?: Time;
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
			/// Not seen yet, oldest first.
			notices: Notice[];
			/// Members this one does not want to read.
			hidden: Id[];
			/// Topics this one does not want to see unasked.
			topics: Topic[];
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
	/// Say something. A message that crosses a boundary of the room may be held or refused; one from somebody in danger never is.
	'room.post': {
		via: 'socket';
		request: {
			room: Id;
			body: Body;
			/// A word to those who read it.
			warning?: Topic;
		};
		result: Posted;
	};
	/// Change one's own words. Words the room would hold are refused with `boundary`.
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
			policy?: Policy;
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
			policy?: Policy;
		};
		result: {
			room: Room;
		};
	};
	/// Slow mode, links off, newcomers wait, close entry: only what is given changes.
	'room.controls': {
		via: 'socket';
		request: {
			room: Id;
			slow_s?: number;
			links_off?: boolean;
			newcomers_wait?: boolean;
			closed?: boolean;
		};
		result: {
			room: Room;
		};
	};
	/// All controls at once, against people who came to disturb; off brings back what was before.
	'room.raid': {
		via: 'socket';
		request: {
			room: Id;
			on: boolean;
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
	/// One's own messages that wait.
	'held.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			held: Held[];
		};
	};
	/// Change a message that waits; it is looked at anew, and may be delivered at once.
	'held.change': {
		via: 'socket';
		request: {
			room: Id;
			held: Id;
			body: Body;
		};
		result: Posted;
	};
	/// Take back a message that waits.
	'held.withdraw': {
		via: 'socket';
		request: {
			room: Id;
			held: Id;
		};
		result: Record<string, never>;
	};
	/// Let a held message appear, ask its author to change it, or decline it with a reason.
	'held.decide': {
		via: 'socket';
		request: {
			room: Id;
			held: Id;
			decision: 'release' | 'ask' | 'decline';
			/// Needed with ask and decline.
			reason?: Reason;
			words?: string;
		};
		result: {
			/// Where it appeared.
			seq?: Seq;
		};
	};
	/// Tell this room's mentors of a message or a person. Confidential.
	'report.make': {
		via: 'socket';
		request: {
			room: Id;
			/// The message; or `member`.
			target?: Seq;
			member?: Id;
			reason: 'worried' | 'unkind' | 'selling' | 'unsafe_content' | 'contact' | 'other';
			words?: string;
		};
		result: {
			report: Report;
		};
	};
	/// One's own reports and what became of them, newest first.
	'report.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			reports: Report[];
		};
	};
	/// The queue: open cases, held messages and appeals of the rooms one looks after, most urgent first.
	'case.list': {
		via: 'socket';
		request: {
			/// Missing: all of them.
			room?: Id;
		};
		result: {
			cases: Case[];
			held: Held[];
			appeals: Sanction[];
		};
	};
	/// One case: what was flagged and reported, and the messages around it.
	'case.show': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
		};
		result: {
			case: Case;
			flags: Flag[];
			reports: Report[];
			/// The last messages of the room up to the newest it is about, oldest first.
			window: Entry[];
			sanctions: Sanction[];
		};
	};
	/// Take a case on.
	'case.claim': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			version: number;
		};
		result: {
			case: Case;
		};
	};
	/// Give a case to another of the room's staff.
	'case.assign': {
		via: 'socket';
		request: {
			member: Id;
			room: Id;
			case: Id;
			version: number;
		};
		result: {
			case: Case;
		};
	};
	/// Close a case with an outcome; who reported gets the answer.
	'case.close': {
		via: 'socket';
		request: {
			outcome: 'talked' | 'no_action' | 'sanction' | 'referred' | 'not_a_problem';
			answer?: string;
			room: Id;
			case: Id;
			version: number;
		};
		result: {
			case: Case;
		};
	};
	/// What the software saw in a room's messages lately, also what it lowered, newest first.
	'flag.list': {
		via: 'socket';
		request: {
			room: Id;
			before?: Time;
		};
		result: {
			flags: Flag[];
		};
	};
	/// A step of the ladder, with its reason. The person is told, and can appeal, also after a ban: it closes every room to them and lets them sign in nowhere, but does not sign them out.
	'sanction.give': {
		via: 'socket';
		request: {
			/// Missing: the whole server. Needed with removal; not with ban, which is for facilitators and admins.
			room?: Id;
			member: Id;
			/// removal: from the room; ban: from the server.
			step: 'nudge' | 'warning' | 'read_only' | 'removal' | 'ban';
			reason: Reason;
			rule?: string;
			words?: string;
			/// How long; needed with read_only, removal and ban, and only with these.
			hours?: number;
		};
		result: {
			sanction: Sanction;
		};
	};
	/// End a sanction early. Who was removed or banned may come in again, but needs a new invite: what they held before does not come back.
	'sanction.lift': {
		via: 'socket';
		request: {
			room?: Id;
			sanction: Id;
			words?: string;
		};
		result: {
			sanction: Sanction;
		};
	};
	/// What staff took against a member in a room and on the whole server, newest first.
	'sanction.list': {
		via: 'socket';
		request: {
			room?: Id;
			member: Id;
		};
		result: {
			sanctions: Sanction[];
		};
	};
	/// One's own sanctions, newest first.
	'sanction.mine': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			sanctions: Sanction[];
		};
	};
	/// Ask that somebody else looks at a sanction again: once, and within 14 days. It is answered within 72 hours.
	'appeal.make': {
		via: 'socket';
		request: {
			sanction: Id;
			words: string;
		};
		result: {
			sanction: Sanction;
		};
	};
	/// Answer an appeal; not by who gave the sanction. Overturning ends it at once, as lifting does.
	'appeal.decide': {
		via: 'socket';
		request: {
			room?: Id;
			sanction: Id;
			decision: 'uphold' | 'overturn';
			words: string;
		};
		result: {
			sanction: Sanction;
		};
	};
	/// Keep something in mind about a member, for this room's staff, for some days.
	'note.add': {
		via: 'socket';
		request: {
			room: Id;
			member: Id;
			kind: 'wish' | 'support_plan' | 'careful_topic' | 'observation' | 'handover';
			words: string;
			days: number;
		};
		result: {
			note: Note;
		};
	};
	/// Notes on a member.
	'note.list': {
		via: 'socket';
		request: {
			room: Id;
			member: Id;
		};
		result: {
			notes: Note[];
		};
	};
	/// Forget a note.
	'note.remove': {
		via: 'socket';
		request: {
			room: Id;
			note: Id;
		};
		result: Record<string, never>;
	};
	/// A notice was read.
	'notice.seen': {
		via: 'socket';
		request: {
			notice: Id;
		};
		result: Record<string, never>;
	};
	/// Do not show me what this member writes, or show it again. They are not told.
	'member.hide': {
		via: 'socket';
		request: {
			member: Id;
			on: boolean;
		};
		result: Record<string, never>;
	};
	/// Topics I do not want to see unasked; replaces the list.
	'member.topics': {
		via: 'socket';
		request: {
			topics: Topic[];
		};
		result: Record<string, never>;
	};
	/// The audit log, newest first.
	'audit.list': {
		via: 'socket';
		request: {
			before?: Seq;
		};
		result: {
			lines: Audited[];
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

/// Something for this person; see hello.
export interface NoticeEvent {
	type: 'notice';
	notice: Notice;
}

export type ServerEvent = EntriesEvent | PresenceEvent | TypingEvent | RoomEvent | ClosedEvent | NoticeEvent;

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
	'boundary',
	'read_only',
	'stale',
	'decided',
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
