/// What somebody wants to be called, with names on offer.
import { useSignal, type Signal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import './name.css';

export function NameField({ name, names }: { name: Signal<string>; names: readonly string[] }) {
	const offered = useSignal(0);
	const another = () => {
		offered.value = (offered.value + 1) % names.length;
		name.value = names[offered.value]!;
	};
	return (
		<div class="name-field">
			<Field label={t('your_name')} hint={t('your_name_hint')}>
				<input type="text" dir="auto" required maxLength={40} autocomplete="off" spellcheck={false}
					value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
			</Field>
			{names.length > 1 && (
				<button type="button" class="button" onClick={another}>
					<Icon name="again" /><span class="name-other">{t('other_name')}</span>
				</button>
			)}
		</div>
	);
}
