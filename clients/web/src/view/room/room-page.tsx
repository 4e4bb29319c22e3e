/// The way into a room: being in it, agreeing to its rules first, or why not.
import { t } from '../../../i18n/index.ts';
import { needsRules } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import { Banner } from '../banner/banner.tsx';
import { Later } from '../care/load.tsx';
import { HelpHere } from '../help/now.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import { RoomView } from './room-view.tsx';

export function RoomPage({ room }: { room: string }) {
	const client = useClient();
	const visit = client.visits.value[room];
	const problem = client.problems.value[room];
	const listed = client.listed.value?.find((item) => item.room.id === room);

	if (visit && !visit.ended)
		return <RoomView key={room} state={visit} />;
	if (needsRules(problem) && listed)
		return <><Banner /><Later meanwhile={<Moment />} show={({ Agree }) => <Agree room={listed.room} />} /></>;
	if (visit?.ended || problem) {
		const title = (visit ?? listed)?.room.name ?? t('rooms');
		const text = visit?.ended ? t(`ended_${visit.ended}`) : explain(problem!);
		const plain = <Plain title={title} text={text}><HelpHere room={room} /></Plain>;
		return <><Banner /><Later meanwhile={plain} show={({ Outside }) => <Outside room={room} title={title} text={text} />} /></>;
	}
	return <><Banner /><Moment /></>;
}
