/// What may be done with a message; opens beneath it, so nothing is covered.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { Icon } from '../icon/icon.tsx';
import { Later } from '../care/load.tsx';
import { looksAfter } from '../people/role.tsx';
import { LaterStaff } from '../staff/load.tsx';
import type { MessageProps } from './message.tsx';
import { ReactionButton } from './reactions.tsx';

type Props = MessageProps & {
	start: 'acts' | 'sure';
	onClose(): void;
};

export function Acts({ room, post, name, me, role, words, start, onEdit, onClose }: Props) {
	const client = useClient();
	const box = useRef<HTMLDivElement>(null);
	const step = useSignal<'acts' | 'sure' | 'tell'>(start);
	const own = post.by.id === me;
	const staff = looksAfter(role);
	// Staff among themselves speak with each other.
	const amongStaff = client.visits.value[room]?.room.staff_of !== undefined;

	useEffect(() => {
		box.current?.querySelector('button')?.focus();
		box.current?.scrollIntoView({ block: 'nearest' });
	}, [step.value === 'sure']);
	const close = () => {
		const opener = box.current?.closest('li')?.querySelector<HTMLElement>('.message-more');
		onClose();
		opener?.focus();
	};
	/// Words that are gone have no acts to go back to.
	const toLog = () => {
		const log = box.current?.closest<HTMLElement>('.log');
		onClose();
		log?.focus();
	};
	const takeDown = () => {
		void client.act('room.redact', { room, target: post.seq });
		toLog();
	};
	const hide = () => {
		void client.care.hide(post.by.id, true).then((done) => done && client.say('saved'));
		toLog();
	};
	// In a dialog Escape closes the dialog, and that closes this.
	const escape = (event: KeyboardEvent) => event.key === 'Escape' && (step.value === 'acts' || step.value === 'sure') && close();

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
			{!own && !amongStaff && (
				<button type="button" class="button button-small" onClick={() => (step.value = 'tell')}>
					<Icon name="speak" />{t('tell')}
				</button>
			)}
			{!own && !staff && !looksAfter(post.by.role) && (
				<button type="button" class="button button-small" onClick={hide}>
					<Icon name="veil" />{t('hide_person')}
				</button>
			)}
			{step.value === 'tell' && <Later onMissing={close} show={({ Tell }) => (
				<Tell room={room} about={{ ...post.by, name }} target={post.seq} onClose={close} />
			)} />}
			{staff && !own && <LaterStaff show={({ StepButton }) => <StepButton small room={room} person={{ ...post.by, name }} />} />}
		</div>
	);
}
