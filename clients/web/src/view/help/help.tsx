/// Urgent help (P4): whom to call. Readable at once; the lines of one's country follow.
import { t } from '../../../i18n/index.ts';
import { Basics } from './basics.tsx';
import { LaterHelp } from './load.tsx';

export function Help() {
	const few = <main class="page" id="main" tabIndex={-1}><h1>{t('help')}</h1><p>{t('help_lead')}</p><Basics /></main>;
	return <LaterHelp meanwhile={few} show={({ LinesPage }) => <LinesPage />} />;
}
