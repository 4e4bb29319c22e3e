/// When a meeting is, in the reader's time and in that of the meeting.
import { whenOf, type Timed } from '../../../i18n/zones.ts';
import { Icon } from '../icon/icon.tsx';

/// `dated`: with its day, where no heading says it.
export function AtTime({ meeting, dated = false }: { meeting: Timed; dated?: boolean }) {
	return <p class="at-time"><Icon name="wait" /><time dateTime={new Date(meeting.start).toISOString()}>{whenOf(meeting, dated)}</time></p>;
}
