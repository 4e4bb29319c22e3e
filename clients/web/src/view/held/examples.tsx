import type { Room } from '../../link/wire.ts';
import type { Waiting } from '../../model/held.ts';
import { HeldMessage } from './held.tsx';

const held: Waiting = {
	id: 'h000000000001', room: 'r000000000001', by: { id: '0000000000002', name: 'Quiet Heron', role: 'participant' },
	at: 1_795_190_400_000, due: 1_795_190_520_000, state: 'waiting', boundaries: ['contact_info'], body: 'Write to me.',
};
const room = { id: held.room, policy: { on_deadline: 'release' } } as Room;
const props = { room, held, onEdit() {} };

export const heldMessage = {
	'waiting': <HeldMessage {...props} />,
	'of somebody new, in a room that drops': <HeldMessage {...props} room={{ ...room, policy: { ...room.policy, on_deadline: 'drop' } }} held={{ ...held, boundaries: [], due: held.at + 10_000 }} />,
	'a mentor asks for something else': <HeldMessage {...props} held={{ ...held, state: 'asked', reason: 'contact', words: 'Without the number, please.' }} />,
	'declined': <HeldMessage {...props} held={{ ...held, state: 'declined', reason: 'other' }} />,
	'nobody had time': <HeldMessage {...props} held={{ ...held, state: 'dropped' }} />,
};
