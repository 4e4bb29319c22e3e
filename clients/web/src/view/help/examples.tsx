import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useClient } from '../../app/context.ts';
import type { Press } from '../../app/help.ts';
import type { Lines } from '../../app/known-lines.ts';
import type { Help as Stand, Line } from '../../link/wire.ts';
import { AsideCard, AsideHead } from './aside.tsx';
import { Help } from './help.tsx';
import { LinesPage } from './lines-page.tsx';
import { LineList } from './lines.tsx';
import { AutoNote } from './note.tsx';
import { HelpNow } from './now.tsx';
import { Panel } from './panel.tsx';
import { Strip } from './strip.tsx';

const room = 'r000000000001';
const aside = 'r000000000009';
const at = 1_795_190_400_000;
const asha = { id: '0000000000001', name: 'Asha', role: 'mentor' } as const;

const crisis: Line = { name: 'Night line', kind: 'crisis', region: 'DE', languages: ['de', 'en'], phone: '0800 111 0 111', hours: '24/7', verified: '2026-04-22', stale: false };
const known: Lines = {
	at, region: 'DE', wanted: 'DE', regions: ['AT', 'DE', 'GB'], elsewhere: 'https://example.org/lines',
	lines: [
		crisis,
		{ ...crisis, name: 'Emergency services', kind: 'emergency', phone: '112' },
		{ ...crisis, name: 'Young line', kind: 'special', about: 'Children and young people', phone: undefined, message: 'HOME to 741741', chat: 'https://example.org/chat', hours: 'Mon-Fri 14:00-20:00', verified: '2023-01-31', stale: true },
		{ ...crisis, name: 'Messenger line', phone: '*123#', message: 'WhatsApp 9151 1767' },
	],
};
const called: Stand = { room, state: 'called', at, on_call: true };
const press: Press = { key: 'k', at, state: 'sending' };

interface Given {
	help?: Partial<Stand>;
	press?: Press;
	lines?: Lines | null;
}

/// As a page where that is known.
function Knowing({ help, press, lines = known, children }: Given & { children: VNode }) {
	const client = useClient();
	const set = <T,>(where: Signal<T>, what: T) => void (where.value = what);
	set(client.help.standing, help ? { [room]: { ...called, ...help } } : {});
	set(client.help.pressed, press ? { [room]: press } : {});
	set(client.help.lines, lines);
	set(client.help.region, lines?.wanted);
	set(client.line, press?.state === 'unsent' ? 'waiting' : 'live');
	set(client.standing, 'in');
	return children;
}

const panel = <Panel room={room} onClose={() => {}} />;
const inPanel = (given: Given) => <Knowing {...given}>{panel}</Knowing>;

export const help = {
	'the page before its lines are here': <Help />,
	'the button': <HelpNow room={{ id: room }} />,
	'on its way': inPanel({ press }),
	'not sent yet': inPanel({ press: { ...press, state: 'unsent' } }),
	'not sent yet, and no lines are known': inPanel({ press: { ...press, state: 'unsent' }, lines: null }),
	'refused': inPanel({ press: { ...press, state: 'refused' } }),
	'mentors were alerted': inPanel({ help: {} }),
	'nobody is on call': inPanel({ help: { on_call: false } }),
	'seen': inPanel({ help: { state: 'seen', by: asha } }),
	'with them': inPanel({ help: { state: 'with', by: asha, aside } }),
	'with somebody whose name is not known': inPanel({ help: { state: 'with' } }),
	'whoever it was had to go': inPanel({ help: { state: 'waiting' } }),
	'closed': inPanel({ help: { state: 'closed' } }),
	'nobody came in time': inPanel({ help: { card: at } }),
	'over the room': <Knowing help={{ state: 'with', by: asha, aside }}><Strip room={room} here={room} /></Knowing>,
	'over the room, closed': <Knowing help={{ state: 'closed' }}><Strip room={room} here={room} /></Knowing>,
	'over a side room': <AsideHead room={{ id: aside, aside_of: room } as never} />,
	'asked into a side room': <AsideCard notice={{ id: 'n000000000001', at, kind: 'aside', room: aside }} onClose={() => {}} />,
	'the automatic note': <Knowing help={{ card: at }}><AutoNote room={room} /></Knowing>,
	'the automatic note among messages': <Knowing help={{ card: at }}><AutoNote room={room} short /></Knowing>,
	'lines': <LineList lines={known.lines} />,
	'the page': <Knowing><LinesPage /></Knowing>,
	'the page of a country without lines': <Knowing lines={{ ...known, wanted: 'ZZ' }}><LinesPage /></Knowing>,
	'the page without any': <Knowing lines={{ ...known, region: undefined, wanted: undefined, lines: [] }}><LinesPage /></Knowing>,
};
