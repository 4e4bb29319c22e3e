/// A clock that moves when told to, and a WebSocket that says what the test says.
import type { Cancel, Clock } from '../src/link/clock.ts';
import type { Wire } from '../src/link/socket.ts';
import type { Hello, Meeting, Person, Room, Visit } from '../src/link/wire.ts';

export class FakeClock implements Clock {
	private time = 1_000_000;
	private timers: { at: number; act: () => void }[] = [];
	/// What random() gives.
	chance = 0.5;

	now(): number {
		return this.time;
	}

	random(): number {
		return this.chance;
	}

	after(ms: number, act: () => void): Cancel {
		const timer = { at: this.time + ms, act };
		this.timers.push(timer);
		return () => void (this.timers = this.timers.filter((t) => t !== timer));
	}

	/// Let `ms` pass, doing what falls due in order.
	pass(ms: number): void {
		const end = this.time + ms;
		for (;;) {
			const due = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
			if (!due)
				break;
			this.timers = this.timers.filter((t) => t !== due);
			this.time = Math.max(this.time, due.at);
			due.act();
		}
		this.time = end;
	}
}

export class FakeWire implements Wire {
	onopen: Wire['onopen'] = null;
	onmessage: Wire['onmessage'] = null;
	onclose: Wire['onclose'] = null;
	sent: any[] = [];
	closed = false;

	send(text: string): void {
		this.sent.push(JSON.parse(text));
	}

	close(): void {
		this.closed = true;
	}

	open(): void {
		this.onopen?.({} as Event);
	}

	say(frame: object): void {
		this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
	}

	hangUp(code = 1006): void {
		this.onclose?.({ code } as CloseEvent);
	}

	/// The newest request of an operation.
	asked(op: string): any {
		return this.sent.filter((frame) => frame.op === op).at(-1);
	}

	reply(op: string, result: object): void {
		this.say({ type: 'reply', key: this.asked(op).key, result });
	}

	refuse(op: string, code: string, more: object = {}): void {
		this.say({ type: 'error', key: this.asked(op).key, error: { code, text: code, ...more } });
	}

	/// Open, and answer the hello.
	greet(hello: Partial<Hello> = {}): void {
		this.open();
		this.reply('hello', { ...aHello, ...hello });
	}
}

export const asha: Person = { id: '0000000000001', name: 'Asha', role: 'mentor' };
export const heron: Person = { id: '0000000000002', name: 'Quiet Heron', role: 'participant' };
export const fox: Person = { id: '0000000000003', name: 'Amber Fox', role: 'participant' };

export const evening: Room = {
	id: 'r000000000001', stream: 's000000000001', name: 'Evening room', about: 'For tonight.',
	rules: 'Be kind.\nYou can just read.', rules_version: 1, language: 'en', history: 'all',
	presence: true, typing: true, open: true, capacity: 30, reactions: ['heart', 'hug'],
	policy: {
		contact_info: 'hold', solicitation: 'hold', medical_advice: 'nudge', harassment: 'hold', method_detail: 'hold',
		sourcing: 'hold', graphic: 'nudge', link: 'deliver', hold_s: 120, on_deadline: 'release',
	},
	controls: { slow_s: 0, links_off: false, newcomers_wait: false, closed: false, raid: false },
};

export const aHello: Hello = {
	server: 'cairnd', site: 'Notes', member: heron, grants: [{ role: 'participant', room: evening.id }],
	limits: { body: 2000, heartbeat_ms: 30_000, history: 100 }, visits: [], refused: [], notices: [], hidden: [], topics: [], help: [],
};

export function aVisit(more: Partial<Visit> = {}): Visit {
	return { room: evening, role: 'participant', head: 0, after: 0, reset: true, people: [asha, heron], ...more };
}

/// Let promises that are ready run.
export async function settle(): Promise<void> {
	for (let turn = 0; turn < 20; turn++)
		await Promise.resolve();
}

export function aMeeting(more: Partial<Meeting> = {}): Meeting {
	return {
		id: 'm000000000001', series: 's000000000001', room: evening.id, room_name: evening.name, version: 1, title: 'Evening hour', zone: 'Europe/London',
		language: 'en', audience: '', state: 'scheduled', start: 1_795_806_000_000, end: 1_795_809_600_000, opens: 1_795_805_400_000, public: true, ...more,
	};
}
