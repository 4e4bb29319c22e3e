import type { Person } from '../../link/wire.ts';
import { enter } from '../../model/room.ts';
import { People } from './people.tsx';

const people: Person[] = [
	{ id: '0000000000002', name: 'Quiet Heron', role: 'participant' },
	{ id: '0000000000001', name: 'Asha', role: 'mentor' },
	{ id: '0000000000003', name: 'سارة', role: 'participant' },
];
const room = {
	id: 'r000000000001', stream: 's000000000001', name: 'Evening room', about: '', rules: '', rules_version: 1, language: 'en',
	history: 'all', presence: true, typing: false, open: true, capacity: 30, reactions: [],
	policy: {
		contact_info: 'hold', solicitation: 'hold', medical_advice: 'nudge', harassment: 'hold', method_detail: 'hold',
		sourcing: 'hold', graphic: 'nudge', link: 'deliver', hold_s: 120, on_deadline: 'release',
	},
	controls: { slow_s: 0, links_off: false, newcomers_wait: false, closed: false, raid: false },
} as const;
const visit = { room: { ...room, reactions: [] }, head: 0, after: 0, reset: true, people };

export const peoplePanel = {
	'as a participant sees it': <People state={enter({ ...visit, role: 'participant' })} me="0000000000002" />,
	'as a mentor sees it': <People state={enter({ ...visit, role: 'mentor' })} me="0000000000001" />,
};
