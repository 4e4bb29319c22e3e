/// A side room: being asked into it, going there, and the way back. The place in the room stays.
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import type { Notice, Room } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';
import { nameOf, roomName } from './stands.ts';

export function GoAside({ aside, main = false, onGo }: { aside: string; main?: boolean; onGo?(): void }) {
	const client = useClient();
	const go = (event: Event) => {
		event.preventDefault();
		onGo?.();
		client.care.notices.value.filter((one) => one.kind === 'aside' && one.room === aside).forEach(({ id }) => client.care.seen(id));
		client.go({ page: 'room', room: aside });
	};
	return (
		<a class={`button ${main ? 'button-main' : 'button-small'}`} href={hrefOf({ page: 'room', room: aside })} onClick={go}>
			<Icon name="speak" />{t('aside_go')}
		</a>
	);
}

/// Asked into one, in the panel.
export function Invitation({ room, onGo }: { room: string; onGo(): void }) {
	const client = useClient();
	const help = client.help.standing.value[room];
	if (!help?.aside || client.current.value === help.aside)
		return null;
	return (
		<div class="stack help-aside">
			<p><b>{t('aside_ask', { name: nameOf(help) })}</b> {t('aside_more')}</p>
			<GoAside aside={help.aside} main onGo={onGo} />
		</div>
	);
}

/// The same as a card, also on pages that are no room.
export function AsideCard({ notice, onClose }: { notice: Notice; onClose(event: Event): void }) {
	return (
		<>
			<p>{t('aside_more')}</p>
			<div class="row">
				{notice.room && <GoAside aside={notice.room} main />}
				<button type="button" class="button" onClick={onClose}>{t('close')}</button>
			</div>
		</>
	);
}

/// Over a side room, for the person it is for.
export function AsideHead({ room }: { room: Room }) {
	const client = useClient();
	const main = room.aside_of!;
	const help = client.help.standing.value[main];
	const there = help?.state === 'with';
	const back = (event: Event) => (event.preventDefault(), client.go({ page: 'room', room: main }));
	return (
		<div class="help-strip help-aside-head">
			<Icon name="speak" />
			<p>{there && <>{t('help_with', { name: nameOf(help) })} </>}{t('aside_in')}</p>
			<div class="row">
				<a class="button button-small" href={hrefOf({ page: 'room', room: main })} onClick={back}><Icon name="back" />{t('aside_back', { room: roomName(client, main) })}</a>
			</div>
		</div>
	);
}
