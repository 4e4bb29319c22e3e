/// Say what a message is about, so that others may choose whether to read it.
import type { RefObject } from 'preact';
import { t } from '../../../i18n/index.ts';
import type { Topic } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';

export const topics: readonly Topic[] = ['suicide', 'self_harm', 'abuse', 'violence', 'death', 'eating', 'substances', 'pregnancy', 'other'];

interface Props {
	chosen: Topic | undefined;
	select: RefObject<HTMLSelectElement>;
	onChoose(topic: Topic | undefined): void;
	onClose(): void;
}

export function TopicChoice({ chosen, select, onChoose, onClose }: Props) {
	const choose = (event: Event) => onChoose(((event.currentTarget as HTMLSelectElement).value || undefined) as Topic | undefined);
	return (
		<div class="composer-editing" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
			<Icon name="veil" />
			<label for="topic">{t('topic')}</label>
			<select id="topic" ref={select} class="control" value={chosen ?? ''} onChange={choose}>
				<option value="">{t('topic_none')}</option>
				{topics.map((topic) => <option key={topic} value={topic}>{t(`topic_${topic}`)}</option>)}
			</select>
		</div>
	);
}
