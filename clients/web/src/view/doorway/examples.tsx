import { DoorwayCard, type Card } from './doorway.tsx';

const card: Card = {
	site: 'Notes', role: 'participant', room: 'Evening room', about: 'For anyone awake.',
	rules: 'Be kind.\n- You can just read.', rules_version: 1, language: 'en',
	here: 3, mentors: 1, open: true, names: ['Quiet Heron', 'Amber Fox'],
};
const acts = { problem: '' as const, onLook() {}, async onEnter() {} };

export const doorway = {
	'a room with people in it': <DoorwayCard card={card} {...acts} />,
	'an empty room': <DoorwayCard card={{ ...card, here: 0, mentors: 0 }} {...acts} />,
	'a full room': <DoorwayCard card={{ ...card, open: false }} {...acts} />,
	'somebody known already': <DoorwayCard card={{ ...card, seated: { id: '0000000000002', name: 'سارة', role: 'participant' } }} {...acts} />,
	'a link for staff': <DoorwayCard card={{ ...card, role: 'admin', room: undefined, rules: '', here: undefined }} {...acts} />,
	'a name that is taken': <DoorwayCard card={card} {...acts} problem="name_taken" />,
};
