/// What happens around the words: notices, steps that were taken, and whom and
/// what this person would rather not read.
import { signal } from '@preact/signals';
import type { Clock } from '../link/clock.ts';
import type { Answer, Asked, Hello, Notice, Sanction, SocketOp, Topic } from '../link/wire.ts';

/// Kinds of notices for those who look after rooms: they are rung and answered, and are no cards.
const staffKinds = ['alarm', 'offer', 'follow_up', 'gap', 'channel_failed', 'miss', 'cover', 'cover_now', 'part'] as const;
export type StaffKind = typeof staffKinds[number];
export type PersonKind = Exclude<Notice['kind'], StaffKind>;
const forStaff = ({ kind }: Notice) => (staffKinds as readonly string[]).includes(kind);

/// No browser waits longer at once.
const longest = 2 ** 31 - 1;

export interface CareEnv {
	clock: Clock;
	/// Ask for something; a refusal is told to the person, and gives undefined.
	act<O extends SocketOp>(op: O, fields: Asked<O>): Promise<Answer<O> | undefined>;
	/// Ask for something nobody pressed a button for; undefined when it cannot be had.
	look<O extends SocketOp>(op: O, fields: Asked<O>): Promise<Answer<O> | undefined>;
}

export class Care {
	/// Not put away yet, oldest first.
	readonly notices = signal<readonly Notice[]>([]);
	/// The same of those for staff.
	readonly alerts = signal<readonly Notice[]>([]);
	/// Members this one does not want to read.
	readonly hidden = signal<readonly string[]>([]);
	readonly topics = signal<readonly Topic[]>([]);
	/// One's own, newest first; null until they are known.
	readonly sanctions = signal<readonly Sanction[] | null>(null);
	/// Rooms where this member may only read along, each with the time it ends; '': everywhere.
	readonly muted = signal<Readonly<Record<string, number>>>({});

	constructor(private readonly env: CareEnv) {}

	/// Somebody else comes in.
	forget(): void {
		this.sanctions.value = null;
		this.muted.value = {};
	}

	greeted({ notices, hidden, topics }: Hello): void {
		this.notices.value = notices.filter((notice) => !forStaff(notice));
		this.alerts.value = notices.filter(forStaff);
		this.hidden.value = hidden;
		this.topics.value = topics;
		if (!this.sanctions.value || notices.some((notice) => notice.sanction))
			void this.lookAtSanctions();
	}

	heard(notice: Notice): void {
		const those = forStaff(notice) ? this.alerts : this.notices;
		those.value = [...those.value.filter(({ id }) => id !== notice.id), ...(notice.over ? [] : [notice])];
		if (notice.sanction)
			void this.lookAtSanctions();
	}

	seen(id: string): void {
		for (const those of [this.notices, this.alerts])
			if (those.value.some((notice) => notice.id === id))
				those.value = those.value.filter((notice) => notice.id !== id);
		void this.env.look('notice.seen', { notice: id });
	}

	/// What was told about a message that waited is seen.
	seenHeld(held: string): void {
		this.notices.value.filter((notice) => notice.held === held).forEach(({ id }) => this.seen(id));
	}

	async lookAtSanctions(): Promise<void> {
		const answer = await this.env.look('sanction.mine', {});
		if (!answer)
			return;
		this.sanctions.value = answer.sanctions;
		this.muted.value = {};
		for (const { room, step, state, until } of answer.sanctions)
			if (until && step === 'read_only' && state === 'active')
				this.mute(room ?? '', until);
	}

	/// When this member may write in a room again, if not now.
	mutedIn(room: string): number | undefined {
		const { [room]: here = 0, ['']: everywhere = 0 } = this.muted.value;
		return Math.max(here, everywhere) || undefined;
	}

	/// From now on until a time, reading along only.
	mute(room: string, until: number): void {
		const left = until - this.env.clock.now();
		if (left <= 0)
			return;
		this.muted.value = { ...this.muted.value, [room]: until };
		this.env.clock.after(Math.min(left, longest), () => {
			const { [room]: now, ...others } = this.muted.value;
			if (now === until && until <= this.env.clock.now())
				this.muted.value = others;
		});
	}

	/// Ask that somebody else looks at it.
	async appeal(sanction: string, words: string): Promise<void> {
		const answer = await this.env.act('appeal.make', { sanction, words });
		if (answer)
			this.sanctions.value = (this.sanctions.value ?? []).map((step) => (step.id === sanction ? answer.sanction : step));
		else
			void this.lookAtSanctions();
	}

	async hide(member: string, on: boolean): Promise<boolean> {
		const done = await this.env.act('member.hide', { member, on });
		const others = this.hidden.value.filter((id) => id !== member);
		if (done)
			this.hidden.value = on ? [...others, member] : others;
		return done !== undefined;
	}

	async avoid(topics: readonly Topic[]): Promise<void> {
		const before = this.topics.value;
		this.topics.value = topics;
		if (!await this.env.act('member.topics', { topics: [...topics] }))
			this.topics.value = before;
	}
}
