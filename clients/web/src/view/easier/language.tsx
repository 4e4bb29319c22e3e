import { t } from '../../../i18n/index.ts';
import { Field } from '../field/field.tsx';

interface Props {
	/// Names of languages, each in itself, by tag.
	languages: Readonly<Record<string, string>>;
	chosen: string;
	onChoose(tag: string): void;
}

export function LanguageChoice({ languages, chosen, onChoose }: Props) {
	return (
		<Field label={t('language')}>
			<select value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
				{Object.entries(languages).map(([tag, name]) => <option key={tag} value={tag} lang={tag}>{name}</option>)}
			</select>
		</Field>
	);
}
