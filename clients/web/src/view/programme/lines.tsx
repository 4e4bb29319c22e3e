/// Fetched by load.tsx: crisis lines of one's country.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/help/index.ts';

export { LinesPage } from '../help/lines-page.tsx';

export const learnWords = () => learn(words);
