/// Fetched by load.tsx: the week, new drop-ins and their dates, who leads them, closed days, calendars.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/week/index.ts';

export { Week } from './week.tsx';

export const learnWords = () => learn(words);
