/// The pages for staff alone, by their address.
import type { Route } from '../../app/address.ts';
import { AuditPage } from '../audit/audit.tsx';
import { CasePage } from '../case/case.tsx';
import { Manage } from '../manage/manage.tsx';
import { QueuePage } from '../queue/queue.tsx';
import { SeenPage } from '../seen/seen.tsx';
import { TeamPage } from '../team/load.tsx';
import { WeekPage } from '../week/load.tsx';

export function DeskPage({ route }: { route: Route }) {
	switch (route.page) {
	case 'audit':
		return <AuditPage />;
	case 'case':
		return <CasePage key={route.about} room={route.room} id={route.about} />;
	case 'queue':
		return <QueuePage room={route.room} />;
	case 'seen':
		return <SeenPage key={route.room} room={route.room} />;
	case 'team':
		return <TeamPage part={route.part} room={route.room} />;
	case 'week':
		return <WeekPage part={route.part} room={route.room} about={route.about} />;
	case 'manage':
		return <Manage room={route.room} />;
	default:
		return null;
	}
}
