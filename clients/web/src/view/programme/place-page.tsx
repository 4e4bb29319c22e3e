/// One's place by its link, and all one's places where this browser is known.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { explain } from '../../app/explain.ts';
import { hrefOf } from '../../app/address.ts';
import type { PlaceByLink } from '../../app/place.ts';
import { codeOf, type Code, type Meeting } from '../../link/wire.ts';
import { isOver, mayEnter } from '../../model/programme.ts';
import { Icon } from '../icon/icon.tsx';
import { CalendarLink, MeetingCard } from '../meeting/card.tsx';
import { useMinute } from '../meeting/minute.ts';
import { whileSeen } from '../meeting/seen.ts';
import { PlacePart, type PlaceActs } from '../place/place.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import { GoIn } from './go-in.tsx';
import { LaterTimes } from './load.tsx';
import type { Page } from './page-props.ts';

const often = 60_000;

export function PlacePage({ place, api, dial }: { place: PlaceByLink } & Page) {
	const now = useMinute();
	const shown = place.shown.value;
	useEffect(() => whileSeen(() => place.look(), often), [place]);
	if (!shown)
		return place.trouble.value ? <Bad code={place.trouble.value} onAgain={() => void place.look()} /> : <Moment />;
	const { meeting } = shown;
	const acts: PlaceActs = {
		names: null,
		signUp: (which, every) => place.take(which, every),
		take: (which) => place.take(which),
		giveUp: (which, every) => place.giveUp(which, every),
	};
	return (
		<main class="page programme" id="main" tabIndex={-1}>
			<h1>{t('place_title')}</h1>
			<MeetingCard meeting={meeting} now={now} dated level="h2">
				{mayEnter(meeting, now) && <GoIn meeting={meeting} names={null} onGo={(which) => place.goIn(which)} />}
				<PlacePart meeting={meeting} now={now} acts={acts} also={<CalendarLink meeting={meeting} />} />
			</MeetingCard>
			{!isOver(meeting) && !mayEnter(meeting, now) && <p class="soft">{t('wait_again')}</p>}
			<Ways />
			<Remind signIn={() => place.signIn()} api={api} dial={dial} />
		</main>
	);
}

/// Which reminders somebody wants is asked of who is signed in: by the link, when they want to say it.
function Remind({ signIn, api, dial }: { signIn(): Promise<void> } & Page) {
	const open = useSignal(false);
	const problem = useSignal<Code | ''>('');
	const show = async () => {
		try {
			await signIn();
			open.value = true;
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	if (open.value)
		return <LaterTimes onMissing={() => (open.value = false)} show={({ Times }) => <Times api={api} dial={dial} />} />;
	return (
		<div class="stack">
			<div role="alert">{problem.value && <p>{explain(problem.value)}</p>}</div>
			<div class="row"><button type="button" class="button" onClick={() => void show()}><Icon name="wait" />{t('remind')}</button></div>
		</div>
	);
}

function Bad({ code, onAgain }: { code: Code; onAgain(): void }) {
	if (code === 'link_not_valid' || code === 'bad_field')
		return <Plain title={t('place_bad')} text={t('place_bad_more')}><Ways /></Plain>;
	return (
		<Plain title={t('place_title')} text={explain(code)}>
			<button type="button" class="button" onClick={onAgain}><Icon name="again" />{t('again')}</button>
		</Plain>
	);
}

function Ways() {
	return <div class="row"><a class="button" href="/programme"><Icon name="calendar" />{t('wait_week')}</a></div>;
}

/// Without a link: what this browser is known for.
export function MyPlaces({ api, dial }: Page) {
	const now = useMinute();
	const meetings = useSignal<Meeting[] | null>(null);
	const problem = useSignal<Code | ''>('');
	const look = async () => {
		try {
			meetings.value = (await api.call('place.list', {})).meetings;
			problem.value = '';
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	useEffect(() => whileSeen(look, often), []);
	const ask = async (op: 'place.add' | 'place.remove', { room, id }: Meeting, every: boolean) => {
		try {
			await api.call(op, { room, meeting: id, ...(every ? { every } : {}) });
			return undefined;
		} catch (reason) {
			return codeOf(reason);
		} finally {
			await look();
		}
	};
	const acts: PlaceActs = {
		names: null,
		signUp: (meeting, every) => ask('place.add', meeting, every),
		take: (meeting) => ask('place.add', meeting, false),
		giveUp: (meeting, every) => ask('place.remove', meeting, every),
	};
	const go = async ({ room }: Meeting) => {
		location.assign(`/${hrefOf({ page: 'room', room })}`);
		return undefined;
	};
	if (problem.value === 'not_signed_in')
		return <Plain title={t('place_lost')} text={t('place_lost_more')}><Ways /></Plain>;
	if (!meetings.value)
		return problem.value ? <Bad code={problem.value} onAgain={() => void look()} /> : <Moment />;
	return (
		<main class="page programme" id="main" tabIndex={-1}>
			<h1>{t('place_mine')}</h1>
			{meetings.value.length === 0 && <p>{t('place_none')}</p>}
			<ul class="meetings">
				{meetings.value.map((meeting) => (
					<li key={meeting.id}>
						<MeetingCard meeting={meeting} now={now} dated level="h2">
							{mayEnter(meeting, now) && <GoIn meeting={meeting} names={null} onGo={go} />}
							<PlacePart meeting={meeting} now={now} acts={acts} also={<CalendarLink meeting={meeting} />} />
						</MeetingCard>
					</li>
				))}
			</ul>
			<Ways />
			<Remind signIn={async () => {}} api={api} dial={dial} />
		</main>
	);
}
