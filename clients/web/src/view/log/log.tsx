/// Everything said in the room. Two lists: what was there, and what comes live,
/// so that screen readers speak only the second.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { dayName, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { waits, type Waiting } from '../../model/held.ts';
import { firstNew, type RoomState } from '../../model/room.ts';
import { Cards, KeepWords } from '../care/cards.tsx';
import { Later } from '../care/load.tsx';
import type { Changing } from '../composer/changing.ts';
import { LaterHelp } from '../help/load.tsx';
import { Hint } from '../held/hint.tsx';
import { Icon } from '../icon/icon.tsx';
import { Message } from '../message/message.tsx';
import { Unsent } from '../message/unsent.tsx';
import { Cairn } from '../stone/stone.tsx';
import { hearing, silent } from './hearing.ts';
import { Folded } from './folded.tsx';
import { putsAway, rowsOf, splitAt, type PostRow, type Reader, type Row } from './rows.ts';
import { useStick } from './stick.ts';
import './log.css';

const aloudLasts = 5_000;

interface Props {
	state: RoomState;
	onEdit(what: Changing): void;
}

export function Log({ state, onEdit }: Props) {
	const client = useClient();
	const me = client.me.value!.id;
	const loading = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const stick = useStick(box, { first: state.log[0]?.seq ?? 0, posts: state.log.length, unsent: state.outbox.length });
	const reader = { me, held: state.held, hidden: client.care.hidden.value, topics: client.care.topics.value };
	const rows = rowsOf(state.log, firstNew(state, me, reader.hidden), reader);
	const [history, live] = splitAt(rows, state.liveFrom);
	const lastOwn = state.log.filter((post) => post.by.id === me).at(-1)?.seq;
	const heard = useHearing(state, reader);

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
					{state.loaded && state.log.length + state.outbox.length + state.held.length === 0 && <Quiet />}
					<ol class="log-list" aria-label={t('earlier_messages')}>{history.map(show)}</ol>
					<div role="log" aria-label={t('messages')} aria-relevant="additions" aria-live={heard.aloud ? 'polite' : 'off'}>
						<ol class="log-list">{live.map(show)}</ol>
					</div>
					<Unsent room={state.room.id} items={state.outbox} onEdit={onEdit} />
					<KeepWords />
					<Cards />
					{client.help.standing.value[state.room.aside_of ?? state.room.id]?.card && <LaterHelp show={({ AutoNote }) => <AutoNote short room={state.room.aside_of ?? state.room.id} />} />}
				</div>
			</div>
			<Aloud />
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
	onEdit(what: Changing): void;
}

function LogRow(props: RowProps) {
	const { row, state, onEdit } = props;
	if (row.kind === 'day')
		return <li class="log-mark"><Cairn /><span>{dayName(row.at, Date.now())}</span></li>;
	if (row.kind === 'new')
		return <li class="log-mark log-new"><Cairn /><span>{t('new_line')}</span></li>;
	if (row.kind === 'held')
		return <Later key={row.held.id} meanwhile={<Waits held={row.held} />} show={({ HeldMessage }) => <HeldMessage room={state.room} held={row.held} onEdit={onEdit} />} />;
	if (row.kind === 'quiet')
		return (
			<Folded key={row.posts[0]!.seq} row={row}>
				{row.posts.map((post) => <PostOf key={post.seq} {...props} row={{ kind: 'post', post, first: true, end: true }} />)}
			</Folded>
		);
	return <PostOf key={row.post.seq} {...props} row={row} />;
}

function PostOf({ row: { post, first, end }, me, state, lastOwn, onEdit }: RowProps & { row: PostRow }) {
	return (
		<Message room={state.room.id} post={post} first={first} end={end} me={me} role={state.role}
			name={state.names[post.by.id] ?? post.by.name} words={state.room.reactions}
			last={post.seq === lastOwn} nudge={state.nudges[post.seq]} onEdit={onEdit} />
	);
}

/// A message that waits, until more can be said of it.
function Waits({ held }: { held: Waiting }) {
	return (
		<li class="message message-own message-first message-waiting">
			<div class="message-column">
				<div class="message-line"><p class="message-words" dir="auto">{held.body}</p></div>
				{waits(held) && <Hint icon="wait" title={t('held')} text="" />}
			</div>
		</li>
	);
}

function Quiet() {
	return <div class="log-quiet"><Cairn /><p>{t('quiet')}</p></div>;
}

/// Says what became of one's own words, once; what was said does not linger for who reads the page.
function Aloud() {
	const { aloud } = useClient();
	const said = aloud.value;
	useEffect(() => {
		const timer = setTimeout(() => (aloud.value = null), aloudLasts);
		return () => clearTimeout(timer);
	}, [said]);
	return <div role="status" class="hidden-text">{said && t(said.text)}</div>;
}

/// One's own words are not read out, nor what one would rather not see.
function useHearing(state: RoomState, reader: Reader) {
	const kept = useRef(silent);
	const waiting = useRef(0);
	const live = state.log.filter((post) => post.seq > state.liveFrom);
	const last = live.at(-1);
	const held = state.held.length;
	const quiet = held !== waiting.current || (last !== undefined && (last.by.id === reader.me || putsAway(last, reader)));
	const next = hearing(kept.current, live.length + held, quiet, Date.now());
	useLayoutEffect(() => {
		kept.current = next;
		waiting.current = held;
	});
	return next;
}
