/// Rings and shows what cannot wait: joins the notices of this page, the queue, the sound, the tab and the browser's notifications.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { apply, interrupts, noAlarms, rings, standing, words, type Alarm, type AlarmEvent, type AlarmState, type Word } from '../model/alarms.ts';
import type { Case, Notice, Staff_meeting } from '../link/wire.ts';
import { freeParts, lacksStaff } from '../model/week.ts';
import type { Client } from './client.ts';
import { deskOf, type Desk } from './desk.ts';
import { Sound } from './sound.ts';

/// While one stands, ask often whether somebody is with the person.
const often = 5_000;

export class Alarms {
	readonly state = signal<AlarmState>(noAlarms);
	readonly standing: ReadonlySignal<readonly Alarm[]>;
	readonly words: ReadonlySignal<readonly Word[]>;
	/// The newest that came by a notice: to be read out, and shown outside the page.
	readonly newest = signal<Alarm | null>(null);
	readonly sound: Sound;
	readonly #heard = new Set<string>();

	constructor(private readonly client: Client, private readonly desk: Desk, sound: Sound) {
		this.sound = sound;
		this.standing = computed(() => standing(this.state.value));
		this.words = computed(() => words(client.care.alerts.value));
		effect(() => {
			const notices = client.care.alerts.value;
			untracked(() => notices.forEach((notice) => {
				const name = `${notice.id} ${notice.at}`;
				if (this.#heard.has(name))
					return;
				this.#heard.add(name);
				// The queue shows what can wait.
				if (notice.kind === 'alarm' && !interrupts(notice))
					return client.care.seen(notice.id);
				const before = this.state.value;
				this.#change({ type: 'notice', notice, now: Date.now() });
				if (this.state.value === before)
					return;
				this.newest.value = this.standing.value.find((alarm) => alarm.case === (notice.case ?? notice.meeting)) ?? null;
				void desk.look();
			}));
		});
		client.listen((event) => {
			const about = event.type === 'notice' && event.notice.over ? event.notice.case ?? event.notice.meeting : undefined;
			if (about)
				this.#change({ type: 'over', case: about });
		});
		effect(() => {
			const queue = desk.queue.value;
			untracked(() => {
				if (queue)
					this.#change({ type: 'queue', cases: queue.cases, asked: desk.asked, me: client.me.value?.id });
			});
		});
		effect(() => {
			if (client.standing.value !== 'in' && client.standing.value !== 'starting')
				untracked(() => this.#change({ type: 'forget' }));
		});
		effect(() => void (client.urgent.value = this.standing.value.length));
		effect(() => (rings(this.state.value) ? sound.ring() : sound.hush()));
		const some = computed(() => this.state.value.rungs.some(({ notice }) => notice.case));
		effect(() => {
			if (!some.value)
				return;
			const timer = setInterval(() => void desk.look(), often);
			return () => clearInterval(timer);
		});
	}

	/// The case is on the screen, or was answered here.
	looked(id: string): void {
		this.#change({ type: 'looked', case: id });
		// A meeting that lacks staff is no more seen to by a look than somebody in danger: the server says when it is over.
		this.#seen(({ case: about, meeting, kind }) => about === id || (meeting === id && kind !== 'cover_now'));
	}

	/// "I take it": a part of a meeting that lacks staff, if one is free, and into its room: who is there counts. Late when it
	/// has its staff by now, or is over.
	async cover(room: string, meeting: string): Promise<{ late: boolean }> {
		const known = await this.client.look('meeting.show', { room, meeting });
		const late = known !== undefined && !lacksStaff(known.meeting);
		if (known && !late)
			await this.#claim(room, meeting, known.meeting);
		if (known) {
			this.#seen((one) => one.meeting === meeting);
			this.#change({ type: 'over', case: meeting });
		}
		if (!late)
			this.client.go({ page: 'room', room });
		return { late };
	}

	/// That somebody else was faster is no reason not to come.
	async #claim(room: string, meeting: string, known: Staff_meeting): Promise<void> {
		const [part] = known.staff.some(({ member }) => member.id === this.client.me.value?.id) ? [] : freeParts(known);
		const { code } = part ? await this.client.attempt('meeting.claim', { room, meeting, part }) : { code: undefined };
		if (code && code !== 'decided')
			this.client.say(code, true);
	}

	#seen(which: (notice: Notice) => boolean): void {
		this.client.care.alerts.value.filter(which).forEach(({ id }) => this.client.care.seen(id));
	}

	quiet(): void {
		this.#change({ type: 'quiet' });
	}

	/// A line that can wait was read.
	read(ids: readonly string[]): void {
		ids.forEach((id) => this.client.care.seen(id));
	}

	/// "I am with them", from wherever somebody is: the case, or why not. A case that changed and still has nobody is taken all the same.
	async acknowledge(room: string, id: string): Promise<{ what?: Case; late?: boolean }> {
		for (let tries = 0; tries < 3; tries++) {
			const version = await this.#versionOf(room, id);
			if (version === undefined)
				return { late: true };
			const { answer, code } = await this.client.attempt('case.acknowledge', { room, case: id, version });
			if (answer) {
				this.looked(id);
				void this.desk.look();
				return { what: answer.case };
			}
			if (code !== 'stale' && code !== 'decided') {
				this.client.say(code ?? 'internal', true);
				return {};
			}
			await this.desk.look();
		}
		return { late: true };
	}

	/// undefined: somebody is on it, or it is closed.
	async #versionOf(room: string, id: string): Promise<number | undefined> {
		const known = this.desk.queue.value?.cases.find((one) => one.id === id) ?? (await this.client.look('case.show', { room, case: id }))?.case;
		return known?.state === 'open' ? known.version : undefined;
	}

	#change(event: AlarmEvent): void {
		const before = this.state.value;
		this.state.value = apply(before, event);
		// What is over here is over on the next page as well.
		if (event.type === 'queue')
			for (const { notice } of before.rungs.filter(({ case: id }) => !this.state.value.rungs.some((one) => one.case === id)))
				this.client.care.alerts.value.filter((one) => one.case === notice.case).forEach(({ id }) => this.client.care.seen(id));
	}
}

const all = new WeakMap<Client, Alarms>();

export function alarmsOf(client: Client): Alarms {
	const alarms = all.get(client) ?? new Alarms(client, deskOf(client), new Sound(document, () => new AudioContext()));
	all.set(client, alarms);
	return alarms;
}
