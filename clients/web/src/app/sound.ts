/// The sound of an alarm, made here, so that it needs no file and plays on while the page is hidden.
/// Browsers allow it after the first press or key on the page.
import { signal } from '@preact/signals';

const rate = 24_000;
/// Two rising notes, then silence until it begins again.
const notes = [{ at: 0, hertz: 587 }, { at: 0.24, hertz: 784 }, { at: 0.48, hertz: 988 }];
const noteLasts = 0.22;
const loopLasts = 3;
/// A page that was forgotten falls silent; the server alerts others, and rings again.
const longest = 600;

export class Sound {
	/// Would it be heard? Not before the first press on the page.
	readonly on = signal(false);
	#context: AudioContext | null = null;
	#playing: AudioBufferSourceNode | null = null;
	/// Wanted, also while it cannot be heard yet.
	#wanted = false;

	constructor(page: Pick<EventTarget, 'addEventListener'>, private readonly make: () => AudioContext) {
		for (const gesture of ['pointerdown', 'pointerup', 'keydown', 'touchend'])
			page.addEventListener(gesture, () => this.unlock(), { capture: true, passive: true });
	}

	/// Asked for at every press on the page until the browser allows it.
	unlock(): void {
		if (this.on.value)
			return;
		try {
			if (!this.#context) {
				this.#context = this.make();
				this.#context.onstatechange = () => this.#looked();
			}
			void this.#context.resume().then(() => this.#looked(), () => {});
			this.#looked();
		} catch {
			// No sound in this browser: the line that says so stays.
		}
	}

	/// Again and again, until hush().
	ring(): void {
		this.#wanted = true;
		if (!this.#playing && this.on.value)
			this.#start(true);
	}

	hush(): void {
		this.#wanted = false;
		this.#playing?.stop();
		this.#playing = null;
	}

	/// Once: for trying whether it can be heard.
	once(): void {
		this.unlock();
		if (this.#context && !this.#playing)
			this.#start(false);
	}

	#looked(): void {
		this.on.value = this.#context?.state === 'running';
		if (this.on.value && this.#wanted && !this.#playing)
			this.#start(true);
	}

	#start(loop: boolean): void {
		const context = this.#context!;
		const source = context.createBufferSource();
		source.buffer = melody(context);
		source.loop = loop;
		source.connect(context.destination);
		source.onended = () => {
			if (this.#playing === source)
				this.#playing = null;
		};
		source.start();
		source.stop(context.currentTime + (loop ? longest : loopLasts));
		this.#playing = source;
	}
}

function melody(context: AudioContext): AudioBuffer {
	const buffer = context.createBuffer(1, rate * loopLasts, rate);
	const samples = buffer.getChannelData(0);
	for (const { at, hertz } of notes)
		for (let i = 0; i < rate * noteLasts; i++)
			samples[Math.round(at * rate) + i] = tone(hertz, i / rate);
	return buffer;
}

/// Soft at its beginning and end, with an octave above so that small loudspeakers carry it.
function tone(hertz: number, at: number): number {
	const swell = Math.min(1, at / 0.02, (noteLasts - at) / 0.08);
	return swell * (0.4 * Math.sin(2 * Math.PI * hertz * at) + 0.2 * Math.sin(4 * Math.PI * hertz * at));
}
