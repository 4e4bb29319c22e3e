/// What may be done with a message; opens beneath it, so nothing is covered.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { Icon } from '../icon/icon.tsx';
import { RemovePerson } from '../people/remove.tsx';
import { looksAfter } from '../people/role.tsx';
import type { MessageProps } from './message.tsx';
import { ReactionButton } from './reactions.tsx';

export function Acts({ room, post, name, me, role, words, onEdit, onClose }: MessageProps & { onClose(): void }) {
	const client = useClient();
	const box = useRef<HTMLDivElement>(null);
	const step = useSignal<'acts' | 'sure' | 'remove'>('acts');
	const own = post.by.id === me;
	const staff = looksAfter(role);

	useEffect(() => {
		box.current?.querySelector('button')?.focus();
		box.current?.scrollIntoView({ block: 'nearest' });
	}, [step.value === 'sure']);
	const close = () => {
		const opener = box.current?.closest('li')?.querySelector<HTMLElement>('.message-more');
		onClose();
		opener?.focus();
	};
	const takeDown = () => {
		void client.act('room.redact', { room, target: post.seq });
		// Words taken down have no acts to go back to.
		const log = box.current?.closest<HTMLElement>('.log');
		onClose();
		log?.focus();
	};
	// In the dialog Escape closes the dialog, and that closes this.
	const escape = (event: KeyboardEvent) => event.key === 'Escape' && step.value !== 'remove' && close();

	if (step.value === 'sure')
		return (
			<div class="acts acts-sure" ref={box} onKeyDown={escape}>
				<p>{t('take_down_sure')}</p>
				<button type="button" class="button button-small button-clay" onClick={takeDown}><Icon name="down" />{t('take_down')}</button>
				<button type="button" class="button button-small" onClick={close}>{t('cancel')}</button>
			</div>
		);
	return (
		<div class="acts" ref={box} onKeyDown={escape}>
			<div class="acts-row">
				{words.map((word) => <ReactionButton key={word} room={room} post={post} me={me} word={word} />)}
			</div>
			{own && (
				<button type="button" class="button button-small" onClick={() => (onClose(), onEdit(post))}>
					<Icon name="edit" />{t('edit')}
				</button>
			)}
			{(own || staff) && (
				<button type="button" class="button button-small" onClick={() => (step.value = 'sure')}>
					<Icon name="down" />{t('take_down')}
				</button>
			)}
			{staff && !own && (
				<button type="button" class="button button-small" onClick={() => (step.value = 'remove')}>
					<Icon name="leave" />{t('remove_person')}
				</button>
			)}
			{step.value === 'remove' && (
				<RemovePerson room={room} person={{ ...post.by, name }} onClose={close} />
			)}
		</div>
	);
}
