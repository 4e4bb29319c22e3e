/// Whom and what this person would rather not read, with the way back.
import { useClient } from '../../app/context.ts';
import { t } from '../../../i18n/index.ts';
import { topics } from '../composer/topic.tsx';
import { Check } from '../field/field.tsx';
import { Stone } from '../stone/stone.tsx';

export function HiddenPeople() {
	const client = useClient();
	const hidden = client.care.hidden.value;
	if (hidden.length === 0)
		return null;
	const names: Record<string, string> = Object.assign({}, ...Object.values(client.visits.value).map((visit) => visit.names));
	return (
		<details>
			<summary>{t('hidden_people')}</summary>
			<p class="soft">{t('hidden_people_more')}</p>
			<ul class="people">
				{hidden.map((id) => (
					<li key={id}>
						<Stone id={id} />
						<bdi class="people-who">{names[id] ?? t('somebody')}</bdi>
						<button type="button" class="button button-small" onClick={() => void client.care.hide(id, false)}>
							{t('show_again')}<span class="hidden-text"> {names[id] ?? t('somebody')}</span>
						</button>
					</li>
				))}
			</ul>
		</details>
	);
}

export function HiddenTopics() {
	const { care } = useClient();
	const avoided = care.topics.value;
	return (
		<details>
			<summary>{t('hidden_topics')}</summary>
			<p class="soft">{t('hidden_topics_more')}</p>
			{topics.map((topic) => (
				<Check key={topic} label={t(`topic_${topic}`)} checked={avoided.includes(topic)}
					onChange={(on) => void care.avoid(on ? [...avoided, topic] : avoided.filter((other) => other !== topic))} />
			))}
		</details>
	);
}
