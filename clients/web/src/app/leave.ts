/// Leave fast: the page is gone at once, whatever the network does.
import { signal } from '@preact/signals';
import { forgetAll } from './memory.ts';

const pause = 5_000;
const needed = 3;

export const leaving = signal(false);

/// Counts Shift alone, pressed and let go, three times within five seconds of each other.
export class ShiftCount {
	#count = 0;
	#last = 0;
	#alone = false;

	down(key: string, now: number, repeat = false): void {
		if (repeat)
			return;
		this.#alone = key === 'Shift';
		if (!this.#alone || now - this.#last > pause)
			this.#count = 0;
	}

	/// How many more are needed; undefined when this was no press of Shift alone.
	up(key: string, now: number): number | undefined {
		if (key !== 'Shift' || !this.#alone)
			return undefined;
		this.#alone = false;
		this.#last = now;
		return needed - ++this.#count;
	}
}

/// Blank the page, forget what the tab knew, and go where Back does not lead here.
export function leaveFast(): void {
	leaving.value = true;
	document.documentElement.classList.add('leaving');
	forgetAll();
	location.replace('/bye');
}

/// Back to life when the browser shows a kept copy of the page.
export function returned(): void {
	leaving.value = false;
	document.documentElement.classList.remove('leaving');
	location.reload();
}
