/// Text size, colours, language, and the Shift shortcut.
import { language, languages, t } from '../../../i18n/index.ts';
import { chooseLanguage, shiftLeaves, size, theme, type Theme } from '../../app/prefs.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Check } from '../field/field.tsx';
import { LanguageChoice } from './language.tsx';

const sizes = [0, 1, 2] as const;
const themes: readonly Theme[] = ['auto', 'light', 'dark'];

export function Easier({ onClose }: { onClose(): void }) {
	return (
		<Dialog title={t('easier')} onClose={onClose}>
			<Choices title={t('size')} name="size" options={sizes.map(String)} chosen={String(size.value)}
				label={(option) => t(`size_${option as '0' | '1' | '2'}`)} onChoose={(option) => (size.value = Number(option))} />
			<Choices title={t('theme')} name="theme" options={themes} chosen={theme.value}
				label={(option) => t(`theme_${option}`)} onChoose={(option) => (theme.value = option)} />
			<LanguageChoice languages={languages} chosen={language()} onChoose={chooseLanguage} />
			<Check label={t('shift')} checked={shiftLeaves.value} onChange={(on) => (shiftLeaves.value = on)} />
		</Dialog>
	);
}

interface ChoicesProps<O extends string> {
	title: string;
	name: string;
	options: readonly O[];
	chosen: O;
	label(option: O): string;
	onChoose(option: O): void;
}

function Choices<O extends string>({ title, name, options, chosen, label, onChoose }: ChoicesProps<O>) {
	return (
		<fieldset class="choices">
			<legend class="field-title">{title}</legend>
			{options.map((option) => (
				<label class="check" key={option}>
					<input type="radio" name={name} checked={option === chosen} onChange={() => onChoose(option)} />
					<span>{label(option)}</span>
				</label>
			))}
		</fieldset>
	);
}
