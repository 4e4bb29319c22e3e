/// One meeting: what, when, for whom, how it stands, and below that what one can do.
import type { ComponentChildren } from 'preact';
import { language, t } from '../../../i18n/index.ts';
import type { Meeting } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';
import { AtTime } from './at-time.tsx';
import { standsOf } from './stands.ts';

interface Props {
	meeting: Meeting;
	now: number;
	dated?: boolean;
	/// Of its title.
	level?: 'h2' | 'h3';
	children?: ComponentChildren;
}

export function MeetingCard({ meeting, now, dated = false, level: Title = 'h3', children }: Props) {
	const { title, about, words, state } = meeting;
	return (
		<div class={`card meeting${state === 'cancelled' ? ' meeting-off' : ''}`}>
			<div class="meeting-text">
				<Title dir="auto">{title}</Title>
				<AtTime meeting={meeting} dated={dated} />
				<Standings meeting={meeting} now={now} />
				{words && <p class="soft" dir="auto" lang={meeting.language}>{words}</p>}
				{about && <p dir="auto" lang={meeting.language}>{about}</p>}
				<p class="chips"><span class="chip">{languageName(meeting.language)}</span>{meeting.audience && <span class="chip" dir="auto">{meeting.audience}</span>}</p>
			</div>
			{children}
		</div>
	);
}

/// In a list of rooms: when, and how it stands.
export function Times({ meeting }: { meeting: Meeting }) {
	return (
		<>
			<AtTime meeting={meeting} dated />
			<Standings meeting={meeting} now={Date.now()} />
		</>
	);
}

function Standings({ meeting, now }: { meeting: Meeting; now: number }) {
	return <>{standsOf(meeting, now).map(({ kind, icon, text }) => <p key={text} class={`stands stands-${kind}`}><Icon name={icon} /><span>{text}</span></p>)}</>;
}

export function languageName(tag: string): string {
	return new Intl.DisplayNames(language(), { type: 'language' }).of(tag) ?? tag;
}

/// Of one meeting alone; what is not public has an address of its own, which only those concerned know.
export function CalendarLink({ meeting }: { meeting: Meeting }) {
	if (!meeting.public || meeting.state === 'cancelled' || meeting.state === 'ended')
		return null;
	return <a class="button button-small button-quiet" href={`/meeting/${meeting.id}.ics`}><Icon name="calendar" />{t('cal_add')}<span class="hidden-text">: {meeting.title}</span></a>;
}
