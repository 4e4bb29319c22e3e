/// Says once, politely or at once, that something came; shows nothing.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, isUrgent, listedRoom, type Waiting } from '../../app/desk.ts';
import { roomName } from '../tabs/tabs.tsx';

export function Alerts() {
	const client = useClient();
	const news = deskOf(client).news.value;
	const urgent = news !== null && isUrgent(news);
	const words = news ? said(news, roomName(listedRoom(client, news.room)?.room)) : '';
	return (
		<>
			<div class="hidden-text" role="alert">{urgent ? words : ''}</div>
			<div class="hidden-text" role="status">{urgent ? '' : words}</div>
		</>
	);
}

function said(item: Waiting, room: string): string {
	switch (item.kind) {
	case 'case':
		return t('alert', { level: t(`triage_${item.level}`), name: item.what.subject.name, room });
	case 'held':
		return t('alert_held', { name: item.what.by.name });
	case 'appeal':
		return t('second_look');
	}
}
