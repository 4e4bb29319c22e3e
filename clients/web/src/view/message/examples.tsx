import type { Post } from '../../model/log.ts';
import { Folded } from '../log/folded.tsx';
import { Message, type MessageProps } from './message.tsx';
import { Unsent } from './unsent.tsx';

const post: Post = {
	seq: 4, at: 1_795_190_400_000, by: { id: '0000000000003', name: 'Amber Fox', role: 'participant' },
	body: 'Good evening.\nSee https://example.org', edited: false, redacted: false, reactions: {}, asOf: 4,
};
const props: MessageProps = {
	room: 'r000000000001', post, name: 'Amber Fox', first: true, end: true, me: '0000000000002', role: 'participant',
	words: ['heart', 'hug'], last: false, onEdit() {},
};

export const message = {
	'by somebody else': <Message {...props} />,
	'by a mentor, going on': <Message {...props} first={false} post={{ ...post, by: { ...post.by, role: 'mentor' } }} />,
	'one\'s own, just sent': <Message {...props} me={post.by.id} last />,
	'changed, with reactions': <Message {...props} post={{ ...post, edited: true, reactions: { heart: ['0000000000002'], wave: ['x', 'y'] } }} />,
	'taken down': <Message {...props} post={{ ...post, redacted: true, body: undefined }} />,
	'from right to left': <Message {...props} name="سارة" post={{ ...post, body: 'مرحبا' }} />,
	'about something heavy': <Message {...props} post={{ ...post, warning: 'death' }} />,
	'one\'s own about something heavy': <Message {...props} me={post.by.id} post={{ ...post, warning: 'self_harm' }} />,
	'with a hint for its author': <Message {...props} me={post.by.id} last nudge={['medical_advice', 'link']} />,
	'folded away': <Folded row={{ kind: 'quiet', posts: [post, post] }}>{null}</Folded>,
	'folded away for its topic': <Folded row={{ kind: 'quiet', posts: [post], topic: 'abuse' }}>{null}</Folded>,
	'on its way': (
		<Unsent room="r000000000001" onEdit={() => {}} items={[
			{ key: 'a', body: 'one', at: 1, state: 'sending' },
			{ key: 'b', body: 'two', at: 2, state: 'waiting' },
			{ key: 'c', body: 'three', at: 3, state: 'sent', seq: 9 },
			{ key: 'd', body: 'four', at: 4, state: 'failed', code: 'storage_full' },
			{ key: 'e', body: 'five', at: 5, state: 'paused' },
			{ key: 'f', body: 'six', at: 6, state: 'failed', code: 'boundary', why: { boundaries: ['contact_info', 'link'] } },
			{ key: 'g', body: 'seven', at: 7, state: 'failed', code: 'read_only', why: { until: 1_795_190_400_000 } },
		]} />
	),
};
