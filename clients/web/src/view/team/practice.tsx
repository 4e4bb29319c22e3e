/// A practice alarm: about nobody, clearly marked, to whoever is on call.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';

export function Practice({ room }: { room: string }) {
	const client = useClient();
	const busy = useSignal(false);
	const made = useSignal('');
	const run = async () => {
		busy.value = true;
		made.value = (await client.act('drill.run', { room }))?.case.id ?? '';
		busy.value = false;
	};
	return (
		<>
			<p class="soft">{t('practice_more')}</p>
			<button type="button" class="button" disabled={busy.value} onClick={() => void run()}>{t('practice_run')}</button>
			<div role="status">{made.value && <p>{t('practice_runs')} <a href={hrefOf({ page: 'case', room, about: made.value })}>{t('look')}</a></p>}</div>
		</>
	);
}
