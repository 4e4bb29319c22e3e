/// What everybody needs now and then.
import { later } from '../later/later.tsx';
import '../rooms/rooms.css';
import './care.css';

export const { fetch: fetchCare, Later } = later(() => import('./care.tsx'));
