/// Fetched by load.tsx after the room is there: oneself, telling a mentor, what
/// was decided, how the room is looked after.
import { learn } from '../../../i18n/index.ts';
import { words } from '../../../i18n/care/index.ts';

export { Easier } from '../easier/easier.tsx';
export { Agree } from '../room/agree.tsx';
export { Cared } from '../cared/cared.tsx';
export { Acts } from '../message/acts.tsx';
export { HeldMessage } from '../held/held.tsx';
export { Notices } from '../notices/notices.tsx';
export { PersonMenu } from '../people/menu.tsx';
export { Outside } from '../room/outside.tsx';
export { Rooms } from '../rooms/rooms.tsx';
export { Steps } from '../steps/steps.tsx';
export { Tell } from '../tell/tell.tsx';
export { Welcome } from '../welcome/welcome.tsx';
export { WordsCard } from '../you/words.tsx';
export { You } from '../you/you.tsx';

export const learnWords = () => learn(words);
