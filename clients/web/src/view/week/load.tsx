/// What takes place, for those who look after rooms: fetched when it is opened, so that alarms and cases are there sooner.
import { later } from '../later/later.tsx';
import { Moment } from '../welcome/plain.tsx';

export const { fetch: fetchWeek, Later: LaterWeek } = later(() => import('./pages.tsx'));

export function WeekPage({ part, room, about }: { part?: string; room?: string; about?: string }) {
	return <LaterWeek meanwhile={<Moment />} show={({ Week }) => <Week part={part} room={room} about={about} />} />;
}
