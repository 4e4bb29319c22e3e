/// Planning, fetched when it is opened: most of the staff only look and take a part.
import { later } from '../later/later.tsx';

export const { Later: LaterPlans } = later(() => import('./plans.tsx'));
