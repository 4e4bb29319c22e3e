/// Telling a mentor of a message or a person: a reason is enough; words may follow.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Asked, Person } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

type Reason = Asked<'report.make'>['reason'];

/// Worry first: it is what matters most.
const reasons: readonly Reason[] = ['worried', 'unkind', 'unsafe_content', 'contact', 'selling', 'other'];

interface Props {
	room: string;
	about: Pick<Person, 'id' | 'name'>;
	/// The message it is about; otherwise it is about the person.
	target?: number;
	onClose(): void;
}

export function Tell({ room, about, target, onClose }: Props) {
	const client = useClient();
	const told = useSignal<Reason | null>(null);
	const busy = useSignal(false);
	const make = async (reason: Reason, words?: string) => {
		busy.value = true;
		const subject = target === undefined ? { member: about.id } : { target };
		const made = await client.act('report.make', { room, ...subject, reason, ...(words ? { words } : {}) });
		busy.value = false;
		if (!made || words)
			onClose();
		if (made && words)
			client.say('saved');
		told.value = reason;
	};
	return (
		<Dialog title={t('tell')} onClose={onClose}>
			{told.value
				? <Told reason={told.value} busy={busy.value} onAdd={(words) => void make(told.value!, words)} onClose={onClose} />
				: (
					<div class="stack">
						<p>{t('tell_more')}</p>
						<ul class="stack tell" aria-label={about.name}>
							{reasons.map((reason) => (
								<li key={reason}>
									<button type="button" class={`button ${reason === 'worried' ? 'button-main' : ''}`} disabled={busy.value} onClick={() => void make(reason)}>
										{reason === 'worried' && <Icon name="heart" />}{t(`tell_${reason}`)}
									</button>
								</li>
							))}
						</ul>
					</div>
				)}
			<p role="status" class="soft">{busy.value && t(client.line.value === 'live' ? 'sending' : 'waiting')}</p>
		</Dialog>
	);
}

function Told({ reason, busy, onAdd, onClose }: { reason: Reason; busy: boolean; onAdd(words: string): void; onClose(): void }) {
	const words = useSignal('');
	const head = useRef<HTMLHeadingElement>(null);
	useEffect(() => head.current?.focus(), []);
	const submit = (event: Event) => {
		event.preventDefault();
		if (words.value.trim())
			onAdd(words.value.trim());
		else
			onClose();
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<h3 ref={head} tabIndex={-1}>{t('told')}</h3>
			{reason === 'worried' && (
				<>
					<p>{t('told_help')}</p>
					<a class="button" href="#help"><Icon name="help" />{t('help')}</a>
				</>
			)}
			<Field label={t('told_words')} hint={t('told_words_hint')}>
				<textarea dir="auto" rows={3} maxLength={500} autocomplete="off" value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<button type="submit" class="button button-main" disabled={busy}>{t(words.value.trim() ? 'told_send' : 'close')}</button>
			<p class="soft">{t('told_where')}</p>
		</form>
	);
}
