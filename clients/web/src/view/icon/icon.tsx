/// Small line drawings that stand beside a word, never instead of one.
import './icon.css';

const round = 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z';

const drawings = {
	help: [round, 'M12 15.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z', 'm5.6 5.6 3.9 3.9m5 5 3.9 3.9M18.4 5.6l-3.9 3.9m-5 5-3.9 3.9'],
	leave: ['M13.5 4h-7A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20h7', 'M10.5 12h10', 'm17 8.5 3.5 3.5-3.5 3.5'],
	ease: ['M4 8h7m5 0h4M4 16h3m5 0h8', 'M13.5 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z', 'M9.5 18.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z'],
	send: ['M12 19.5v-15', 'm5.5 11 6.5-6.5 6.5 6.5'],
	more: ['M5.5 12h.01M12 12h.01M18.5 12h.01'],
	edit: ['m4.5 19.5.9-4L16.2 4.7a1.6 1.6 0 0 1 2.3 0l.8.8a1.6 1.6 0 0 1 0 2.3L8.5 18.6l-4 .9Z', 'm14 7 3 3'],
	down: ['M5 7h14M9.5 7V4.5h5V7', 'm7 7 .8 12.5h8.4L17 7'],
	people: ['M9 11.5A3.25 3.25 0 1 0 9 5a3.25 3.25 0 0 0 0 6.5Z', 'M3 19c.4-3.2 2.8-5 6-5s5.6 1.8 6 5', 'M15.5 5.4a3.2 3.2 0 0 1 0 5.8M17.5 14.4c2 .7 3.2 2.3 3.5 4.6'],
	person: ['M12 11.5A3.5 3.5 0 1 0 12 4.5a3.5 3.5 0 0 0 0 7Z', 'M5 20c.5-3.6 3.3-5.5 7-5.5s6.5 1.9 7 5.5'],
	wait: [round, 'M12 7.5V12l3 2'],
	check: ['m5 12.5 4.5 4.5L19 7.5'],
	alert: [round, 'M12 7.5v5.5M12 16.2h.01'],
	close: ['m6 6 12 12M18 6 6 18'],
	back: ['m14.5 5.5-6.5 6.5 6.5 6.5'],
	copy: ['M9 9h10.5v10.5H9z', 'M5.5 15h-1V4.5H15v1'],
	again: ['M19.5 12a7.5 7.5 0 1 1-2.4-5.5', 'M19.5 3.5v5H14.5'],
	note: ['M6 3.5h8l4 4v13H6z', 'M14 3.5v4h4M9 12h6M9 16h4'],
	call: ['M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2C10.5 20 4 13.5 4 6a2 2 0 0 1 2-2Z'],
	plus: ['M12 5v14M5 12h14'],
	heart: ['M12 19.5C6 15.5 3.5 12.3 3.5 9A4.3 4.3 0 0 1 12 7.7 4.3 4.3 0 0 1 20.5 9c0 3.3-2.5 6.5-8.5 10.5Z'],
	candle: ['M9 11h6v9H9z', 'M12 11V9.5', 'M12 9.5c-3-2.5-1-4.5 0-6.5 1 2 3 4 0 6.5Z'],
	smile: [round, 'M8.5 14c.8 1.3 2 2 3.5 2s2.7-.7 3.5-2M9 9.5h.01M15 9.5h.01'],
	same: ['M9 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10Z', 'M15 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10Z'],
	strength: ['M4 20c0-2.5 2-3.5 8-3.5s8 1 8 3.5Z', 'M6.5 16.5c0-3 2-4.5 5.5-4.5s5.5 1.5 5.5 4.5', 'M9 12c0-3 1-4.5 3-4.5s3 1.5 3 4.5'],
	hug: ['M4.5 8c-1.5 6 2 11 7.5 11s9-5 7.5-11', 'M8 9.5c0 4 1.5 6 4 6s4-2 4-6', 'M12 8.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z'],
	veil: ['M3 10c2.4 3 5.4 4.5 9 4.5s6.6-1.5 9-4.5', 'M6.2 12.8 4.8 15M12 14.5V17M17.8 12.8l1.4 2.2'],
	speak: ['M4.5 5h15v10.5h-8l-4.5 4v-4H4.5Z', 'M8.5 9h7M8.5 12h4'],
	thanks: ['M12 20v-7', 'M12 13a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z', 'M12 18c-3.5 0-5.5-1.5-6-4 3.5 0 5.5 1.5 6 4ZM12 18c3.5 0 5.5-1.5 6-4-3.5 0-5.5 1.5-6 4Z'],
};

export type Drawing = keyof typeof drawings;

export function Icon({ name }: { name: Drawing }) {
	return (
		<svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			{drawings[name].map((d) => <path key={d} d={d} />)}
		</svg>
	);
}

/// Is there a drawing of this name? For reactions, whose words come from the server.
export function drawn(name: string): name is Drawing {
	return name in drawings;
}
