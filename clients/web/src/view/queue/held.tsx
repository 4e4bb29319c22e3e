/// A message that waits: its words with what the software saw, and what to do with it.
import { useSignal } from '@preact/signals';
import { ago, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, listedRoom } from '../../app/desk.ts';
import type { Asked, Held, Reason } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Findings, LitWords } from '../finding/finding.tsx';
import { Icon } from '../icon/icon.tsx';
import { ReasonField } from '../member/reasons.tsx';
import { Stone } from '../stone/stone.tsx';
import { when } from './queue.tsx';
import { toTop } from './top.ts';

export function HeldItem({ held, room }: { held: Held; room: string }) {
	const client = useClient();
	const choosing = useSignal<'' | 'ask' | 'decline'>('');
	const busy = useSignal(false);
	const decide = async (fields: Pick<Asked<'held.decide'>, 'decision' | 'reason' | 'words'>) => {
		busy.value = true;
		if (await client.act('held.decide', { room: held.room, held: held.id, ...fields })) {
			client.say('saved');
			toTop();
		}
		choosing.value = '';
		busy.value = false;
		await deskOf(client).look();
	};
	const drops = listedRoom(client, held.room)?.room.policy.on_deadline === 'drop';
	const kinds = held.boundaries.map((boundary) => t(`boundary_${boundary}`)).join(' · ');
	return (
		<>
			<div class="queue-head"><span class="level level-held"><Icon name="wait" />{t('held_title')}</span><span class="soft">{ago(held.at, Date.now())}</span></div>
			<h2 class="row"><Stone id={held.by.id} /><bdi>{held.by.name}</bdi></h2>
			{held.warning && <p class="soft">{t('warned', { topic: t(`topic_${held.warning}`) })}</p>}
			<LitWords body={held.body} findings={held.findings ?? []} />
			{!kinds && <p>{t('held_new_why')}</p>}
			{kinds && !held.findings?.length && <p>{t('held_why', { kinds })}</p>}
			<Findings body={held.body} findings={held.findings ?? []} />
			<p class="soft"><bdi>{room}</bdi> · {t(drops ? 'held_due_drop' : 'held_due', { time: when(held.due) })}{held.state === 'asked' && ` ${t('held_was_asked')}`}</p>
			{choosing.value
				? <Decide key={choosing.value} held={held} how={choosing.value} busy={busy.value} onDo={decide} onCancel={() => (choosing.value = '')} />
				: (
					<div class="row queue-acts">
						<button type="button" class="button button-main" disabled={busy.value} onClick={() => void decide({ decision: 'release' })}>{t('release')}<For name={held.by.name} /></button>
						<button type="button" class="button" disabled={busy.value} onClick={() => (choosing.value = 'ask')}>{t('ask')}<For name={held.by.name} /></button>
						<button type="button" class="button" disabled={busy.value} onClick={() => (choosing.value = 'decline')}>{t('decline')}<For name={held.by.name} /></button>
					</div>
				)}
		</>
	);
}

function For({ name }: { name: string }) {
	return <span class="hidden-text"> {name}</span>;
}

interface Deciding {
	held: Held;
	how: 'ask' | 'decline';
	busy: boolean;
	onDo(fields: Pick<Asked<'held.decide'>, 'decision' | 'reason' | 'words'>): void;
	onCancel(): void;
}

function Decide({ held, how, busy, onDo, onCancel }: Deciding) {
	const reason = useSignal<Reason>(usual(held));
	const words = useSignal('');
	const submit = (event: Event) => {
		event.preventDefault();
		const said = words.value.trim();
		onDo({ decision: how, reason: reason.value, ...(said ? { words: said } : {}) });
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<ReasonField reason={reason} focus />
			<Field label={t('words_to', { name: held.by.name })} hint={t('words_to_hint')}>
				<textarea dir="auto" rows={3} maxLength={500} value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<div class="row queue-acts">
				<button type="submit" class="button button-main" disabled={busy}>{t(how === 'ask' ? 'send_ask' : 'send_decline')}</button>
				<button type="button" class="button" onClick={onCancel}>{t('cancel')}</button>
			</div>
		</form>
	);
}

/// The reason that goes with what the software saw; staff may choose another.
function usual({ boundaries: [first] }: Held): Reason {
	switch (first) {
	case 'contact_info': case 'link':
		return 'contact';
	case 'solicitation':
		return 'selling';
	case 'harassment':
		return 'unkind';
	case undefined:
		return 'ground_rules';
	default:
		return 'unsafe_content';
	}
}
