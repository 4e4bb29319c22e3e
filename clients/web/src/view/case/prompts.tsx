/// What may help to remember while talking: hints, never words to send. Nothing here can be copied into a message by a press.
import { t } from '../../../i18n/index.ts';
import { Fold } from './fold.tsx';

const hints = ['ask', 'plan', 'stay', 'near', 'safety'] as const;

export function Prompts() {
	return (
		<>
			<p class="soft">{t('prompts_more')}</p>
			<div>{hints.map((hint) => <Fold key={hint} title={t(`prompt_${hint}`)}><p>{t(`prompt_${hint}_more`)}</p></Fold>)}</div>
		</>
	);
}
