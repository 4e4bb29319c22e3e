/// What others gave a message. Pressing one gives the same, or takes it back.
import { known, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { drawn, Icon } from '../icon/icon.tsx';
import type { MessageProps } from './message.tsx';

type Props = Pick<MessageProps, 'room' | 'post' | 'me'>;

export function Reactions({ room, post, me }: Props) {
	const given = Object.entries(post.reactions);
	if (given.length === 0)
		return null;
	return (
		<ul class="reactions" aria-label={t('reactions')}>
			{given.map(([word, members]) => (
				<li key={word}><ReactionButton room={room} post={post} me={me} word={word} count={members.length} /></li>
			))}
		</ul>
	);
}

export function ReactionButton({ room, post, me, word, count }: Props & { word: string; count?: number }) {
	const client = useClient();
	const given = post.reactions[word]?.includes(me) ?? false;
	const toggle = () => void client.act('room.react', { room, target: post.seq, reaction: word, on: !given });
	return (
		<button type="button" class="reaction" aria-pressed={given} onClick={toggle}>
			{drawn(word) && <Icon name={word} />}
			<span>{reactionName(word)}</span>
			{count !== undefined && <span class="reaction-count">{count}</span>}
		</button>
	);
}

export function reactionName(word: string): string {
	const key = 'r_' + word;
	return known(key) ? t(key) : word;
}
