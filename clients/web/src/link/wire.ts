/// The names link/, model/ and view/ use for what is on the wire.
import type { Operations, WireError } from '../protocol.gen.ts';

export type {
	Audited, Boundary, Case, Case_event, Category, Channel, Closure, Disclosure, Duty, Entry, Feed, Finding, Flag, Follow_up, Gap, Grant,
	Held, Help, Invite, Ladder, Language, Line, Meeting, Meeting_reason, Miss, Note, Notice, Part, Person, Place as OwnPlace, Plan, Policy, Reason, Reminders, Report, Role, Room, Sanction,
	Series, ServerEvent, Shift, Staff_meeting, Staffing, Topic, Triage, Verdict, Visit,
} from '../protocol.gen.ts';

export type Op = keyof Operations;
export type Asked<O extends Op> = Operations[O]['request'];
export type Answer<O extends Op> = Operations[O]['result'];
export type HttpOp = { [O in Op]: Operations[O]['via'] extends 'http' ? O : never }[Op];
export type SocketOp = Exclude<Op, HttpOp | 'hello'>;
export type Hello = Answer<'hello'>;
export type Place = NonNullable<Asked<'hello'>['resume']>[number];

/// `offline` is ours: no answer came, so nobody knows whether it was done.
export type Code = WireError['code'] | 'offline';

/// The server said no, or could not be reached.
export class Refused extends Error {
	constructor(readonly code: Code, readonly field?: string, readonly retryAfterMs?: number, readonly more: Why = {}) {
		super(code);
	}
}

/// What some refusals say besides their code.
export type Why = Pick<WireError, 'boundaries' | 'until'>;

export function refusal({ code, field, retry_after_ms, boundaries, until }: WireError): Refused {
	return new Refused(code, field, retry_after_ms, { boundaries, until });
}

/// The code of whatever was thrown at us.
export function codeOf(reason: unknown): Code {
	return reason instanceof Refused ? reason.code : 'internal';
}

export function whyOf(reason: unknown): Why {
	return reason instanceof Refused ? reason.more : {};
}
