/// Fetched by load.tsx: the roster, ways to be reached, follow-ups, near misses, deadlines, figures.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/team/index.ts';

export { Team } from './team.tsx';

export const learnWords = () => learn(words);
