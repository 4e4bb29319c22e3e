/// A room as a server keeps it, as simply as it can be said: what the model is compared with.
import type { Entry, Person } from '../src/link/wire.ts';

interface Said {
	by: Person;
	at: number;
	key: string;
	body?: string;
	edited: boolean;
	redacted: boolean;
	reactions: Map<string, string[]>;
}

export class NaiveRoom {
	private readonly entries: Entry[] = [];
	private readonly said = new Map<number, Said>();

	get head(): number {
		return this.entries.length;
	}

	get posts(): number[] {
		return [...this.said.keys()];
	}

	post(by: Person, body: string, key = `key-of-${this.head + 1}-and-more`): Entry {
		const entry = this.add({ kind: 'post', by, body, key });
		this.said.set(entry.seq, { by, at: entry.at, key, body, edited: false, redacted: false, reactions: new Map() });
		return entry;
	}

	edit(by: Person, target: number, body: string): Entry {
		Object.assign(this.said.get(target)!, { body, edited: true });
		return this.add({ kind: 'edit', by, target, body });
	}

	redact(by: Person, target: number): Entry {
		Object.assign(this.said.get(target)!, { body: undefined, redacted: true, reactions: new Map() });
		return this.add({ kind: 'redact', by, target });
	}

	react(by: Person, target: number, reaction: string, on: boolean): Entry {
		const { reactions } = this.said.get(target)!;
		const others = (reactions.get(reaction) ?? []).filter((id) => id !== by.id);
		reactions.set(reaction, on ? [...others, by.id] : others);
		return this.add({ kind: 'react', by, target, reaction, on });
	}

	redacted(target: number): boolean {
		return this.said.get(target)!.redacted;
	}

	/// What the stream sends after `after`: an entry as it was made.
	after(after: number, upTo = this.head): Entry[] {
		return this.entries.slice(after, upTo);
	}

	/// What room.history answers: posts as they are now, words of edits as they are now.
	page(before: number, limit: number): { entries: Entry[]; more: boolean } {
		const end = before - 1;
		const start = Math.max(0, end - limit);
		return { entries: this.entries.slice(start, end).map((entry) => this.now(entry)), more: start > 0 };
	}

	private now(entry: Entry): Entry {
		const said = this.said.get(entry.kind === 'post' ? entry.seq : entry.target!)!;
		if (entry.kind === 'edit')
			return { ...entry, body: said.body };
		if (entry.kind !== 'post')
			return entry;
		const reactions = [...said.reactions].filter(([, members]) => members.length)
			.map(([reaction, members]) => ({ reaction, members }));
		return { ...entry, body: said.body, edited: said.edited, redacted: said.redacted, reactions };
	}

	private add(entry: Omit<Entry, 'seq' | 'at'>): Entry {
		const whole = { ...entry, seq: this.head + 1, at: 1000 * (this.head + 1) };
		this.entries.push(whole);
		return whole;
	}
}
