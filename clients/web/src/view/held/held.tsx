/// One's own message that waits for a mentor: that it waits, why, how long at
/// most, and what its author may do meanwhile. Nobody else sees it.
import { clockTime, known, span, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { near } from '../../app/explain.ts';
import type { Room } from '../../link/wire.ts';
import { waits, type Waiting } from '../../model/held.ts';
import type { Changing } from '../composer/changing.ts';
import { Icon } from '../icon/icon.tsx';
import { Hint, leave } from './hint.tsx';

interface Props {
	room: Room;
	held: Waiting;
	onEdit(what: Changing): void;
}

export function HeldMessage({ room, held, onEdit }: Props) {
	const client = useClient();
	const { id, body, state } = held;
	const takeBack = (event: Event) => {
		leave(event);
		void client.withdrawHeld(room.id, id);
	};
	const putAway = (event: Event) => {
		leave(event);
		client.putAway(room.id, { held: id });
	};
	const again = () => {
		onEdit({ body });
		client.putAway(room.id, { held: id });
	};
	return (
		<li class="message message-own message-first message-waiting">
			<div class="message-column">
				<p class="hidden-text"><bdi>{t('you')}</bdi> <time dateTime={new Date(held.at).toISOString()}>{clockTime(held.at)}</time></p>
				<div class="message-line"><p class="message-words" dir="auto">{body}</p></div>
				<Hint icon="wait" title={t(state === 'waiting' ? 'held' : `held_${state as 'asked'}`)} text={state === 'waiting' ? whyWaits(room, held) : whyNot(held)}>
					{waits(held)
						? <>
							<button type="button" class="button button-small" onClick={() => onEdit({ held: id, body })}><Icon name="edit" />{t('edit')}</button>
							<button type="button" class="button button-small" onClick={takeBack}><Icon name="back" />{t('held_back')}</button>
						</>
						: <>
							<button type="button" class="button button-small" onClick={again}><Icon name="edit" />{t('held_again')}</button>
							<button type="button" class="button button-small button-quiet" onClick={putAway}>{t('close')}</button>
						</>}
				</Hint>
			</div>
		</li>
	);
}

function whyWaits({ policy }: Room, { boundaries, at, due }: Waiting): string {
	const most = t(policy.on_deadline === 'drop' ? 'held_most_drop' : 'held_most', { span: span(Math.ceil((due - at) / 60_000) * 60) });
	return `${boundaries.length ? near(boundaries) : t('near_new')} ${most}`;
}

/// The reason a mentor gave, and their words.
function whyNot({ reason, words }: Waiting): string {
	const why = `why_${reason}`;
	return [known(why) && t(why), words && `“${words}”`].filter(Boolean).join(' ');
}
