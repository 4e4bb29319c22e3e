/// Recovery words, shown once after joining and put away by hand.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { Icon } from '../icon/icon.tsx';
import './words.css';

export function WordsCard({ words }: { words: string }) {
	const client = useClient();
	const copy = () => navigator.clipboard?.writeText(words).then(() => client.say('copied'), () => {});
	return (
		<section class="words" aria-label={t('keep_words')}>
			<div class="words-text">
				<h2>{t('keep_words')}</h2>
				<p class="words-words" translate={false}>{words}</p>
				<p class="soft">{t('keep_words_more')}</p>
			</div>
			<div class="row">
				<button type="button" class="button button-small" onClick={copy}><Icon name="copy" />{t('copy')}</button>
				<button type="button" class="button button-small" onClick={() => client.keepWords('')}><Icon name="check" />{t('kept_them')}</button>
			</div>
		</section>
	);
}
