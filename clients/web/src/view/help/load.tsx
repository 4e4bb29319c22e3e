/// Needing help now: fetched right after the first load, so that it is there when there is no connection.
import { later } from '../later/later.tsx';
import './help.css';

export const { fetch: fetchHelp, Later: LaterHelp } = later(() => import('./later.tsx'));
