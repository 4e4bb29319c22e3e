/// Where one writes. What is half written outlives a reload; Enter sends.
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { recall, remember } from '../../app/memory.ts';
import type { Post } from '../../model/log.ts';
import type { RoomState } from '../../model/room.ts';
import { Icon } from '../icon/icon.tsx';
import { left, sends } from './keys.ts';
import './composer.css';

const typingEvery = 4_000;

interface Props {
	state: RoomState;
	/// The message being changed, instead of writing a new one.
	editing: Post | null;
	onDone(): void;
}

export function Composer({ state, editing, onDone }: Props) {
	const client = useClient();
	const room = state.room.id;
	const box = useRef<HTMLTextAreaElement>(null);
	const text = useSignal(recall(`draft:${room}`) ?? '');
	const busy = useSignal(false);
	const limit = client.hello.value?.limits.body ?? 2000;
	const remaining = left(text.value, limit);
	const tell = useTyping(room, state.room.typing);

	const write = (words: string) => {
		text.value = words;
		if (!editing)
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
			return void change(editing.seq, body);
		client.post(room, body);
		done();
	};
	const change = async (target: number, body: string) => {
		busy.value = true;
		if (await client.act('room.edit', { room, target, body }))
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
		if (editing) {
			text.value = editing.body ?? '';
			box.current?.focus();
		} else if (matchMedia('(pointer: fine)').matches)
			box.current?.focus();
	}, [editing]);

	return (
		<form class="composer" autocomplete="off" onSubmit={submit}>
			{editing && (
				<div class="composer-editing">
					<Icon name="edit" /><span>{t('editing')}</span>
					<button type="button" class="button button-small button-quiet" onClick={() => done(recall(`draft:${room}`))}>{t('cancel')}</button>
				</div>
			)}
			<div class="composer-row">
				<textarea ref={box} class="control" dir="auto" rows={Math.min(6, text.value.split('\n').length)}
					aria-label={t('write')} placeholder={t('write')} autocomplete="off" enterkeyhint="send" value={text.value}
					aria-describedby="left" onInput={(event) => write(event.currentTarget.value)} onKeyDown={pressed} />
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
