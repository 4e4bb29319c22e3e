/// One message: who, when, the words, what others gave it, and what may be done with it.
import { useSignal } from '@preact/signals';
import { clockTime, t } from '../../../i18n/index.ts';
import type { Role } from '../../link/wire.ts';
import type { Post } from '../../model/log.ts';
import { Icon } from '../icon/icon.tsx';
import { RoleChip } from '../people/role.tsx';
import { Stone } from '../stone/stone.tsx';
import { Acts } from './acts.tsx';
import { Reactions } from './reactions.tsx';
import { pieces } from './words.ts';
import './message.css';

export interface MessageProps {
	room: string;
	post: Post;
	/// What its author is called now.
	name: string;
	/// The first of several in a row by the same person.
	first: boolean;
	/// The last of them.
	end: boolean;
	me: string;
	/// The reader's role here.
	role: Role;
	/// Reactions this room has.
	words: readonly string[];
	/// The reader's newest one: says that it arrived.
	last: boolean;
	onEdit(post: Post): void;
}

export function Message(props: MessageProps) {
	const { post, name, first, end, me, last } = props;
	const open = useSignal(false);
	const own = post.by.id === me;
	const edited = post.edited && !post.redacted;
	const time = <time dateTime={new Date(post.at).toISOString()}>{clockTime(post.at)}</time>;
	return (
		<li class={`message ${own ? 'message-own' : ''} ${first ? 'message-first' : ''}`}>
			{first && !own && <Stone id={post.by.id} />}
			<div class="message-column">
				<p class={first && !own ? 'message-head' : 'hidden-text'}>
					<bdi class="message-name">{own ? t('you') : name}</bdi>
					{!own && <RoleChip role={post.by.role} />}
					{!(own && end) && time}
				</p>
				<div class="message-line">
					<Words post={post} />
					{!post.redacted && (
						<button type="button" class="message-more" aria-expanded={open.value}
							aria-label={t('more', { name: own ? t('you') : name })} onClick={() => (open.value = !open.value)}
							onKeyDown={(event) => event.key === 'Escape' && (open.value = false)}>
							<Icon name="more" />
						</button>
					)}
				</div>
				<Reactions {...props} />
				{(edited || own && (end || last)) && (
					<p class="message-foot">
						{edited && <span>{t('edited')}</span>}
						{own && end && time}
						{own && last && <span>{t('sent')}</span>}
					</p>
				)}
				{open.value && <Acts {...props} onClose={() => (open.value = false)} />}
			</div>
		</li>
	);
}

function Words({ post }: { post: Post }) {
	if (post.body === undefined)
		return <p class="message-words message-gone">{t('taken_down')}</p>;
	return (
		<p class="message-words" dir="auto">
			{pieces(post.body).map(({ text, href }, at) => href
				? <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">{text}</a>
				: text)}
		</p>
	);
}
