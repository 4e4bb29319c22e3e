/// The sound, with a loudspeaker that only writes down.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Sound } from '../src/app/sound.ts';
import { settle } from './fake.ts';

let allowed: boolean;
let started: { loop: boolean; stopped: boolean }[];

class Context {
	state = 'suspended';
	currentTime = 0;
	destination = {};
	onstatechange: (() => void) | null = null;
	async resume() {
		if (allowed)
			this.state = 'running';
		this.onstatechange?.();
	}
	createBuffer(_: number, length: number) {
		const samples = new Float32Array(length);
		return { getChannelData: () => samples };
	}
	createBufferSource() {
		const one = { loop: false, stopped: false, buffer: null, onended: null, connect() {}, start: () => void started.push(one), stop: (at?: number) => void (one.stopped ||= at === undefined) };
		return one;
	}
}

beforeEach(() => {
	allowed = true;
	started = [];
});

const page = () => {
	const target = new EventTarget();
	return { sound: new Sound(target, () => new Context() as unknown as AudioContext), press: () => target.dispatchEvent(new Event('pointerdown')) };
};

test('silent until the first press, and honest about it', async () => {
	const { sound, press } = page();
	sound.ring();
	assert.equal(sound.on.value, false);
	assert.equal(started.length, 0);
	press();
	await settle();
	assert.equal(sound.on.value, true);
	assert.equal(started.length, 1, 'what should be heard is heard now');
	assert.equal(started[0]!.loop, true);
});

test('rings on by itself, once at a time, until it is over', async () => {
	const { sound, press } = page();
	press();
	await settle();
	sound.ring();
	sound.ring();
	assert.equal(started.length, 1);
	sound.hush();
	assert.equal(started[0]!.stopped, true);
	sound.ring();
	assert.equal(started.length, 2);
});

test('over before it could be heard, it is not heard later', async () => {
	const { sound, press } = page();
	sound.ring();
	sound.hush();
	press();
	await settle();
	assert.equal(started.length, 0);
});

test('a browser that refuses is asked again at the next press', async () => {
	const { sound, press } = page();
	allowed = false;
	press();
	await settle();
	assert.equal(sound.on.value, false);
	allowed = true;
	press();
	await settle();
	assert.equal(sound.on.value, true);
});

test('hearing it once does not ring on', async () => {
	const { sound } = page();
	sound.once();
	await settle();
	assert.deepEqual(started.map(({ loop }) => loop), [false]);
});
