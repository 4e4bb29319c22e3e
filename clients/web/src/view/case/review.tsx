/// Looking back on a closed case: what was learnt.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { Field } from '../field/field.tsx';

export function Review({ busy, onReview }: { busy: boolean; onReview(words: string): void }) {
	const words = useSignal('');
	const submit = (event: Event) => {
		event.preventDefault();
		onReview(words.value.trim());
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('review_words')} hint={t('review_hint')}>
				<textarea dir="auto" rows={3} maxLength={1000} value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<button type="submit" class="button" disabled={busy}>{t('review_save')}</button>
		</form>
	);
}
