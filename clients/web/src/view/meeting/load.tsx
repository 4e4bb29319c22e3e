/// What only a room with meetings needs: the line about the one that is on, and the waiting place.
import { later } from '../later/later.tsx';
import { addStyles } from '../later/styles.ts';

export const { fetch: fetchMeeting, Later: LaterMeeting } = later(() => {
	addStyles('meeting');
	return import('./meeting.tsx');
});
