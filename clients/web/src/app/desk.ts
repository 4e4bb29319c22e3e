/// What waits for those who look after rooms: asked for when staff rooms say that
/// something changed, after every reconnect, and now and then.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import type { Answer, Case, Held, Sanction, ServerEvent, Triage } from '../link/wire.ts';
import { isUrgentCase } from '../model/alarms.ts';
import type { Client, Listed } from './client.ts';

export type Waiting =
	| { kind: 'case'; id: string; room: string; level: Triage; at: number; what: Case }
	| { kind: 'held'; id: string; room: string; level: Triage; at: number; what: Held }
	| { kind: 'appeal'; id: string; room: string; level: Triage; at: number; what: Sanction };

type Queue = Answer<'case.list'>;

const order: readonly Triage[] = ['crisis', 'red', 'amber', 'green'];
/// Several entries often come together.
const together = 150;
const nowAndThen = 30_000;
/// Somebody who plans hundreds of rooms hears of the others now and then.
const mostStaffRooms = 30;

/// Most urgent first, then the oldest; what somebody is on already comes after what nobody is on.
export function inOrder(queue: Queue, now: number): Waiting[] {
	const all: Waiting[] = [
		...queue.cases.map((what): Waiting => ({ kind: 'case', id: what.id, room: what.room, level: what.level, at: what.opened, what })),
		...queue.held.map((what): Waiting => ({ kind: 'held', id: what.id, room: what.room, level: 'amber', at: what.at, what })),
		...queue.appeals.map((what): Waiting => {
			const { at = what.at, due = now } = what.appeal ?? {};
			return { kind: 'appeal', id: what.id, room: what.room ?? '', level: due <= now ? 'amber' : 'green', at, what };
		}),
	];
	return all.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || taken(a) - taken(b) || a.at - b.at);
}

/// Is this about somebody who may be in danger now, with nobody on it?
export function isUrgent(item: Waiting): item is Extract<Waiting, { kind: 'case' }> {
	return item.kind === 'case' && isUrgentCase(item.what);
}

function taken(item: Waiting): number {
	return item.kind === 'case' && item.what.state !== 'open' ? 1 : 0;
}

export class Desk {
	readonly queue = signal<Queue | null>(null);
	/// When the queue as it is was asked for, by the clock of this page.
	asked = 0;
	readonly items: ReadonlySignal<readonly Waiting[]>;
	readonly urgent: ReadonlySignal<readonly Extract<Waiting, { kind: 'case' }>[]>;
	/// Came since the list was first read; the newest is read out.
	readonly news = signal<Waiting | null>(null);
	/// How often staff rooms told of each case, so that its page knows when to look again. Every look is written down.
	readonly told = signal<Readonly<Record<string, number>>>({});
	#asking = false;
	#again = false;
	/// Staff rooms this tab went into by itself, each once a connection.
	readonly #entered = new Set<string>();

	constructor(private readonly client: Client) {
		this.items = computed(() => (this.queue.value ? inOrder(this.queue.value, Date.now()) : []));
		this.urgent = computed(() => this.items.value.filter(isUrgent));
		client.listen((event) => this.#heard(event));
		const ready = computed(() => client.standing.value === 'in' && client.line.value === 'live' && client.isStaff.value);
		effect(() => {
			if (client.standing.value !== 'in')
				this.queue.value = null;
		});
		effect(() => {
			if (ready.value)
				untracked(() => void this.look());
			else
				this.#entered.clear();
		});
		effect(() => this.#enterStaffRooms());
		setInterval(() => void this.look(), nowAndThen);
	}

	/// Ask for what waits. Calls that come meanwhile are one more.
	async look(): Promise<void> {
		if (this.#asking) {
			this.#again = true;
			return;
		}
		if (this.client.line.value !== 'live' || !this.client.isStaff.value)
			return;
		this.#asking = true;
		do {
			this.#again = false;
			const asked = Date.now();
			const answer = await this.client.look('case.list', {});
			if (answer) {
				this.asked = asked;
				this.#know(answer);
			}
		} while (this.#again);
		this.#asking = false;
	}

	#know(queue: Queue): void {
		const before = this.queue.value && keys(this.items.value);
		this.queue.value = queue;
		const news = before ? this.items.value.filter((item) => !before.includes(keyOf(item))) : this.urgent.value;
		if (news[0])
			this.news.value = news[0];
	}

	#heard(event: ServerEvent): void {
		if (event.type !== 'entries' || !event.entries.some((entry) => entry.kind === 'case'))
			return;
		const told = event.entries.flatMap((entry) => (entry.case ? [entry.case] : []));
		setTimeout(() => {
			this.told.value = told.reduce((all, id) => ({ ...all, [id]: (all[id] ?? 0) + 1 }), this.told.value);
			void this.look();
		}, together);
	}

	#enterStaffRooms(): void {
		const { client } = this;
		if (client.standing.value !== 'in' || client.line.value !== 'live')
			return;
		const mine = (client.listed.value ?? []).filter(({ room, role }) => room.staff_of && talks(role)).slice(0, mostStaffRooms);
		untracked(() => {
			for (const { room } of mine.filter(({ room: { id } }) => !client.visits.value[id] && !this.#entered.has(id))) {
				this.#entered.add(room.id);
				void client.enterRoom(room.id, room.rules_version);
			}
		});
	}
}

/// An item at its level: one that became more urgent is news.
const keyOf = (item: Waiting) => `${item.kind} ${item.id} ${item.level}`;
const keys = (items: readonly Waiting[]) => items.map(keyOf);

const talks = (role: Listed['role']) => role === 'mentor' || role === 'facilitator';

/// Rooms somebody looks after, without those where staff talk among themselves.
export function rooms(client: Client): Listed[] {
	return (client.listed.value ?? []).filter(({ room, role }) => !room.staff_of && !room.aside_of && role !== 'participant');
}

export function listedRoom(client: Client, id: string | undefined): Listed | undefined {
	return client.listed.value?.find(({ room }) => room.id === id);
}

const desks = new WeakMap<Client, Desk>();

export function deskOf(client: Client): Desk {
	const desk = desks.get(client) ?? new Desk(client);
	desks.set(client, desk);
	return desk;
}
