/// Where one writes. What is half written outlives a reload; Enter sends. It is
/// never closed: whoever is in danger may always write.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { soon } from '../../app/explain.ts';
import { recall, remember } from '../../app/memory.ts';
import type { Topic } from '../../link/wire.ts';
import type { RoomState } from '../../model/room.ts';
import { Icon } from '../icon/icon.tsx';
import type { Changing } from './changing.ts';
import { left, sends } from './keys.ts';
import { TopicChoice } from './topic.tsx';
import './composer.css';

const typingEvery = 4_000;

interface Props {
	state: RoomState;
	/// What is being changed, instead of writing something new.
	editing: Changing | null;
	onDone(): void;
}

export function Composer({ state, editing, onDone }: Props) {
	const client = useClient();
	const room = state.room.id;
	const box = useRef<HTMLTextAreaElement>(null);
	const text = useSignal(recall(`draft:${room}`) ?? '');
	const busy = useSignal(false);
	const topic = useTopic(room, box);
	const limit = client.hello.value?.limits.body ?? 2000;
	const remaining = left(text.value, limit);
	const tell = useTyping(room, state.room.typing);
	const until = client.care.mutedIn(room);

	const write = (words: string) => {
		text.value = words;
		if (!editing?.seq && !editing?.held)
			remember(`draft:${room}`, words || undefined);
		tell(words !== '');
	};
	const done = (words = '') => {
		write(words);
		onDone();
	};
	const submit = (event?: Event) => {
		event?.preventDefault();
		const body = text.value.trim();
		if (!body || (remaining ?? 0) < 0)
			return;
		box.current?.focus();
		if (editing)
			return void change(editing, body);
		client.post(room, body, topic.chosen);
		topic.reset();
		done();
	};
	const change = async ({ seq, held }: Changing, body: string) => {
		busy.value = true;
		if (held ? await client.changeHeld(room, held, body) : await client.act('room.edit', { room, target: seq!, body }))
			done(recall(`draft:${room}`));
		busy.value = false;
	};
	const pressed = (event: KeyboardEvent) => {
		if (event.key === 'Escape' && editing)
			done(recall(`draft:${room}`));
		if (!sends(event))
			return;
		event.preventDefault();
		submit();
	};
	useLayoutEffect(() => {
		const fresh = editing && !editing.seq && !editing.held;
		if (fresh)
			done([text.value.trim(), editing.body].filter(Boolean).join('\n'));
		else if (editing)
			text.value = editing.body ?? '';
		if (editing || matchMedia('(pointer: fine)').matches)
			box.current?.focus();
	}, [editing]);

	return (
		<form class="composer" autocomplete="off" onSubmit={submit}>
			{until !== undefined && <p id="muted" class="composer-muted">{t('muted_until', { time: soon(until) })} {t('muted_danger')}</p>}
			{editing && (
				<div class="composer-editing">
					<Icon name="edit" /><span>{t('editing')}</span>
					<button type="button" class="button button-small button-quiet" onClick={() => done(recall(`draft:${room}`))}>{t('cancel')}</button>
				</div>
			)}
			{topic.open && !editing && <TopicChoice chosen={topic.chosen} select={topic.select} onChoose={topic.choose} onClose={topic.toggle} />}
			<div class="composer-row">
				{!editing && (
					<button type="button" class="room-act" aria-label={t('topic')} title={t('topic')} aria-expanded={topic.open} onClick={topic.toggle}><Icon name="veil" /></button>
				)}
				<textarea ref={box} class="control" dir="auto" rows={Math.min(6, text.value.split('\n').length)}
					aria-label={t('write')} placeholder={t('write')} autocomplete="off" enterkeyhint="send" value={text.value}
					aria-describedby={until === undefined ? 'left' : 'muted left'} onInput={(event) => write(event.currentTarget.value)} onKeyDown={pressed} />
				<button type="submit" class="button button-main" disabled={busy.value}>
					<Icon name={editing ? 'check' : 'send'} />{t(editing ? 'save' : 'send')}
				</button>
			</div>
			<p id="left" class={`composer-left ${(remaining ?? 0) < 0 ? 'composer-over' : ''}`} role="status">
				{remaining !== undefined && (remaining < 0 ? t('n_over', { n: -remaining }) : t('n_left', { n: remaining }))}
			</p>
		</form>
	);
}

/// What the next message is about, kept beside the draft.
function useTopic(room: string, box: { current: HTMLTextAreaElement | null }) {
	const chosen = useSignal<Topic | undefined>(recall(`topic:${room}`));
	const open = useSignal(chosen.value !== undefined);
	const select = useRef<HTMLSelectElement>(null);
	const asked = useRef(false);
	const choose = (topic: Topic | undefined) => {
		chosen.value = topic;
		remember(`topic:${room}`, topic);
	};
	/// The next message is about something else.
	const reset = () => {
		choose(undefined);
		open.value = false;
	};
	/// A choice that was made stays in sight.
	const toggle = () => {
		open.value = !open.value || chosen.value !== undefined;
		asked.current = open.value;
		if (!open.value)
			box.current?.focus();
	};
	useEffect(() => {
		if (open.value && asked.current)
			select.current?.focus();
	}, [open.value]);
	return { chosen: chosen.value, open: open.value, select, choose, reset, toggle };
}

/// Tell others now and then that one is writing, where the room shows it.
function useTyping(room: string, shown: boolean) {
	const client = useClient();
	const told = useRef(0);
	return (on: boolean) => {
		const now = Date.now();
		if (!shown || (on ? now - told.current < typingEvery : told.current === 0))
			return;
		told.current = on ? now : 0;
		client.typing(room, on);
	};
}
