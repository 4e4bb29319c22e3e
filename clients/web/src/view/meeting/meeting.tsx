/// Fetched by load.tsx: meetings in a room, one's places, reminders and calendars.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/programme/index.ts';

export { Times } from './card.tsx';
export { NoticeTime } from './notice.tsx';
export { Strip } from './strip.tsx';
export { Waiting } from './waiting.tsx';
export { MyTimes } from '../remind/mine.tsx';

export const learnWords = () => learn(words);
