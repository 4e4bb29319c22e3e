/// Make a room: a name is enough.
import { t, language } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { RoomFields, roomFields } from './fields.tsx';

export function CreateRoom() {
	const client = useClient();
	const submit = async (event: SubmitEvent) => {
		event.preventDefault();
		const fields = roomFields(event.currentTarget as HTMLFormElement);
		const answer = await client.act('room.create', { ...fields, name: fields.name ?? '' });
		if (!answer)
			return;
		await client.refresh();
		client.go({ page: 'manage', room: answer.room.id });
	};
	return (
		<details class="card fold">
			<summary>{t('new_room')}</summary>
			<form class="stack" autocomplete="off" onSubmit={submit}>
				<RoomFields language={language()} />
				<button type="submit" class="button button-main">{t('create')}</button>
			</form>
		</details>
	);
}
