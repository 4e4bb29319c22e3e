import { t } from '../../../i18n/index.ts';
import { explain } from '../../app/explain.ts';
import { Strip } from './banner.tsx';

export const banner = {
	'no connection': <Strip kind="amber" icon="wait" text={t('no_connection')} />,
	'something did not work': <Strip kind="clay" icon="alert" text={explain('too_late')} onClose={() => {}} />,
	'a refusal without words of its own': <Strip kind="clay" icon="alert" text={explain('no_memory')} onClose={() => {}} />,
};
