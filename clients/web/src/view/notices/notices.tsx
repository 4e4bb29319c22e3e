/// A card for each thing that mentors or the server have to say to this person, until it was read.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { known, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { PersonKind } from '../../app/care.ts';
import type { Notice } from '../../link/wire.ts';
import { LaterHelp } from '../help/load.tsx';
import { leave } from '../held/hint.tsx';
import { Icon } from '../icon/icon.tsx';
import { LaterMeeting } from '../meeting/load.tsx';
import { Quote, Step } from '../steps/step.tsx';

export function Notices() {
	const client = useClient();
	const inPlace = new Set(Object.values(client.visits.value).flatMap((visit) => visit.ended ? [] : visit.held.map(({ id }) => id)));
	// How help stands says so itself.
	const asides = Object.values(client.help.standing.value).map(({ aside }) => aside);
	const shown = client.care.notices.value.filter(({ held, kind, room }) => (!held || !inPlace.has(held)) && !(kind === 'aside' && asides.includes(room)));
	const last = shown.at(-1);
	const said = useSignal('');
	// A live region speaks of what comes into it, not of what it came with.
	useEffect(() => void (said.value = last ? titleOf(last) : ''), [last?.id]);
	return (
		<>
			<div role="status" class="hidden-text">{said.value}</div>
			<ul class="cards">
				{shown.map((notice) => <li key={notice.id} class="card"><Card notice={notice} /></li>)}
			</ul>
		</>
	);
}

function Card({ notice }: { notice: Notice }) {
	const client = useClient();
	const put = (event: Event) => {
		leave(event);
		client.care.seen(notice.id);
	};
	if (notice.kind === 'aside')
		return <><h2>{titleOf(notice)}</h2><LaterHelp show={({ AsideCard }) => <AsideCard notice={notice} onClose={put} />} /></>;
	const step = client.care.sanctions.value?.find(({ id }) => id === notice.sanction);
	const room = client.listed.value?.find((listed) => listed.room.id === notice.room)?.room;
	return (
		<>
			{(!step || notice.kind !== 'sanction') && <h2>{titleOf(notice)}</h2>}
			{step ? <Step step={step} top={notice.kind === 'sanction'} /> : <Plainly notice={notice} room={room?.name} />}
			<button type="button" class="button" onClick={put}><Icon name="check" />{t('seen')}</button>
		</>
	);
}

function Plainly({ notice, room }: { notice: Notice; room?: string }) {
	const { reason, words } = notice;
	const why = `why_${reason}`;
	return (
		<>
			{notice.meeting && <LaterMeeting show={({ NoticeTime }) => <NoticeTime notice={notice} />} />}
			{room && <p class="soft" dir="auto">{room}</p>}
			{known(why) && <p>{t(why)}</p>}
			{words && <p>{t('in_words')} <Quote words={words} /></p>}
		</>
	);
}

function titleOf({ kind }: Notice): string {
	return t(`card_${kind as PersonKind}`);
}
