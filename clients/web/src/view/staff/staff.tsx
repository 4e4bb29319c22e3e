/// Fetched by load.tsx for staff alone: the queue, cases, steps, and how rooms are set up.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/staff/index.ts';

export { Alarms } from '../alarm/alarm.tsx';
export { AuditPage } from '../audit/audit.tsx';
export { CasePage } from '../case/case.tsx';
export { CreateRoom } from '../manage/create.tsx';
export { ServerLinks } from '../manage/links.tsx';
export { Manage } from '../manage/manage.tsx';
export { GiveStep, StepButton } from '../member/give.tsx';
export { PersonDialog } from '../member/person.tsx';
export { QueuePage } from '../queue/queue.tsx';
export { SeenPage } from '../seen/seen.tsx';
export { TeamPage } from '../team/load.tsx';
export { ManageLink, ServerWays, Tabs } from '../tabs/tabs.tsx';

export const learnWords = () => learn(words);
