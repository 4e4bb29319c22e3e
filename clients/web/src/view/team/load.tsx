/// How staff work together: fetched when it is opened, so that alarms and cases are there sooner.
import { later } from '../later/later.tsx';
import { Moment } from '../welcome/plain.tsx';

export const { fetch: fetchTeam, Later: LaterTeam } = later(() => import('./pages.tsx'));

export function TeamPage({ part, room }: { part?: string; room?: string }) {
	return <LaterTeam meanwhile={<Moment />} show={({ Team }) => <Team part={part} room={room} />} />;
}
