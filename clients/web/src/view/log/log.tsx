/// Everything said in the room. Two lists: what was there, and what comes live,
/// so that screen readers speak only the second.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { dayName, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Post } from '../../model/log.ts';
import { firstNew, type RoomState } from '../../model/room.ts';
import { Icon } from '../icon/icon.tsx';
import { Message } from '../message/message.tsx';
import { Unsent } from '../message/unsent.tsx';
import { Cairn } from '../stone/stone.tsx';
import { WordsCard } from '../you/words.tsx';
import { hearing, silent } from './hearing.ts';
import { rowsOf, splitAt, type Row } from './rows.ts';
import { useStick } from './stick.ts';
import './log.css';

interface Props {
	state: RoomState;
	onEdit(post: Post): void;
}

export function Log({ state, onEdit }: Props) {
	const client = useClient();
	const me = client.me.value!.id;
	const loading = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const stick = useStick(box, { first: state.log[0]?.seq ?? 0, posts: state.log.length, unsent: state.outbox.length });
	const rows = rowsOf(state.log, firstNew(state, me));
	const [history, live] = splitAt(rows, state.liveFrom);
	const lastOwn = state.log.filter((post) => post.by.id === me).at(-1)?.seq;
	const heard = useHearing(state, me);

	const earlier = async () => {
		loading.value = true;
		await client.readEarlier(state.room.id);
		loading.value = false;
	};
	const show = (row: Row) => <LogRow row={row} me={me} state={state} lastOwn={lastOwn} onEdit={onEdit} />;
	return (
		<div class="log-frame">
			<div class="log" ref={box} tabIndex={0} role="region" aria-label={t('messages')} onScroll={stick.scrolled}>
				<div class="log-inner">
					{state.more && (
						<button type="button" class="button button-small log-earlier" disabled={loading.value} onClick={earlier}>
							{t(loading.value ? 'moment' : 'earlier')}
						</button>
					)}
					{state.loaded && state.log.length + state.outbox.length === 0 && <Quiet />}
					<ol class="log-list" aria-label={t('earlier_messages')}>{history.map(show)}</ol>
					<div role="log" aria-label={t('messages')} aria-relevant="additions" aria-live={heard.aloud ? 'polite' : 'off'}>
						<ol class="log-list">{live.map(show)}</ol>
					</div>
					<Unsent room={state.room.id} items={state.outbox} />
					{client.words.value && <WordsCard words={client.words.value} />}
				</div>
			</div>
			<div role="status" class="hidden-text">{heard.burst > 0 && t('n_new', { n: heard.burst })}</div>
			{stick.missed.value > 0 && (
				<button type="button" class="button button-small log-pill" onClick={stick.toEnd}>
					{t('n_new', { n: stick.missed.value })}<Icon name="send" />
				</button>
			)}
		</div>
	);
}

interface RowProps {
	row: Row;
	me: string;
	state: RoomState;
	lastOwn: number | undefined;
	onEdit(post: Post): void;
}

function LogRow({ row, me, state, lastOwn, onEdit }: RowProps) {
	if (row.kind === 'day')
		return <li class="log-mark"><Cairn /><span>{dayName(row.at, Date.now())}</span></li>;
	if (row.kind === 'new')
		return <li class="log-mark log-new"><Cairn /><span>{t('new_line')}</span></li>;
	const { post, first, end } = row;
	return (
		<Message key={post.seq} room={state.room.id} post={post} first={first} end={end} me={me} role={state.role}
			name={state.names[post.by.id] ?? post.by.name} words={state.room.reactions}
			last={post.seq === lastOwn} onEdit={onEdit} />
	);
}

function Quiet() {
	return <div class="log-quiet"><Cairn /><p>{t('quiet')}</p></div>;
}

function useHearing(state: RoomState, me: string) {
	const kept = useRef(silent);
	const live = state.log.filter((post) => post.seq > state.liveFrom);
	const next = hearing(kept.current, live.length, live.at(-1)?.by.id === me, Date.now());
	useLayoutEffect(() => void (kept.current = next));
	return next;
}
