/// How somebody is reached while no page is open: each way is proved by a test before it counts.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import { pushKeys, type PushTrouble } from '../../app/push.ts';
import type { Answer, Asked, Channel } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Fold } from '../case/fold.tsx';
import { Icon } from '../icon/icon.tsx';

export function Reach() {
	const client = useClient();
	const known = useSignal<Answer<'channel.list'> | null>(null);
	const secret = useSignal('');
	/// The one a test is under way for.
	const testing = useSignal('');
	const live = client.line.value === 'live';
	const look = async () => (known.value = await client.act('channel.list', {}) ?? known.value);
	useEffect(() => void (live && look()), [live]);
	const test = async (channel: string) => {
		if (await client.act('channel.test', { channel }))
			testing.value = channel;
	};
	const add = async (fields: Asked<'channel.add'>) => {
		const answer = await client.act('channel.add', fields);
		if (!answer)
			return false;
		secret.value = answer.secret ?? '';
		await look();
		await test(answer.channel.id);
		return true;
	};
	const prove = async (channel: string, code: string) => {
		const answer = await client.act('channel.prove', { channel, code });
		if (answer) {
			testing.value = '';
			client.say('saved');
			await look();
		}
		return answer !== undefined;
	};
	const remove = async (channel: string) => {
		await client.act('channel.remove', { channel });
		await look();
	};
	if (!known.value)
		return <p class="soft" role="status">{t('moment')}</p>;
	const { channels, push_key } = known.value;
	return (
		<>
			<p>{t('reach_more')}</p>
			<section class="card">
				<h2>{t('reach_here')}</h2>
				<p>{t('reach_here_more')}</p>
				<button type="button" class="button" onClick={() => alarmsOf(client).sound.once()}>{t('reach_hear')}</button>
			</section>
			<section class="card">
				<h2>{t('reach_ways')}</h2>
				{channels.length === 0 && <p class="soft">{t('reach_none')}</p>}
				<ul class="findings-all">
					{channels.map((channel) => (
						<li key={channel.id} class="stack-tight">
							<ChannelLine channel={channel} />
							{testing.value === channel.id
								? <Prove channel={channel} onProve={(code) => prove(channel.id, code)} />
								: (
									<div class="row">
										<button type="button" class="button button-small" onClick={() => void test(channel.id)}>{t('reach_test')}<span class="hidden-text"> {channel.label}</span></button>
										<button type="button" class="button button-quiet button-small" onClick={() => void remove(channel.id)}>{t('reach_remove')}<span class="hidden-text"> {channel.label}</span></button>
									</div>
								)}
						</li>
					))}
				</ul>
				{secret.value && <div class="manage-made"><Field label={t('reach_secret')} hint={t('reach_secret_more')}><input type="text" readOnly value={secret.value} dir="ltr" onFocus={(event) => event.currentTarget.select()} /></Field></div>}
			</section>
			<section class="card">
				<h2>{t('reach_add')}</h2>
				<p class="soft">{t('reach_words')}</p>
				<div>
					<Fold title={t('reach_push')}><AddPush pushKey={push_key} onAdd={add} /></Fold>
					<Fold title={t('reach_email')}><AddEmail onAdd={add} /></Fold>
					<Fold title={t('reach_webhook')}><AddWebhook onAdd={add} /></Fold>
				</div>
			</section>
		</>
	);
}

export function ChannelLine({ channel: { kind, label, proved, failed } }: { channel: Channel }) {
	const broken = failed !== undefined && failed > (proved ?? 0);
	return (
		<>
			<p><strong dir="auto">{label}</strong> · {t(`reach_${kind}`)}</p>
			<p class={broken || !proved ? 'team-clay' : 'soft'}>{broken ? t('reach_failed', { time: dayAndTime(failed) }) : proved ? t('reach_proved', { time: dayAndTime(proved) }) : t('reach_not_proved')}</p>
		</>
	);
}

export function Prove({ channel, onProve }: { channel: Channel; onProve(code: string): Promise<boolean> }) {
	const code = useSignal('');
	const busy = useSignal(false);
	const submit = async (event: Event) => {
		event.preventDefault();
		busy.value = true;
		await onProve(code.value.trim());
		busy.value = false;
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<p role="status">{t('reach_sent', { label: channel.label })}</p>
			<Field label={t('reach_code')}>
				<input type="text" inputMode="numeric" autocomplete="one-time-code" dir="ltr" required maxLength={12} value={code.value} onInput={(event) => (code.value = event.currentTarget.value)} />
			</Field>
			<button type="submit" class="button button-main" disabled={busy.value}>{t('reach_arrived')}</button>
		</form>
	);
}

interface Adding {
	onAdd(fields: Asked<'channel.add'>): Promise<boolean>;
}

function AddPush({ pushKey, onAdd }: Adding & { pushKey: string }) {
	const trouble = useSignal<PushTrouble | ''>('');
	const busy = useSignal(false);
	const add = async () => {
		busy.value = true;
		const keys = await pushKeys(pushKey);
		trouble.value = typeof keys === 'string' ? keys : '';
		if (typeof keys !== 'string')
			await onAdd({ kind: 'push', label: t('reach_this_browser'), ...keys });
		busy.value = false;
	};
	return (
		<>
			<p class="soft">{t('reach_push_more')}</p>
			<div role="alert">{trouble.value && <p class="problem"><Icon name="alert" /><span>{t(`push_${trouble.value}`)}</span></p>}</div>
			<button type="button" class="button" disabled={busy.value} onClick={() => void add()}>{t('reach_push_add')}</button>
		</>
	);
}

function AddEmail({ onAdd }: Adding) {
	const address = useSignal('');
	const submit = async (event: Event) => {
		event.preventDefault();
		const to = address.value.trim();
		if (await onAdd({ kind: 'email', label: to.slice(0, 60), address: to }))
			address.value = '';
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('reach_address')}><input type="email" required maxLength={254} dir="ltr" value={address.value} onInput={(event) => (address.value = event.currentTarget.value)} /></Field>
			<button type="submit" class="button">{t('reach_add_this')}</button>
		</form>
	);
}

function AddWebhook({ onAdd }: Adding) {
	const label = useSignal('');
	const url = useSignal('');
	const submit = async (event: Event) => {
		event.preventDefault();
		if (await onAdd({ kind: 'webhook', label: label.value.trim(), url: url.value.trim() }))
			label.value = url.value = '';
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<p class="soft">{t('reach_webhook_more')}</p>
			<Field label={t('reach_label')}><input type="text" required maxLength={60} dir="auto" value={label.value} onInput={(event) => (label.value = event.currentTarget.value)} /></Field>
			<Field label={t('reach_url')}><input type="url" required maxLength={2000} dir="ltr" value={url.value} onInput={(event) => (url.value = event.currentTarget.value)} /></Field>
			<button type="submit" class="button">{t('reach_add_this')}</button>
		</form>
	);
}
