/// What the staff of a room keep in mind about somebody, for some days. Read when asked for: every look is written down.
import { useSignal } from '@preact/signals';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Note } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';

const kinds: readonly Note['kind'][] = ['wish', 'support_plan', 'careful_topic', 'observation', 'handover'];
const days = [1, 7, 30, 90];

export function Notes({ room, member }: { room: string; member: string }) {
	const client = useClient();
	const notes = useSignal<readonly Note[] | null>(null);
	const look = async () => (notes.value = (await client.act('note.list', { room, member }))?.notes ?? notes.value);
	const forget = async (note: string) => {
		await client.act('note.remove', { room, note });
		await look();
	};
	const add = async (fields: Omit<Asked<'note.add'>, 'room' | 'member'>) => {
		const added = await client.act('note.add', { room, member, ...fields });
		await look();
		return added !== undefined;
	};
	const opened = (event: Event) => (event.currentTarget as HTMLDetailsElement).open && !notes.value && void look();
	return (
		<details onToggle={opened}>
			<summary>{t('show')}<span class="hidden-text"> {t('notes')}</span></summary>
			<div class="stack fold-in">
				<p class="soft">{t('notes_more')}</p>
				{notes.value?.length === 0 && <p class="soft">{t('notes_none')}</p>}
				<ul class="findings-all">
					{notes.value?.map((note) => (
						<li key={note.id} class="stack-tight">
							<p><strong>{t(`note_${note.kind}`)}</strong></p>
							<p dir="auto">{note.words}</p>
							<p class="soft"><bdi>{note.by.name}</bdi> · {t('until', { time: dayAndTime(note.until) })}</p>
							<button type="button" class="button button-small" onClick={() => void forget(note.id)}>{t('note_remove')}</button>
						</li>
					))}
				</ul>
				<AddNote onAdd={add} />
			</div>
		</details>
	);
}

function AddNote({ onAdd }: { onAdd(fields: Omit<Asked<'note.add'>, 'room' | 'member'>): Promise<boolean> }) {
	const kind = useSignal<Note['kind']>('observation');
	const words = useSignal('');
	const keep = useSignal(7);
	const submit = async (event: Event) => {
		event.preventDefault();
		if (await onAdd({ kind: kind.value, words: words.value.trim(), days: keep.value }))
			words.value = '';
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('note_kind')}>
				<select value={kind.value} onChange={(event) => (kind.value = event.currentTarget.value as Note['kind'])}>
					{kinds.map((one) => <option key={one} value={one}>{t(`note_${one}`)}</option>)}
				</select>
			</Field>
			<Field label={t('note_words')}>
				<textarea dir="auto" rows={2} maxLength={280} required value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<Field label={t('note_days')}>
				<select value={keep.value} onChange={(event) => (keep.value = Number(event.currentTarget.value))}>
					{days.map((n) => <option key={n} value={n}>{t('days', { n })}</option>)}
				</select>
			</Field>
			<button type="submit" class="button" disabled={!words.value.trim()}>{t('note_add')}</button>
		</form>
	);
}
