/// What is on, as one page knows it: asked for at its beginning, when something turns by the clock, and now and then while
/// somebody looks. Needs no account and no line of its own.
///
///   (1) While the page is hidden nothing is asked; once it is seen again, at once.
///   (2) What was known stays on the screen until something else is.
///   (3) One coming in makes one member, also when the answer to it was lost.
import { signal } from '@preact/signals';
import type { Api } from '../link/api.ts';
import type { Cancel, Clock } from '../link/clock.ts';
import { newKey } from '../link/keys.ts';
import { codeOf, Refused, type Answer, type Code, type Meeting } from '../link/wire.ts';
import { isOn, nextTurn, type Chosen } from '../model/programme.ts';
import { hrefOf } from './address.ts';
import { recall, remember } from './memory.ts';

export type Shown = Answer<'programme.show'>;

const nowAndThen = 60_000;
const soonest = 4_000;
/// Many look at the same programme: they do not all ask in the same second.
const spread = 3_000;
const fresh = 15_000;
const longest = 300_000;
const week = 7;
const most = 56;

export interface ProgrammeEnv {
	clock: Clock;
	api: Api;
	/// To another page of ours.
	go(href: string): void;
}

export class Programme {
	readonly shown = signal<Shown | null>(null);
	/// When that was, by the clock of this device.
	readonly at = signal(0);
	/// Why the last look was in vain.
	readonly trouble = signal<Code | ''>('');
	readonly days = signal(week);
	readonly chosen = signal<Chosen>({});
	/// A meeting whose door has just opened, to be read out once.
	readonly begun = signal<Meeting | null>(null);
	/// Links to one's own places, by meeting, as long as this page is open.
	readonly links = signal<Readonly<Record<string, string>>>({});
	/// Recovery words of who came in here.
	readonly words = signal(recall('words') ?? '');

	#seen = true;
	#turn = 0;
	#inVain = 0;
	#next: Cancel = () => {};
	readonly #keys = new Map<string, string>();

	constructor(private readonly env: ProgrammeEnv, series?: string) {
		this.chosen.value = series ? { series } : {};
	}

	/// The time of the server.
	now(): number {
		const { value: shown } = this.shown;
		return shown ? shown.now + this.env.clock.now() - this.at.value : this.env.clock.now();
	}

	async look(): Promise<void> {
		const turn = ++this.#turn;
		const { series } = this.chosen.value;
		this.#next();
		try {
			const shown = await this.env.api.call('programme.show', { days: this.days.value, ...(series ? { series } : {}) });
			if (turn === this.#turn)
				this.#know(shown);
		} catch (reason) {
			if (turn !== this.#turn)
				return;
			this.trouble.value = codeOf(reason);
			const wait = Math.min(longest, soonest * 2 ** ++this.#inVain);
			this.#lookIn(Math.max((reason as Partial<Refused>).retryAfterMs ?? 0, wait));
		}
	}

	/// Is the page in sight?
	seen(on: boolean): void {
		this.#seen = on;
		if (!on)
			return this.#next();
		if (this.trouble.value || this.env.clock.now() - this.at.value > fresh)
			void this.look();
		else
			this.#lookAgain();
	}

	/// Another week of it.
	later(): void {
		this.days.value = Math.min(most, this.days.value + week);
		void this.look();
	}

	get mayLater(): boolean {
		return this.days.value < most;
	}

	choose(chosen: Chosen): void {
		const whole = this.chosen.value.series !== chosen.series;
		this.chosen.value = chosen;
		if (whole)
			void this.look();
	}

	/// A place in a meeting, or in each of its series; whoever is new here comes in with that name. Gives why not.
	async signUp(meeting: Meeting, every: boolean, name?: string): Promise<Code | undefined> {
		const code = await this.#try(async () => {
			const { member } = this.shown.value!;
			if (!member)
				await this.#comeIn(meeting, name!);
			await this.#add(meeting, every, member?.name);
		});
		// The answer to an earlier press was lost.
		return code === 'signed_up' && !every ? undefined : code;
	}

	take(meeting: Meeting): Promise<Code | undefined> {
		return this.signUp(meeting, false);
	}

	giveUp(meeting: Meeting, every: boolean): Promise<Code | undefined> {
		const { room, id } = meeting;
		return this.#try(async () => this.#changed((await this.env.api.call('place.remove', { room, meeting: id, ...(every ? { every } : {}) })).meeting));
	}

	/// Into the room of a meeting whose door is open.
	goIn(meeting: Meeting, name?: string): Promise<Code | undefined> {
		return this.#try(async () => {
			const { member } = this.shown.value!;
			// Who has a place, or sees what is not public, is known in the room.
			if (!member || (meeting.public && !meeting.place))
				await this.#comeIn(meeting, name ?? member!.name);
			this.env.go(`/${hrefOf({ page: 'room', room: meeting.room })}`);
		});
	}

	async #try(act: () => Promise<void>): Promise<Code | undefined> {
		try {
			await act();
			void this.look();
			return undefined;
		} catch (reason) {
			const code = codeOf(reason);
			if (code !== 'offline')
				void this.look();
			return code;
		}
	}

	async #comeIn({ series }: Meeting, name: string): Promise<void> {
		const what = `${series} ${name}`;
		const key = this.#keys.get(what) ?? newKey();
		this.#keys.set(what, key);
		try {
			const { member, words } = await this.env.api.call('series.join', { series, name }, key);
			this.shown.value = { ...this.shown.value!, member };
			if (words)
				this.#keep(words);
		} catch (reason) {
			if (codeOf(reason) !== 'offline')
				this.#keys.delete(what);
			throw reason;
		}
	}

	async #add(meeting: Meeting, every: boolean, name?: string): Promise<void> {
		const { room, id } = meeting;
		const add = () => this.env.api.call('place.add', { room, meeting: id, ...(every ? { every } : {}) });
		try {
			this.#changed((await add()).meeting);
		} catch (reason) {
			// Known here, but not yet in that room.
			if (!name || !['not_allowed', 'not_in_room', 'not_found'].includes(codeOf(reason)) || !meeting.public)
				throw reason;
			await this.#comeIn(meeting, name);
			this.#changed((await add()).meeting);
		}
	}

	/// The room shows them as well, until they are put away there.
	#keep(words: string): void {
		this.words.value = words;
		remember('words', words);
	}

	#changed(meeting: Meeting): void {
		const { value: shown } = this.shown;
		const link = meeting.place?.link;
		if (link)
			this.links.value = { ...this.links.value, [meeting.id]: link };
		if (shown)
			this.shown.value = { ...shown, meetings: shown.meetings.map((one) => (one.id === meeting.id ? meeting : one)) };
	}

	#know(shown: Shown): void {
		const before = this.shown.value;
		const on = before?.meetings.filter(isOn).map(({ id }) => id);
		this.at.value = this.env.clock.now();
		this.shown.value = shown;
		this.trouble.value = '';
		this.#inVain = 0;
		const begun = on && shown.meetings.find((meeting) => isOn(meeting) && !on.includes(meeting.id));
		if (begun)
			this.begun.value = begun;
		this.#lookAgain();
	}

	#lookAgain(): void {
		const turn = nextTurn(this.shown.value?.meetings ?? [], this.now());
		this.#lookIn(Math.min(nowAndThen, Math.max(soonest, (turn ?? Infinity) - this.now()) ) + this.env.clock.random() * spread);
	}

	#lookIn(ms: number): void {
		this.#next();
		if (this.#seen)
			this.#next = this.env.clock.after(ms, () => void this.look());
	}
}
