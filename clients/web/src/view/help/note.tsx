/// Nobody could come in time. Fixed words, labelled as what they are: no person says this.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { noteDue } from '../../model/help.ts';
import { Icon } from '../icon/icon.tsx';
import { FewLines, ShortLines } from './lines.tsx';

/// `short`: where messages are, so that all of it is in sight; the panel has the rest.
export function AutoNote({ room, short = false, onLeave }: { room: string; short?: boolean; onLeave?(): void }) {
	const client = useClient();
	if (!noteDue(client.help.standing.value[room]))
		return null;
	return (
		<section class="auto-note" aria-label={t('auto')}>
			<p class="auto-label"><Icon name="note" />{t('auto')}</p>
			<p>{t('auto_more')}</p>
			<p>{t('auto_danger')}</p>
			{short ? <ShortLines /> : <FewLines onLeave={onLeave} bare />}
		</section>
	);
}
