/// What somebody should keep after signing up: the link to the place and, once, the recovery words.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon/icon.tsx';

export function Kept({ link, words }: { link?: string; words: string }) {
	if (!link)
		return null;
	return (
		<div class="kept">
			<p class="field-title">{t('place_link')}</p>
			<p class="soft">{t('place_link_more')}</p>
			<Copy text={`${globalThis.location?.origin ?? ''}/place#${link}`} />
			{words && (
				<details>
					<summary>{t('place_words')}</summary>
					<p class="soft">{t('place_words_more')}</p>
					<p translate={false}><code>{words}</code></p>
				</details>
			)}
		</div>
	);
}

function Copy({ text }: { text: string }) {
	const copied = useSignal(false);
	const copy = () => navigator.clipboard?.writeText(text).then(() => (copied.value = true), () => {});
	return (
		<div class="row">
			<button type="button" class="button button-small" onClick={copy}><Icon name="copy" />{t('place_copy')}</button>
			<span role="status">{copied.value && t('copied')}</span>
		</div>
	);
}
