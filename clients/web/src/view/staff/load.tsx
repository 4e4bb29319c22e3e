/// What only those who look after rooms need.
import { later } from '../later/later.tsx';
import { addStyles } from '../later/styles.ts';
import { fetchCare } from '../care/load.tsx';

export const { fetch: fetchStaff, Later: LaterStaff } = later(async () => {
	addStyles('staff');
	// Both speak of the same reasons and kinds.
	const [staff] = await Promise.all([import('./staff.tsx'), fetchCare()]);
	return staff;
});
