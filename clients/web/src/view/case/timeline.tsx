/// What happened in a case, oldest first.
import { t } from '../../../i18n/index.ts';
import type { Case_event } from '../../link/wire.ts';
import { when } from '../queue/queue.tsx';

export function Timeline({ events }: { events: readonly Case_event[] }) {
	return (
		<ol class="timeline">
			{events.map((event, at) => (
				<li key={at}>
					<time class="soft" dateTime={new Date(event.at).toISOString()}>{when(event.at)}</time>
					<span>{happened(event)}</span>
				</li>
			))}
		</ol>
	);
}

export function happened({ what, by, other, level, reason }: Case_event): string {
	const words = t(`event_${what}`, { name: by?.name ?? t('nobody'), other: other?.name ?? '' });
	if (reason)
		return `${words} ${t(`snooze_${reason}`)}.`;
	return level && (what === 'opened' || what === 'raised') ? `${words} ${t(`triage_${level}`)}.` : words;
}
