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
	/// A side room: where somebody of that room talks with who is with them.
	aside_of?: Id;
	policy: Policy;
	controls: Controls;
	/// People are here only while a meeting is on.
	drop_in?: boolean;
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
	state?: 'open' | 'acknowledged' | 'with_person' | 'handed_over' | 'closed' | 'reviewed' | 'held' | 'decided' | 'appeal';
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
	/// false: nobody is here or on call who would be alerted now; say so before people write. Missing: not known.
	covered?: boolean;
	/// The one that is on, or the next.
	meeting?: Meeting;
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
	/// acknowledged: its owner is about to speak to the person; it lapses when they do not. handed_over: offered to the receiver, who has not accepted yet.
	state: 'open' | 'acknowledged' | 'with_person' | 'handed_over' | 'closed' | 'reviewed';
	owner?: Person;
	/// Who it is offered to.
	receiver?: Person;
	/// Named in a change, so that a late one cannot undo another's.
	version: number;
	opened: Time;
	/// What happens next on its clock: until then somebody should be on it, or say something. Missing when closed.
	due?: Time;
	flags: number;
	reports: number;
	/// The newest message it is about.
	latest?: Seq;
	/// The person asked for help themselves.
	asked?: boolean;
	/// A practice alarm: nobody is in danger.
	drill?: boolean;
	/// When a human being was first on it.
	seen?: Time;
	/// When a human being first said something to the person.
	spoken?: Time;
	/// The side room.
	aside?: Id;
	/// closed: is the person safe for now?
	safe?: 'yes' | 'no' | 'unknown';
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
	/// What staff said of it.
	judged?: 'right' | 'too_high' | 'too_low' | 'not_risk';
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
	kind: 'held_released' | 'held_asked' | 'held_declined' | 'held_dropped' | 'sanction' | 'sanction_lifted' | 'report_answered' | 'appeal_answered' | 'alarm' | 'offer' | 'follow_up' | 'gap' | 'channel_failed' | 'miss' | 'aside' | 'meeting_moved' | 'meeting_cancelled' | 'meeting_reminder' | 'place_offered' | 'place_kept' | 'cover' | 'cover_now' | 'part';
	room?: Id;
	held?: Id;
	sanction?: Id;
	report?: Id;
	reason?: Reason;
	/// alarm, offer, follow_up: the case.
	case?: Id;
	/// alarm, offer: how urgent.
	level?: Triage;
	/// With sound.
	loud?: boolean;
	drill?: boolean;
	/// Whom the case is about.
	subject?: Person;
	/// alarm, offer: somebody is on it by now; stop ringing.
	over?: boolean;
	words?: string;
	meeting?: Id;
	/// Of the meeting.
	start?: Time;
	/// Of the meeting.
	title?: string;
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

/// YYYY-MM-DD.
export type Day = string;

/// Time zone by its IANA name.
export type Zone = string;

/// Country, ISO 3166-1 alpha-2.
export type Region = string;

/// How help for a person in a room stands; for them alone.
export interface Help {
	room: Id;
	/// called: mentors were alerted. seen: one is about to come. with: one is there. waiting: whoever it was had to go; others were alerted.
	state: 'called' | 'seen' | 'with' | 'waiting' | 'closed';
	at: Time;
	/// Who is with them, or about to be.
	by?: Person;
	/// A side room they are asked into.
	aside?: Id;
	/// called: somebody is here or on call. false: nobody is reached for certain; say so.
	on_call?: boolean;
	/// Nobody was there in time: show the automatic card.
	card?: Time;
}

/// A crisis line.
export interface Line {
	name: string;
	/// emergency: ambulance and police. crisis: for anybody. special: for the people it says in about.
	kind: 'emergency' | 'crisis' | 'special';
	region: Region;
	languages: Language[];
	phone?: string;
	/// Where to write a text message.
	message?: string;
	/// A page to write on.
	chat?: string;
	/// 24/7, or when.
	hours: string;
	/// Whom it is for, when not for everybody.
	about?: string;
	verified: Day;
	/// Verified long ago.
	stale: boolean;
}

/// One thing that happened in a case. Without `by` it was the clock.
export interface Case_event {
	at: Time;
	what: 'opened' | 'raised' | 'alerted' | 'acknowledged' | 'spoke' | 'offered' | 'accepted' | 'declined' | 'released' | 'lapsed' | 'went_quiet' | 'snoozed' | 'aside' | 'disclosed' | 'card' | 'closed' | 'reviewed';
	by?: Person;
	other?: Person;
	/// opened, raised: how urgent it was then.
	level?: Triage;
	/// snoozed: why.
	reason?: 'with_another' | 'need_a_moment' | 'waiting_for_answer';
}

/// A time on call, every week or once.
export interface Shift {
	id: Id;
	member: Person;
	/// 1 on call, 2 backup, 3 supervisor.
	tier: number;
	/// Missing: any.
	language?: Language;
	zone: Zone;
	/// Monday is 1.
	weekday: number;
	/// Minutes after midnight, by the clock on the wall.
	start: number;
	minutes: number;
	first_day: Day;
	/// Missing: until it is taken away. The same as first_day: once.
	last_day?: Day;
}

/// One time on call, as moments.
export interface Duty {
	shift: Id;
	day: Day;
	member: Person;
	tier: number;
	language?: Language;
	from: Time;
	until: Time;
	/// Somebody else took this day.
	covered?: boolean;
	/// false: no channel of theirs is proved.
	reachable?: boolean;
}

/// Nobody is on call.
export interface Gap {
	tier: number;
	from: Time;
	until: Time;
}

/// How somebody is reached away from a page of Cairn. Alerts carry no words of anybody, only a link.
export interface Channel {
	id: Id;
	kind: 'push' | 'email' | 'webhook';
	label: string;
	added: Time;
	/// A test alert arrived.
	proved?: Time;
	/// The last attempt failed for good.
	failed?: Time;
}

/// Looking after somebody again, by consent.
export interface Follow_up {
	id: Id;
	room: Id;
	case: Id;
	subject: Person;
	owner: Person;
	due: Time;
	state: 'open' | 'done' | 'declined';
	outcome?: 'reached' | 'not_reached' | 'worse';
}

/// Somebody outside was told, in an emergency.
export interface Disclosure {
	at: Time;
	by: Person;
	told: 'emergency_services' | 'family' | 'professional' | 'other';
	/// Why, and what was shared.
	words: string;
	person_told: boolean;
	/// Contact was made for certain.
	reached: boolean;
}

/// What nearly went wrong: opened by the server, closed by who looked into it.
export interface Miss {
	id: Id;
	/// fatigue: `member` was alerted about too many people within an hour. uncovered: a meeting was over because nobody came to lead it.
	kind: 'unanswered' | 'lapsed' | 'no_words' | 'went_quiet' | 'hand_over' | 'no_one_on_call' | 'channel_failed' | 'gap' | 'drill' | 'fatigue' | 'uncovered';
	at: Time;
	times: number;
	room?: Id;
	case?: Id;
	member?: Person;
	state: 'open' | 'closed';
	finding?: string;
	action?: string;
	owner?: Person;
	action_by?: Time;
}

/// Deadlines of a room for a level, in seconds.
export interface Ladder {
	level: 'amber' | 'red' | 'crisis';
	/// Acknowledged by then.
	first: number;
	second: number;
	third: number;
	repeat: number;
	/// From acknowledging to a word.
	lease: number;
	/// Not the standard ones.
	own?: boolean;
}

/// Why a request changed nothing.
export interface WireError {
	code: 'bad_json' | 'bad_field' | 'missing_field' | 'unknown_field' | 'unknown_op' | 'too_large' | 'key_reused' | 'not_signed_in' | 'not_allowed' | 'not_in_room' | 'removed' | 'invite_not_valid' | 'sign_in_failed' | 'slow_down' | 'not_found' | 'name_taken' | 'login_taken' | 'rules_changed' | 'room_full' | 'room_closed' | 'too_late' | 'last_admin' | 'overlap' | 'signed_up' | 'too_small' | 'link_not_valid' | 'on_hold' | 'boundary' | 'read_only' | 'stale' | 'decided' | 'storage_full' | 'storage_failed' | 'no_memory' | 'internal';
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

/// Minutes after midnight, by the clock on the wall.
export type Minute = number;

/// What somebody of the staff does in a meeting.
export type Part = 'lead' | 'co_lead';

/// waiting: the door is open. closing: the last minutes.
export type Meeting_state = 'scheduled' | 'waiting' | 'open' | 'closing' | 'ended' | 'cancelled';

/// Why a meeting is cancelled, moved or over before its time.
export type Meeting_reason = 'no_staff' | 'closure' | 'series_changed' | 'series_ended' | 'illness' | 'technical' | 'other';

/// A time by the clock on the wall of the series' zone.
export interface Wall {
	day: Day;
	start: Minute;
}

/// Who of the staff does what.
export interface Staffing {
	member: Person;
	part: Part;
	/// They ask somebody else to take it.
	offered?: boolean;
	/// In the room now.
	here?: boolean;
}

/// What a series is planned to be. Missing: about, audience, extra and left_out empty; the room's language; capacity 0; opens 10; public and guide false.
export interface Plan {
	/// Neutral: it stands in calendars and mails.
	title: string;
	about?: string;
	language?: Language;
	/// For whom, in a few words. Empty: everybody.
	audience?: string;
	zone: Zone;
	/// The first, by the calendar of the zone; where the rule does not give it, the next day that it gives.
	day: Day;
	start: Minute;
	minutes: number;
	/// RRULE of RFC 5545 without its name, daily or rarer; an UNTIL is a day, or a moment in UTC. Empty: once.
	rule: string;
	/// Times besides (RDATE).
	extra?: Wall[];
	/// Days left out (EXDATE).
	left_out?: Day[];
	/// Most people beside the staff; 0: as many as the room has seats.
	capacity?: number;
	/// So many of the staff have to be there.
	staff_needed: number;
	/// The door opens so many minutes before the beginning.
	opens?: number;
	/// Who comes later than so many minutes after the beginning cannot come in any more. Missing: until it is over.
	entry?: number;
	/// On the programme page, for everybody.
	public?: boolean;
	/// In the Meeting Guide feed as well.
	guide?: boolean;
}

/// A drop-in that recurs, or happens once.
export interface Series {
	id: Id;
	room: Id;
	version: number;
	plan: Plan;
	/// Whoever does it, unless a meeting says otherwise.
	staff: Staffing[];
	/// Beginning of the next meeting.
	next?: Time;
	/// Nothing follows after it.
	ended?: Time;
	/// The series it was split off from.
	follows?: Id;
}

/// One time a series takes place, as everybody may see it.
export interface Meeting {
	id: Id;
	series: Id;
	room: Id;
	room_name: string;
	version: number;
	title: string;
	about?: string;
	zone: Zone;
	language: Language;
	audience: string;
	state: Meeting_state;
	start: Time;
	end: Time;
	/// The door opens.
	opens: Time;
	/// Until then one may come in. Missing: until it is over.
	entry?: Time;
	public: boolean;
	capacity?: number;
	/// Places nobody took.
	left?: number;
	/// People on the waiting list.
	waiting?: number;
	/// It began, with its staff there.
	live?: Time;
	/// Since then it waits for its staff.
	held?: Time;
	moved_from?: Time;
	reason?: Meeting_reason;
	/// What staff say about why.
	words?: string;
	/// The asker's own.
	place?: Place;
}

/// Somebody's place in a meeting.
export interface Place {
	id: Id;
	/// kept: it is theirs. offered: theirs when taken in time. missed: it was not.
	state: 'kept' | 'waiting' | 'offered' | 'missed' | 'given_up';
	/// waiting: so many come before.
	ahead?: number;
	/// offered: take it by then.
	until?: Time;
	/// Signed up for the whole series.
	every?: boolean;
	/// Opens this place without signing in: /place#…
	link?: Token;
}

/// A meeting as its staff see it.
export interface Staff_meeting {
	meeting: Meeting;
	staff: Staffing[];
	/// So many are still needed.
	missing: number;
	/// Places kept.
	taken: number;
	/// Where the series has it, before it was moved.
	recurrence?: Wall;
	/// Something was changed for this one alone.
	changed?: boolean;
}

/// Days on which nothing takes place.
export interface Closure {
	id: Id;
	title: string;
	first_day: Day;
	last_day: Day;
	zone: Zone;
	/// Missing: everything.
	room?: Id;
}

/// A calendar to subscribe to (RFC 5545).
export interface Feed {
	kind: 'mine' | 'room' | 'programme';
	room?: Id;
	room_name?: string;
	/// Below the site's address. Who knows it can read it, until it is renewed.
	path: string;
}

/// When somebody wants to be reminded, by the channels they proved.
export interface Reminders {
	/// So long before the beginning; empty: none.
	minutes: number[];
	quiet_from: Minute;
	/// The same as quiet_from: no quiet hours.
	quiet_until: Minute;
	zone: Zone;
	/// Of what is sent about it. Missing: of the series.
	language?: Language;
}

/// A day on which the clock of the reader stands otherwise to that of the series than mostly.
export interface Shift_of_clock {
	day: Day;
	/// On the reader's wall, then.
	start: Minute;
	/// And mostly.
	usual: Minute;
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
			/// Where help for this member stands.
			help: Help[];
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
				/// drop_in: the one that is on, or the next.
				meeting?: Meeting;
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
			/// People are here only while a meeting is on.
			drop_in?: boolean;
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
			/// People are here only while a meeting is on.
			drop_in?: boolean;
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
			/// Oldest first.
			events: Case_event[];
			disclosures: Disclosure[];
			follow_ups: Follow_up[];
			/// How many people were alerted so far.
			alerted: number;
			/// Crisis lines of the person's room.
			lines?: Line[];
		};
	};
	/// I am with them: be the owner, and speak to the person before the lease ends.
	'case.acknowledge': {
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
	/// I spoke with the person in another way than by writing here.
	'case.spoke': {
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
	/// Who could take a case over.
	'case.receivers': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
		};
		result: {
			/// Best first.
			people: {
				person: Person;
				on_call: boolean;
				/// Has a page open.
				here: boolean;
				/// Is with somebody at red or crisis.
				busy: boolean;
			}[];
		};
	};
	/// Hand a case over: it stays one's own until the other accepts.
	'case.offer': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			version: number;
			member: Id;
		};
		result: {
			case: Case;
		};
	};
	/// Take over a case that is offered.
	'case.accept': {
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
	/// Not take it over; or take an offer back.
	'case.decline': {
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
	/// I cannot go on: others are alerted at once.
	'case.release': {
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
	/// Put a red case off once; never crisis.
	'case.snooze': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			version: number;
			reason: 'with_another' | 'need_a_moment' | 'waiting_for_answer';
		};
		result: {
			case: Case;
		};
	};
	/// Ask the person into a side room. Both keep their seats here.
	'case.aside': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			version: number;
		};
		result: {
			case: Case;
			room: Room;
		};
	};
	/// Write down that somebody outside was told.
	'case.disclose': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			told: 'emergency_services' | 'family' | 'professional' | 'other';
			/// Why, and what was shared.
			words: string;
			person_told: boolean;
			reached: boolean;
		};
		result: {
			disclosure: Disclosure;
		};
	};
	/// Close a case with an outcome; who reported gets the answer.
	'case.close': {
		via: 'socket';
		request: {
			outcome: 'talked' | 'no_action' | 'sanction' | 'referred' | 'not_a_problem';
			answer?: string;
			/// Needed for danger.
			safe?: 'yes' | 'no' | 'unknown';
			/// danger at red or crisis: when to look after them again.
			follow_up?: Time;
			/// Who does; missing: oneself.
			owner?: Id;
			/// The person agreed to be asked again.
			consent?: boolean;
			room: Id;
			case: Id;
			version: number;
		};
		result: {
			case: Case;
		};
	};
	/// Say what was learnt from a closed case.
	'case.review': {
		via: 'socket';
		request: {
			room: Id;
			case: Id;
			version: number;
			words?: string;
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
	/// Was this flag right?
	'flag.judge': {
		via: 'socket';
		request: {
			room: Id;
			flag: Id;
			judged: 'right' | 'too_high' | 'too_low' | 'not_risk';
		};
		result: Record<string, never>;
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
	/// I need help now: tells staff at once, also while waiting, held, read only or removed.
	'help.now': {
		via: 'socket';
		request: {
			room: Id;
			region?: Region;
			language?: Language;
		};
		result: {
			help: Help;
			lines: Line[];
		};
	};
	/// Crisis lines of a country or language.
	'help.lines': {
		via: 'http';
		request: {
			region?: Region;
			language?: Language;
		};
		result: {
			/// Which one was taken.
			region?: Region;
			lines: Line[];
			/// Those there are lines for.
			regions: Region[];
			/// A page with lines of other countries.
			elsewhere?: string;
		};
	};
	/// Who is on call, and when nobody is.
	'roster.list': {
		via: 'socket';
		request: {
			from: Time;
			until: Time;
		};
		result: {
			shifts: Shift[];
			duties: Duty[];
			gaps: Gap[];
			/// For who may plan: everybody on the staff of a room or of the server.
			people?: Person[];
		};
	};
	/// Plan a shift, or change one.
	'roster.set': {
		via: 'socket';
		request: {
			/// Missing: a new one.
			shift?: Id;
			member: Id;
			tier: number;
			language?: Language;
			zone: Zone;
			weekday: number;
			start: number;
			minutes: number;
			first_day: Day;
			last_day?: Day;
		};
		result: {
			shift: Shift;
		};
	};
	/// Take a shift away.
	'roster.remove': {
		via: 'socket';
		request: {
			shift: Id;
		};
		result: Record<string, never>;
	};
	/// Take one day of a shift oneself; facilitators and admins may say who.
	'roster.cover': {
		via: 'socket';
		request: {
			shift: Id;
			day: Day;
			/// Missing: oneself.
			member?: Id;
		};
		result: {
			duty: Duty;
		};
	};
	/// How I am reached, and the key that browsers need for push.
	'channel.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			channels: Channel[];
			/// VAPID public key, base64url.
			push_key: string;
		};
	};
	/// Add a way to reach me.
	'channel.add': {
		via: 'socket';
		request: {
			kind: 'push' | 'email' | 'webhook';
			label: string;
			/// email: where to.
			address?: string;
			/// push: the endpoint; webhook: where to.
			url?: string;
			/// push: key of the browser, base64url.
			p256dh?: string;
			/// push: secret of the browser, base64url.
			auth?: string;
		};
		result: {
			channel: Channel;
			/// webhook: what signatures are made with; shown once.
			secret?: string;
		};
	};
	/// No longer reach me that way.
	'channel.remove': {
		via: 'socket';
		request: {
			channel: Id;
		};
		result: Record<string, never>;
	};
	/// Send me a test alert.
	'channel.test': {
		via: 'socket';
		request: {
			channel: Id;
		};
		result: Record<string, never>;
	};
	/// It arrived: the code in it.
	'channel.prove': {
		via: 'socket';
		request: {
			channel: Id;
			code: string;
		};
		result: {
			channel: Channel;
		};
	};
	/// Whom to look after again; one's own, or with `all` those of the rooms one leads.
	'follow_up.list': {
		via: 'socket';
		request: {
			all?: boolean;
		};
		result: {
			follow_ups: Follow_up[];
		};
	};
	/// What came of it.
	'follow_up.done': {
		via: 'socket';
		request: {
			room: Id;
			follow_up: Id;
			outcome: 'reached' | 'not_reached' | 'worse' | 'declined';
		};
		result: {
			follow_up: Follow_up;
		};
	};
	/// The near-miss register, open ones first.
	'miss.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			misses: Miss[];
		};
	};
	/// What was found, and what will be done by whom until when.
	'miss.close': {
		via: 'socket';
		request: {
			miss: Id;
			finding: string;
			action: string;
			owner: Id;
			action_by: Time;
		};
		result: {
			miss: Miss;
		};
	};
	/// Deadlines of a room, and what staffing cannot keep of them.
	'ladder.list': {
		via: 'socket';
		request: {
			room: Id;
		};
		result: {
			ladders: Ladder[];
			warnings: ('no_one_on_call' | 'one_person' | 'no_supervisor' | 'no_channel')[];
		};
	};
	/// Set a room's deadlines for a level, or go back to the standard ones.
	'ladder.set': {
		via: 'socket';
		request: {
			room: Id;
			level: 'amber' | 'red' | 'crisis';
			/// All missing: standard.
			first?: number;
			second?: number;
			third?: number;
			repeat?: number;
			lease?: number;
		};
		result: {
			ladders: Ladder[];
			warnings: ('no_one_on_call' | 'one_person' | 'no_supervisor' | 'no_channel')[];
		};
	};
	/// Practise: an alarm about nobody, clearly marked, to whoever is on call.
	'drill.run': {
		via: 'socket';
		request: {
			room: Id;
		};
		result: {
			case: Case;
		};
	};
	/// How alarms were answered over thirty days, and how right the rules were.
	'desk.figures': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			rules: {
				rule: string;
				judged: number;
				right: number;
				/// Percent.
				share: number;
				/// Under a fifth at urgent.
				repair?: boolean;
			}[];
			cases: number;
			acknowledged_p50_s: number;
			acknowledged_p90_s: number;
			/// About how many people at red or crisis somebody was alerted in an hour in which they were at all, in hundredths.
			alerts_per_hour: number;
			busiest: {
				person: Person;
				alerts: number;
			}[];
			drills: {
				at: Time;
				/// Seconds to acknowledge. Missing: nobody did.
				took?: number;
			}[];
		};
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
	/// What takes place in the coming days, for everybody; with a session also what is not public in one's own rooms. Cancelled and moved meetings are in it.
	'programme.show': {
		via: 'http';
		request: {
			/// Missing: now.
			from?: Time;
			/// Missing: 7.
			days?: number;
			/// Only this one.
			series?: Id;
		};
		result: {
			site: string;
			now: Time;
			/// Of the programme.
			zone: Zone;
			meetings: Meeting[];
			/// There were too many.
			more?: boolean;
			/// Rooms of one's own, and of public series, that one can go into now.
			open: {
				room: Id;
				name: string;
				about?: string;
				language?: Language;
			}[];
			/// Today nothing takes place.
			closure?: Closure;
			/// Who asks, with a session.
			member?: Person;
			/// Names on offer, without one.
			names?: Name[];
		};
	};
	/// Come in by a public series, like member.join without an invite: a guest with the role participant in its room. Dear, because anybody can.
	'series.join': {
		via: 'http';
		request: {
			series: Id;
			name: Name;
		};
		result: Signed;
	};
	/// A place by its link.
	'place.show': {
		via: 'http';
		request: {
			link: Token;
		};
		result: {
			site: string;
			meeting: Meeting;
			reminders?: Reminders;
		};
	};
	/// Take an offered place, or give one up, by its link.
	'place.answer': {
		via: 'http';
		request: {
			link: Token;
			/// false: give it up.
			take: boolean;
			/// Give up the whole series.
			every?: boolean;
		};
		result: {
			meeting: Meeting;
		};
	};
	/// Sign in by the link of a place, as the guest whose it is. Not for staff.
	'place.open': {
		via: 'http';
		request: {
			link: Token;
		};
		result: Signed;
	};
	/// Sign up for a meeting, or for each meeting of its series. Where it is full, one is on the waiting list.
	'place.add': {
		via: 'http';
		request: {
			room: Id;
			meeting: Id;
			every?: boolean;
		};
		result: {
			meeting: Meeting;
		};
	};
	/// Give it up; whoever waits is offered it. An offered place is taken with place.add.
	'place.remove': {
		via: 'http';
		request: {
			room: Id;
			meeting: Id;
			every?: boolean;
		};
		result: {
			meeting: Meeting;
		};
	};
	/// One's own places ahead, with their links, and when one is reminded.
	'place.list': {
		via: 'http';
		request: Record<string, never>;
		result: {
			meetings: Meeting[];
			reminders?: Reminders;
		};
	};
	/// When to be reminded of one's places and parts.
	'reminder.set': {
		via: 'http';
		request: {
			reminders: Reminders;
		};
		result: Record<string, never>;
	};
	/// Calendars one may subscribe to.
	'feed.list': {
		via: 'http';
		request: Record<string, never>;
		result: {
			feeds: Feed[];
		};
	};
	/// A new address for a calendar; the old one stops working.
	'feed.renew': {
		via: 'http';
		request: {
			kind: 'mine' | 'room';
			room?: Id;
		};
		result: {
			feed: Feed;
		};
	};
	/// What a plan comes to, without keeping it.
	'series.preview': {
		via: 'socket';
		request: {
			room: Id;
			plan: Plan;
			/// The one it is to change.
			series?: Id;
			/// Of the reader.
			zone: Zone;
			/// Missing: 6.
			rows?: number;
		};
		result: {
			next: {
				start: Time;
				end: Time;
				/// That time is left out of the clock on this day; it begins so much later.
				skipped?: boolean;
				/// That time comes twice on this day; it is the first.
				twice?: boolean;
				closure?: string;
				/// What takes place in the room then.
				overlaps?: string;
			}[];
			/// Within a year.
			shifts: Shift_of_clock[];
			/// The last meeting, where there is one.
			last?: Time;
			/// How many within a year.
			count?: number;
		};
	};
	/// Plan one.
	'series.create': {
		via: 'socket';
		request: {
			room: Id;
			plan: Plan;
			staff?: {
				member: Id;
				part: Part;
			}[];
		};
		result: {
			series: Series;
		};
	};
	/// Change all that lies ahead, or from one meeting on: then a series of its own begins there, and signed up stays who is. Who has a place in what moves is told. The plan is of the whole: a COUNT also counts what was before that meeting.
	'series.change': {
		via: 'socket';
		request: {
			room: Id;
			series: Id;
			version: number;
			plan: Plan;
			/// The meeting. Missing: all.
			from?: Id;
			words?: string;
		};
		result: {
			series: Series;
		};
	};
	/// Nothing more of it from a meeting on, or from now.
	'series.end': {
		via: 'socket';
		request: {
			room: Id;
			series: Id;
			version: number;
			from?: Id;
			words?: string;
		};
		result: {
			series: Series;
		};
	};
	/// Those of the rooms one looks after.
	'series.list': {
		via: 'socket';
		request: {
			room?: Id;
			ended?: boolean;
		};
		result: {
			series: Series[];
		};
	};
	/// Who leads it by default; part missing: not any more.
	'series.staff': {
		via: 'socket';
		request: {
			room: Id;
			series: Id;
			member: Id;
			part?: Part;
		};
		result: {
			series: Series;
		};
	};
	/// Plan what an iCalendar text (RFC 5545) says: series, and single meetings moved or cancelled.
	'series.import': {
		via: 'socket';
		request: {
			room: Id;
			ics: string;
			staff_needed: number;
			public?: boolean;
		};
		result: {
			series: Series[];
		};
	};
	/// Meetings of the rooms one looks after.
	'meeting.list': {
		via: 'socket';
		request: {
			room?: Id;
			from: Time;
			/// At most 400 days later.
			until: Time;
		};
		result: {
			meetings: Staff_meeting[];
			more?: boolean;
		};
	};
	/// One meeting, and who signed up.
	'meeting.show': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
		};
		result: {
			meeting: Staff_meeting;
			places: {
				member: Person;
				place: Place;
			}[];
		};
	};
	/// Move or change this one alone. What is missing stays.
	'meeting.change': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			version: number;
			day?: Day;
			start?: Minute;
			minutes?: number;
			title?: string;
			capacity?: number;
			staff_needed?: number;
			reason?: Meeting_reason;
			words?: string;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// It does not take place; who has a place is told.
	'meeting.cancel': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			version: number;
			reason: Meeting_reason;
			words?: string;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// A cancelled or changed one is again as the series has it.
	'meeting.restore': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			version: number;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// Put somebody down for a part; part missing: take them off.
	'meeting.staff': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			member: Id;
			part?: Part;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// Take a part oneself: one that is free, or that somebody offers.
	'meeting.claim': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			part: Part;
			/// Whose part, offered.
			of?: Id;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// Ask somebody else to take one's part; until then it stays one's own. off: take that back.
	'meeting.offer': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
			on: boolean;
		};
		result: {
			meeting: Staff_meeting;
		};
	};
	/// Who was there, from when until when.
	'meeting.attendance': {
		via: 'socket';
		request: {
			room: Id;
			meeting: Id;
		};
		result: {
			rows: {
				member: Person;
				joined: Time;
				/// Missing: still there.
				left?: Time;
			}[];
		};
	};
	/// Days on which nothing takes place.
	'closure.list': {
		via: 'socket';
		request: Record<string, never>;
		result: {
			closures: Closure[];
		};
	};
	/// Put or change one; meetings on those days are cancelled, and are again when it goes.
	'closure.set': {
		via: 'socket';
		request: {
			/// Missing: a new one.
			closure?: Id;
			title: string;
			first_day: Day;
			last_day: Day;
			zone: Zone;
			room?: Id;
		};
		result: {
			closure: Closure;
		};
	};
	/// It takes place after all.
	'closure.remove': {
		via: 'socket';
		request: {
			closure: Id;
		};
		result: Record<string, never>;
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
	reason: 'removed' | 'revoked' | 'left' | 'ended';
}

/// Something for this person; see hello.
export interface NoticeEvent {
	type: 'notice';
	notice: Notice;
}

/// Help for this person stands differently.
export interface HelpEvent {
	type: 'help';
	help: Help;
}

/// A meeting of a room one reads stands differently.
export interface MeetingEvent {
	type: 'meeting';
	meeting: Meeting;
}

export type ServerEvent = EntriesEvent | PresenceEvent | TypingEvent | RoomEvent | ClosedEvent | NoticeEvent | HelpEvent | MeetingEvent;

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
	'overlap',
	'signed_up',
	'too_small',
	'link_not_valid',
	'on_hold',
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
	day: 10,
	zone: 64,
	region: 2,
} as const;
