/// Was this flag right? One press; it teaches the rules, and shows which ones tire people.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Flag } from '../../link/wire.ts';

type Judged = Asked<'flag.judge'>['judged'];
const all: readonly Judged[] = ['right', 'too_high', 'too_low', 'not_risk'];

export function Judge({ room, flag }: { room: string; flag: Flag }) {
	const client = useClient();
	const said = useSignal<Judged | undefined>(flag.judged);
	const say = async (judged: Judged) => {
		const before = said.value;
		said.value = judged;
		if (!await client.act('flag.judge', { room, flag: flag.id, judged }))
			said.value = before;
	};
	return (
		<fieldset class="judge">
			<legend class="field-title">{t('judge')}</legend>
			<div class="row">
				{all.map((one) => (
					<button key={one} type="button" class="button button-small judge-one" aria-pressed={said.value === one} onClick={() => void say(one)}>{t(`judged_${one}`)}</button>
				))}
			</div>
			<p role="status" class="soft">{said.value && t('judged')}</p>
		</fieldset>
	);
}
