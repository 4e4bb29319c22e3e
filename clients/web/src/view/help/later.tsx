/// Fetched by load.tsx: how help stands, side rooms, crisis lines.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/help/index.ts';

export { AsideCard, AsideHead } from './aside.tsx';
export { LinesPage } from './lines-page.tsx';
export { AutoNote } from './note.tsx';
export { Panel } from './panel.tsx';
export { Strip } from './strip.tsx';
export { Voice } from './voice.tsx';

export const learnWords = () => learn(words);
