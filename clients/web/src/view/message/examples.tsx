import type { Post } from '../../model/log.ts';
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
	'on its way': (
		<Unsent room="r000000000001" items={[
			{ key: 'a', body: 'one', at: 1, state: 'sending' },
			{ key: 'b', body: 'two', at: 2, state: 'waiting' },
			{ key: 'c', body: 'three', at: 3, state: 'sent', seq: 9 },
			{ key: 'd', body: 'four', at: 4, state: 'failed', code: 'storage_full' },
		]} />
	),
};
