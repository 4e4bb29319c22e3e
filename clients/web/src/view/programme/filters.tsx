/// Which meetings to show: by language and by audience, where there is more than one.
import { t } from '../../../i18n/index.ts';
import type { Meeting } from '../../link/wire.ts';
import { choices, type Chosen } from '../../model/programme.ts';
import { Field } from '../field/field.tsx';
import { languageName } from '../meeting/card.tsx';

interface Props {
	meetings: readonly Meeting[];
	chosen: Chosen;
	onChoose(chosen: Chosen): void;
}

/// The values of a list: every choice by its place, so that an empty one is none.
const all = '';

export function Filters({ meetings, chosen, onChoose }: Props) {
	const { languages, audiences } = choices(meetings);
	const pick = (name: 'language' | 'audience', from: readonly string[], at: string) => onChoose({ ...chosen, [name]: at === all ? undefined : from[Number(at)] });
	if (languages.length < 2 && audiences.length < 2)
		return null;
	return (
		<div class="filters">
			{languages.length > 1 && (
				<Field label={t('language')}>
					<select value={place(languages, chosen.language)} onChange={(event) => pick('language', languages, event.currentTarget.value)}>
						<option value={all}>{t('prog_all_languages')}</option>
						{languages.map((tag, at) => <option key={tag} value={String(at)}>{languageName(tag)}</option>)}
					</select>
				</Field>
			)}
			{audiences.length > 1 && (
				<Field label={t('prog_audience')}>
					<select value={place(audiences, chosen.audience)} onChange={(event) => pick('audience', audiences, event.currentTarget.value)}>
						<option value={all}>{t('prog_all_audiences')}</option>
						{audiences.map((audience, at) => <option key={audience} value={String(at)}>{audience || t('prog_everybody')}</option>)}
					</select>
				</Field>
			)}
		</div>
	);
}

function place(from: readonly string[], which: string | undefined): string {
	return which === undefined ? all : String(from.indexOf(which));
}
