/// Fetched by load.tsx for staff alone: the queue, cases, steps, and how rooms are set up.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/staff/index.ts';

export { Alarms } from '../alarm/alarm.tsx';
export { CreateRoom } from '../manage/create.tsx';
export { ServerLinks } from '../manage/links.tsx';
export { DeskPage } from './desk-page.tsx';
export { GiveStep, StepButton } from '../member/give.tsx';
export { PersonDialog } from '../member/person.tsx';
export { ManageLink, ServerWays, Tabs } from '../tabs/tabs.tsx';

export const learnWords = () => learn(words);
