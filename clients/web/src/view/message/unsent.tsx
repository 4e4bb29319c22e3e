/// One's own words on their way, each with its state in words.
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Outgoing, SendState } from '../../model/outbox.ts';
import type { Changing } from '../composer/changing.ts';
import { Icon } from '../icon/icon.tsx';

interface Props {
	room: string;
	items: readonly Outgoing[];
	onEdit(what: Changing): void;
}

export function Unsent({ room, items, onEdit }: Props) {
	const failed = items.filter((item) => item.state === 'failed').at(-1);
	return (
		<>
			<ol class="log-list" aria-label={t('sending')}>
				{items.map((item) => <UnsentMessage key={item.key} room={room} item={item} onEdit={onEdit} />)}
			</ol>
			<div role="status" class="hidden-text">{failed && `${t('not_sent')} ${explain(failed.code ?? '', failed.why)}`}</div>
		</>
	);
}

type OneProps = Omit<Props, 'items'> & { item: Outgoing };

function UnsentMessage({ room, item, onEdit }: OneProps) {
	const client = useClient();
	// While the line is up, it only waits for the one before it.
	const state = item.state === 'waiting' && client.line.value === 'live' ? 'sending' : item.state;
	return (
		<li class={`message message-own message-first message-${state}`}>
			<div class="message-column">
				<div class="message-line"><p class="message-words" dir="auto">{item.body}</p></div>
				{item.state === 'failed' ? <Failed room={room} item={item} onEdit={onEdit} /> : <p class="message-foot"><Sending state={state} /></p>}
			</div>
		</li>
	);
}

function Sending({ state }: { state: SendState }) {
	if (state === 'waiting')
		return <span class="message-waiting"><Icon name="wait" />{t('waiting')}</span>;
	if (state === 'paused')
		return <span class="message-waiting"><Icon name="wait" />{t('paused')}</span>;
	return <span>{t(state === 'sent' ? 'sent' : 'sending')}</span>;
}

function Failed({ room, item, onEdit }: OneProps) {
	const client = useClient();
	const crosses = item.code === 'boundary';
	const edit = () => {
		onEdit({ body: item.body });
		client.withdraw(room, item.key);
	};
	return (
		<div class="acts">
			<p class="message-failed">
				<Icon name={crosses ? 'note' : 'alert'} />
				<span>{t('not_sent')} {explain(item.code ?? '', item.why)}{item.code === 'read_only' && ` ${t('in_danger')}`}</span>
			</p>
			{crosses
				? <button type="button" class="button button-small" onClick={edit}><Icon name="edit" />{t('edit')}</button>
				: (
					<button type="button" class="button button-small" onClick={() => client.postAgain(room, item.key)}>
						<Icon name="again" />{t('again')}
					</button>
				)}
			<button type="button" class="button button-small button-quiet" onClick={() => client.withdraw(room, item.key)}>
				{t('remove')}
			</button>
		</div>
	);
}
