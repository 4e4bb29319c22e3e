/// Rings and shows what cannot wait: joins the notices of this page, the queue, the sound, the tab and the browser's notifications.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { apply, interrupts, noAlarms, rings, standing, words, type Alarm, type AlarmEvent, type AlarmState, type Word } from '../model/alarms.ts';
import type { Case } from '../link/wire.ts';
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
				this.newest.value = this.standing.value.find((alarm) => alarm.case === notice.case) ?? null;
				void desk.look();
			}));
		});
		client.listen((event) => {
			if (event.type === 'notice' && event.notice.over && event.notice.case)
				this.#change({ type: 'over', case: event.notice.case });
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
		const some = computed(() => this.state.value.rungs.length > 0);
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
		for (const notice of this.client.care.alerts.value.filter((one) => one.case === id))
			this.client.care.seen(notice.id);
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
