/// Fetched by load.tsx.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/care/index.ts';

export { Easier } from '../easier/easier.tsx';

export const learnWords = () => learn(words);
