/// What the programme page fetches when it is wanted.
import { later } from '../later/later.tsx';

/// Right after the page is there, so that it works without a connection.
export const { fetch: fetchLines, Later: LaterLines } = later(() => import('./lines.tsx'));
export const { Later: LaterEasier } = later(() => import('./easier.tsx'));
export const { Later: LaterTimes } = later(() => import('./times.tsx'));
