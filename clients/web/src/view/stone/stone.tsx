import { stoneOf } from './stone.ts';
import './stone.css';

const outlines = [
	// flat, tall, leaning, round, wedge, bean
	'M2 24c0-7 8-11 18-11s18 4 18 11-8 9-18 9S2 31 2 24Z',
	'M8 22C8 11 13 3 20 3s13 7 13 18-5 16-13 16S8 32 8 22Z',
	'M3 28C3 20 12 16 18 9s12-6 16 2 4 17-3 22-14 3-20 2-8-2-8-7Z',
	'M4 20C4 11 11 5 20 5s16 6 16 15-7 15-16 15S4 29 4 20Z',
	'M4 31C3 26 10 9 17 6s9 1 13 10 8 13 5 17-9 3-16 3S5 35 4 31Z',
	'M3 19c1-8 9-11 15-8s7 2 12 2 8 5 7 11-6 10-13 9-8-3-12-3-10-4-9-11Z',
];
const lights = ['M9 20c2.5-2 6-3 10-3', 'M13 15c1-4 3-7 6-8', 'M16 18c4-3 5-7 9-9', 'M10 15c2-3 5-5 9-5.5', 'M14 18c2-5 4-8 6-8.5', 'M8 18c1-3 4-4 7-3.5'];

/// The small stone that stands for a person. Only decoration: the name is always beside it.
export function Stone({ id }: { id: string }) {
	const { shape, tint } = stoneOf(id);
	return (
		<svg class={`stone stone-${tint}`} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
			<path d={outlines[shape]} />
			<path class="stone-light" d={lights[shape]} />
		</svg>
	);
}

/// Three stacked stones: a day begins, or here is where you left off.
export function Cairn() {
	return (
		<svg class="cairn" viewBox="0 0 28 24" aria-hidden="true" focusable="false">
			<path d="M3 20.5c0-3.5 4-5 11-5s11 1.5 11 5c0 2-4 3-11 3s-11-1-11-3Z" />
			<path d="M6.5 13c0-2.8 3-4 7.5-4s7.5 1.2 7.5 4c0 1.5-3 2.3-7.5 2.3S6.5 14.5 6.5 13Z" />
			<path d="M9.5 6c0-2.7 2-4.5 4.5-4.5S18.5 3.3 18.5 6c0 1.7-2 2.8-4.5 2.8S9.5 7.7 9.5 6Z" />
		</svg>
	);
}

/// A waymark at dusk, for pages with room for a picture.
export function Waymark() {
	return (
		<svg class="waymark" viewBox="0 0 240 132" aria-hidden="true" focusable="false">
			<circle class="waymark-lamp" cx="166" cy="46" r="26" />
			<path class="waymark-far" d="M0 104c34-22 62-28 96-20s58-14 92-12 38 14 52 20v40H0Z" />
			<path class="waymark-near" d="M0 118c40-10 76-12 120-8s84-2 120-4v26H0Z" />
			<path class="waymark-a" d="M78 108c0-12 14-18 40-18s42 5 42 17c0 8-14 12-42 12s-40-3-40-11Z" />
			<path class="waymark-b" d="M90 81c0-10 12-15 30-15s29 6 28 15c-1 7-12 10-29 10s-29-3-29-10Z" />
			<path class="waymark-c" d="M99 57c0-9 8-14 20-14s20 6 19 14c-1 7-8 10-19 10s-20-3-20-10Z" />
			<path class="waymark-d" d="M108 35c0-7 5-11 12-11s11 5 11 11-5 9-12 9-11-3-11-9Z" />
		</svg>
	);
}
