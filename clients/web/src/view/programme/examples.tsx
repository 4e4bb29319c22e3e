import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { KnownLines } from '../../app/known-lines.ts';
import { PlaceByLink } from '../../app/place.ts';
import { Programme, type Shown } from '../../app/programme.ts';
import { ProvideClient, type Around } from '../../app/context.ts';
import { Api } from '../../link/api.ts';
import { browserClock } from '../../link/clock.ts';
import type { Code, Meeting, OwnPlace } from '../../link/wire.ts';
import { MeetingCard, Times } from '../meeting/card.tsx';
import { NoticeTime } from '../meeting/notice.tsx';
import { PlacePart, type PlaceActs } from '../place/place.tsx';
import { ProgrammeApp, type Where } from './app.tsx';
import { GoIn } from './go-in.tsx';
import { Kept } from './kept.tsx';

const hour = 3_600_000;
const start = 1_795_806_000_000;
const link = 'b'.repeat(43);
const meeting: Meeting = {
	id: 'm000000000001', series: 's000000000001', room: 'r000000000001', room_name: 'Evening room', version: 1, title: 'Evening hour',
	about: 'Come as you are.', zone: 'Europe/London', language: 'en', audience: '', state: 'scheduled', start, end: start + hour, opens: start - hour / 6,
	public: true, capacity: 12, left: 5, waiting: 0,
};
const acts: PlaceActs = { names: ['Quiet Heron', 'Amber Fox'], signUp: async () => undefined, take: async () => undefined, giveUp: async () => undefined };
const own = (place: Omit<OwnPlace, 'id'>, more: Partial<Meeting> = {}) => (
	<PlacePart meeting={{ ...meeting, ...more, place: { id: 'p000000000001', ...place } }} now={start - hour} acts={{ ...acts, names: null }} />
);
const card = (more: Partial<Meeting>, now = start) => <MeetingCard meeting={{ ...meeting, ...more }} now={now} dated />;

export const meetings: Record<string, VNode<any>> = {
	'ahead': card({}, start - hour),
	'the door is open': card({ state: 'waiting' }, start - 1),
	'waiting for a mentor': card({ state: 'waiting' }),
	'on': card({ state: 'open', live: start }),
	'waiting for a mentor to come back': card({ state: 'open', live: start, held: start + 1 }),
	'nobody comes in any more': card({ state: 'open', live: start, entry: start }, start + 1),
	'full': card({ left: 0 }, start - hour),
	'over': card({ state: 'ended', reason: 'no_staff' }),
	'cancelled for a holiday': card({ state: 'cancelled', reason: 'closure', words: 'We rest.' }),
	'moved': card({ moved_from: start - 24 * hour, reason: 'illness', audience: 'Parents', zone: 'Australia/Sydney' }, start - hour),
	'in a list of rooms': <Times meeting={meeting} />,
	'in a notice': <NoticeTime notice={{ id: 'n000000000001', at: start, kind: 'place_offered', meeting: meeting.id, title: meeting.title, start }} />,
};

export const places: Record<string, VNode<any>> = {
	'nothing yet': <PlacePart meeting={meeting} now={start - hour} acts={acts} />,
	'full': <PlacePart meeting={{ ...meeting, left: 0 }} now={start - hour} acts={acts} />,
	'kept, each time': own({ state: 'kept', every: true }),
	'waiting': own({ state: 'waiting', ahead: 2 }, { left: 0 }),
	'waiting, next': own({ state: 'waiting', ahead: 0, every: true }, { left: 0 }),
	'offered': own({ state: 'offered', until: start - hour / 2 }),
	'missed': own({ state: 'missed' }, { left: 0 }),
	'given up': own({ state: 'given_up' }),
	'the way in': <GoIn meeting={{ ...meeting, state: 'open' }} names={['Quiet Heron']} onGo={async () => undefined} />,
	'what to keep': <Kept link={link} words="river stone lamp" />,
};

const api = new Api(async () => { throw new Error('not asked here'); });
const around: Around = { api, help: new KnownLines(), line: signal(0), say() {} };

function pageOf(fill: (programme: Programme, place: PlaceByLink) => Where): VNode<any> {
	const programme = new Programme({ clock: browserClock, api, go() {} });
	const place = new PlaceByLink({ api, go() {}, now: () => start }, link);
	const where = signal(fill(programme, place));
	return <ProvideClient value={around}><ProgrammeApp where={where} away={signal(false)} programme={programme} api={api} dial={() => { throw new Error('not here'); }} /></ProvideClient>;
}

const shown: Shown = {
	site: 'Notes', now: start, zone: 'Europe/London', names: ['Quiet Heron'], open: [{ room: 'r000000000009', name: 'Open house', about: 'Always.', language: 'en' }],
	meetings: [{ ...meeting, state: 'open', live: start }, { ...meeting, id: 'm000000000002', start: start + 24 * hour, end: start + 25 * hour, language: 'de', audience: 'Parents' }],
};
const shows = (more: Partial<Shown> = {}, trouble: Code | '' = '') => pageOf((programme) => {
	programme.shown.value = { ...shown, ...more };
	programme.at.value = start;
	programme.trouble.value = trouble;
	return 'programme';
});

export const programmePages: Record<string, VNode<any>> = {
	'a week, for somebody nobody knows': shows(),
	'a week, for somebody who is known': shows({ member: { id: '0000000000002', name: 'Quiet Heron', role: 'participant' }, names: undefined }),
	'closed today': shows({ closure: { id: 'c000000000001', title: 'Boxing Day', first_day: '2026-12-26', last_day: '2026-12-26', zone: 'Europe/London' } }),
	'nothing planned': shows({ meetings: [], open: [] }),
	'more than fits': shows({ more: true }),
	'without a connection': shows({}, 'offline'),
	'not known yet': pageOf(() => 'programme'),
	'not to be had': pageOf((programme) => (programme.trouble.value = 'slow_down', 'programme')),
	'a place': pageOf((_, place) => {
		place.shown.value = { site: 'Notes', meeting: { ...meeting, place: { id: 'p000000000001', state: 'kept' } } };
		return place;
	}),
	'a link that works no more': pageOf((_, place) => {
		place.trouble.value = 'link_not_valid';
		return place;
	}),
	'whom to call': pageOf(() => 'help'),
};
