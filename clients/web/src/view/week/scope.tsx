/// A change of one date: of this alone, of it and those that follow, or of all.
import { t } from '../../../i18n/index.ts';

export type Scope = 'this' | 'following' | 'all';

export function ScopeChoice({ scope, onChange, scopes = ['this', 'following', 'all'] }: { scope: Scope; onChange(scope: Scope): void; scopes?: readonly Scope[] }) {
	return (
		<fieldset class="field">
			<legend class="field-title">{t('series_scope')}</legend>
			<div class="week-scopes">
				{scopes.map((one) => (
					<label key={one} class="check">
						<input type="radio" name="scope" value={one} checked={one === scope} onChange={() => onChange(one)} />
						<span>{t(`series_${one}`)}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
