/// Which meeting a notice is about, when it is, and where to answer.
import { t } from '../../../i18n/index.ts';
import type { Notice } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';
import { atDay } from './stands.ts';

export function NoticeTime({ notice: { kind, title, start } }: { notice: Notice }) {
	return (
		<>
			{title && <p dir="auto"><b>{title}</b></p>}
			{start !== undefined && <p class="at-time"><Icon name="wait" /><span>{atDay(start)}</span></p>}
			{(kind === 'place_offered' || kind === 'place_kept') && <a class="button" href="/place"><Icon name="check" />{t('place_mine')}</a>}
		</>
	);
}
