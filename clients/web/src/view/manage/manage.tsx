/// One room, looked after: its invite links and its settings.
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import type { Role, Room } from '../../link/wire.ts';
import { Banner } from '../banner/banner.tsx';
import { Icon } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { Tabs } from '../tabs/tabs.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import { RoomFields, roomFields } from './fields.tsx';
import { Links } from './links.tsx';
import { Policy } from './policy.tsx';

export function Manage({ room }: { room: string }) {
	const client = useClient();
	const listed = client.listed.value?.find((item) => item.room.id === room);
	if (!client.listed.value)
		return <><Banner /><Moment /></>;
	if (!listed)
		return <Plain title={t('rooms')} text={t('err_not_allowed')} />;
	const mayEnter = listed.role !== 'admin' && listed.role !== 'responder';
	return (
		<>
			<Tabs room={room} />
			<Banner />
			<main class="page" id="main" tabIndex={-1}>
				<a class="manage-back" href="#"><Icon name="back" />{t('rooms')}</a>
				<div class="rooms-head">
					<h1 dir="auto">{listed.room.name}</h1>
					{mayEnter && <a class="button" href={hrefOf({ page: 'room', room })}>{t('enter')}</a>}
				</div>
				<section class="card">
					<h2>{t('links')}</h2>
					<Links room={room} roles={grantable(listed.role)} />
				</section>
				{runs(listed.role) && <Settings key={listed.room.id} room={listed.room} />}
				{runs(listed.role) && <Policy key={listed.room.id + 'p'} room={listed.room} />}
			</main>
		</>
	);
}

function Settings({ room }: { room: Room }) {
	const client = useClient();
	const submit = async (event: SubmitEvent) => {
		event.preventDefault();
		const answer = await client.act('room.update', { room: room.id, ...roomFields(event.currentTarget as HTMLFormElement) });
		if (!answer)
			return;
		client.say('saved');
		await client.refresh();
	};
	return (
		<section class="card">
			<h2>{t('settings')}</h2>
			<form class="stack" autocomplete="off" onSubmit={submit}>
				<RoomFields room={room} language={room.language} />
				<button type="submit" class="button button-main">{t('save')}</button>
			</form>
		</section>
	);
}

/// Roles somebody may hand out by a link to a room.
function grantable(role: Role): Role[] {
	return runs(role) ? ['participant', 'mentor', 'facilitator'] : ['participant'];
}
