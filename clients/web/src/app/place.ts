/// One place, by its link: who has the link needs nothing else. The link is kept in memory alone.
import { signal } from '@preact/signals';
import type { Api } from '../link/api.ts';
import { codeOf, type Answer, type Code, type Meeting } from '../link/wire.ts';
import { hrefOf } from './address.ts';
import { remember } from './memory.ts';

export type ShownPlace = Answer<'place.show'>;

/// The secret in the address of a place, if there is one.
export function linkOf(fragment: string): string | undefined {
	return /^#([\w-]{43})$/.exec(fragment)?.[1];
}

export interface PlaceEnv {
	api: Api;
	go(href: string): void;
	now(): number;
}

export class PlaceByLink {
	readonly shown = signal<ShownPlace | null>(null);
	readonly trouble = signal<Code | ''>('');

	constructor(private readonly env: PlaceEnv, readonly link: string) {}

	now(): number {
		return this.env.now();
	}

	async look(): Promise<void> {
		try {
			this.shown.value = await this.env.api.call('place.show', { link: this.link });
			this.trouble.value = '';
		} catch (reason) {
			this.trouble.value = codeOf(reason);
		}
	}

	/// Take what is offered. A place that was given up, or that went to somebody else, is asked for anew.
	take(meeting: Meeting, every = false): Promise<Code | undefined> {
		if (!every)
			return this.#try(async () => this.#know((await this.env.api.call('place.answer', { link: this.link, take: true })).meeting));
		const { room, id } = meeting;
		return this.#try(async () => {
			await this.signIn();
			this.#know((await this.env.api.call('place.add', { room, meeting: id, every })).meeting);
		});
	}

	giveUp(_meeting: Meeting, every: boolean): Promise<Code | undefined> {
		return this.#try(async () => this.#know((await this.env.api.call('place.answer', { link: this.link, take: false, ...(every ? { every } : {}) })).meeting));
	}

	goIn(meeting: Meeting): Promise<Code | undefined> {
		return this.#try(async () => {
			await this.signIn();
			this.env.go(`/${hrefOf({ page: 'room', room: meeting.room })}`);
		});
	}

	/// This browser becomes the one of whose place it is.
	async signIn(): Promise<void> {
		const { words } = await this.env.api.call('place.open', { link: this.link });
		if (words)
			remember('words', words);
	}

	async #try(act: () => Promise<void>): Promise<Code | undefined> {
		try {
			await act();
			return undefined;
		} catch (reason) {
			void this.look();
			return codeOf(reason);
		}
	}

	#know(meeting: Meeting): void {
		if (this.shown.value)
			this.shown.value = { ...this.shown.value, meeting };
	}
}
