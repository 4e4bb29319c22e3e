/// Somebody asks for a second look at a step: what it was, what they say, and the answer.
import { useSignal } from '@preact/signals';
import { ago, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { deskOf } from '../../app/desk.ts';
import type { Sanction } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { StepLines } from '../member/steps.tsx';
import { Stone } from '../stone/stone.tsx';
import { when } from './queue.tsx';
import { toTop } from './top.ts';

export function AppealItem({ sanction, room }: { sanction: Sanction; room: string }) {
	const client = useClient();
	const words = useSignal('');
	const busy = useSignal(false);
	const { member, appeal } = sanction;
	const decide = async (decision: 'uphold' | 'overturn') => {
		busy.value = true;
		const scope = sanction.room ? { room: sanction.room } : {};
		if (await client.act('appeal.decide', { ...scope, sanction: sanction.id, decision, words: words.value.trim() })) {
			client.say('saved');
			toTop();
		}
		busy.value = false;
		await deskOf(client).look();
	};
	return (
		<>
			<div class="queue-head"><span class="level level-held"><Icon name="again" />{t('second_look')}</span><span class="soft">{ago(appeal?.at ?? sanction.at, Date.now())}</span></div>
			<h2 class="row"><Stone id={member.id} /><bdi>{member.name}</bdi></h2>
			<StepLines step={{ ...sanction, appeal: undefined }} />
			{appeal?.words && <p>{t('they_say')} <bdi class="quote">“{appeal.words}”</bdi></p>}
			<p class="soft"><bdi>{room}</bdi>{appeal && <> · {t('second_look_due', { time: when(appeal.due) })}</>}</p>
			<p class="soft">{t('second_look_who')}</p>
			<form class="stack" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
				<Field label={t('answer_to', { name: member.name })}>
					<textarea dir="auto" rows={3} maxLength={1000} required value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
				</Field>
				<div class="row queue-acts">
					<button type="button" class="button" disabled={busy.value || !words.value.trim()} onClick={() => void decide('uphold')}>{t('uphold')}</button>
					<button type="button" class="button" disabled={busy.value || !words.value.trim()} onClick={() => void decide('overturn')}>{t('overturn')}</button>
				</div>
			</form>
		</>
	);
}
