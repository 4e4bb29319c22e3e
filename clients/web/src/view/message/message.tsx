/// One message: who, when, the words, what others gave it, and what may be done with it.
import { useSignal } from '@preact/signals';
import { clockTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { near } from '../../app/explain.ts';
import type { Boundary, Role } from '../../link/wire.ts';
import type { Post } from '../../model/log.ts';
import type { Changing } from '../composer/changing.ts';
import { Later } from '../care/load.tsx';
import { Hint, leave } from '../held/hint.tsx';
import { Icon } from '../icon/icon.tsx';
import { RoleChip } from '../people/role.tsx';
import { Stone } from '../stone/stone.tsx';
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
	/// What it comes close to, told to its author alone.
	nudge?: readonly Boundary[];
	onEdit(what: Changing): void;
}

export function Message(props: MessageProps) {
	const { post, name, first, end, me, last, nudge } = props;
	const open = useSignal<'' | 'acts' | 'sure'>('');
	const start = open.value;
	const close = () => (open.value = '');
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
					<Words post={post} own={own} />
					{!post.redacted && (
						<button type="button" class="message-more" aria-expanded={open.value !== ''}
							aria-label={t('more', { name: own ? t('you') : name })} onClick={() => (open.value = open.value ? '' : 'acts')}
							onKeyDown={(event) => event.key === 'Escape' && (open.value = '')}>
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
				{nudge && <Nudge {...props} nudge={nudge} onTakeDown={() => (open.value = 'sure')} />}
				{start && <Later onMissing={close} show={({ Acts }) => <Acts key={start} {...props} start={start} onClose={close} />} />}
			</div>
		</li>
	);
}

function Words({ post, own }: { post: Post; own: boolean }) {
	const open = useSignal(own);
	if (post.body === undefined)
		return <p class="message-words message-gone">{t('taken_down')}</p>;
	if (!post.warning)
		return <Said body={post.body} />;
	return (
		<div class="message-veiled">
			<button type="button" class="message-veil" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
				<Icon name="veil" /><span>{t('warned', { topic: t(`topic_${post.warning}`) })}</span><b>{t(open.value ? 'hide' : 'show')}</b>
			</button>
			{open.value && <Said body={post.body} />}
		</div>
	);
}

/// A hint for the author alone. The message is there for all; what to do about it is theirs to say.
function Nudge({ room, post, nudge, onEdit, onTakeDown }: MessageProps & { nudge: readonly Boundary[]; onTakeDown(): void }) {
	const client = useClient();
	const close = (event: Event) => {
		leave(event);
		client.putAway(room, { seq: post.seq });
	};
	return (
		<Hint icon="note" title={t('nudge')} text={near(nudge)}>
			<button type="button" class="button button-small" onClick={() => onEdit(post)}><Icon name="edit" />{t('edit')}</button>
			<button type="button" class="button button-small" onClick={onTakeDown}><Icon name="down" />{t('take_down')}</button>
			<button type="button" class="button button-small button-quiet" onClick={close}>{t('close')}</button>
		</Hint>
	);
}

function Said({ body }: { body: string }) {
	return (
		<p class="message-words" dir="auto">
			{pieces(body).map(({ text, href }, at) => href
				? <a key={at} href={href} target="_blank" rel="noopener noreferrer nofollow">{text}</a>
				: text)}
		</p>
	);
}
