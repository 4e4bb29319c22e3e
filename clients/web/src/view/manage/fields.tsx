/// What can be set about a room; the same fields make one and change one.
import { languages, t } from '../../../i18n/index.ts';
import type { Asked, Room } from '../../link/wire.ts';
import { Check, Field } from '../field/field.tsx';
import { reactionName } from '../message/reactions.tsx';

type Fields = Omit<Asked<'room.update'>, 'room'>;

const reactions = ['heart', 'hug', 'thanks', 'same', 'strength', 'candle', 'smile'];
const usual = ['heart', 'hug', 'thanks'];

export function RoomFields({ room, language }: { room?: Room; language: string }) {
	return (
		<>
			<Field label={t('room_name')}>
				<input name="name" type="text" dir="auto" required maxLength={80} value={room?.name ?? ''} />
			</Field>
			<Field label={t('room_about')}>
				<textarea name="about" dir="auto" rows={2} maxLength={500} value={room?.about ?? ''} />
			</Field>
			<Field label={t('room_rules')}>
				<textarea name="rules" dir="auto" rows={5} maxLength={4000} value={room?.rules ?? ''} />
			</Field>
			<Field label={t('room_language')}>
				<select name="language" value={room?.language ?? language}>
					{tags(room).map((tag) => <option key={tag} value={tag} lang={tag}>{languages[tag] ?? tag}</option>)}
				</select>
			</Field>
			<Field label={t('room_history')}>
				<select name="history" value={room?.history ?? 'arrival'}>
					<option value="arrival">{t('history_arrival')}</option>
					<option value="all">{t('history_all')}</option>
				</select>
			</Field>
			<Field label={t('room_capacity')}>
				<input name="capacity" type="number" min={1} max={100000} required value={room?.capacity ?? 30} />
			</Field>
			<fieldset>
				<legend class="field-title">{t('room_reactions')}</legend>
				<div class="manage-reactions">
					{offered(room).map((word) => (
						<Check key={word} name={'reaction-' + word} label={reactionName(word)} checked={(room?.reactions ?? usual).includes(word)} />
					))}
				</div>
			</fieldset>
			<div>
				<Check name="presence" label={t('room_presence')} checked={room?.presence ?? true} />
				<Check name="typing" label={t('room_typing')} checked={room?.typing ?? false} />
				<Check name="drop_in" label={t('room_drop_in')} checked={room?.drop_in ?? false} />
				{room && <Check name="open" label={t('room_open')} checked={room.open} />}
			</div>
		</>
	);
}

/// What a form says about a room.
export function roomFields(form: HTMLFormElement): Fields {
	const data = new FormData(form);
	const text = (name: string) => String(data.get(name) ?? '').trim();
	const chosen = [...data.keys()].filter((name) => name.startsWith('reaction-'));
	return {
		name: text('name'),
		about: text('about'),
		rules: text('rules'),
		language: text('language'),
		history: text('history') as Room['history'],
		capacity: Number(text('capacity')),
		presence: data.has('presence'),
		typing: data.has('typing'),
		drop_in: data.has('drop_in'),
		...(form.elements.namedItem('open') ? { open: data.has('open') } : {}),
		reactions: chosen.map((name) => name.slice('reaction-'.length)),
	};
}

function tags(room?: Room): string[] {
	return [...new Set([...Object.keys(languages), ...(room ? [room.language] : [])])];
}

function offered(room?: Room): string[] {
	return [...new Set([...reactions, ...(room?.reactions ?? [])])];
}
