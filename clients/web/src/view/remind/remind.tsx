/// When somebody wants to be reminded, when not, and by which ways; each way is proved by a code before anything goes there.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '../../../i18n/index.ts';
import { longSpan, ownZone } from '../../../i18n/zones.ts';
import { explain } from '../../app/explain.ts';
import { pushKeys, type PushTrouble } from '../../app/push.ts';
import type { Api } from '../../link/api.ts';
import { codeOf, type Answer, type Asked, type Channel, type Code, type Reminders as Wanted } from '../../link/wire.ts';
import { Check, Field, Problem } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

type ChannelOp = 'channel.list' | 'channel.add' | 'channel.test' | 'channel.prove' | 'channel.remove';

export interface Reach {
	/// Rejects with what the server refused, or as `offline`.
	ask<O extends ChannelOp>(op: O, fields: Asked<O>): Promise<Answer<O>>;
}

const choices = [1440, 60, 15] as const;
const usual: Wanted = { minutes: [60], quiet_from: 22 * 60, quiet_until: 8 * 60, zone: '' };

export function Reminders({ api, reach }: { api: Api; reach: Reach }) {
	const wanted = useSignal<Wanted | null>(null);
	const problem = useSignal<Code | ''>('');
	const said = useSignal('');
	/// The server knows.
	const kept = useRef(false);
	const look = async () => {
		try {
			const { reminders } = await api.call('place.list', {});
			kept.current = reminders !== undefined;
			wanted.value = reminders ?? usual;
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	const save = async (reminders: Wanted) => {
		said.value = problem.value = '';
		try {
			await api.call('reminder.set', { reminders });
			kept.current = true;
			wanted.value = reminders;
			said.value = t('saved');
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	/// What is sent to try a way is in the language of who asked for it.
	const ready = async () => {
		if (kept.current)
			return;
		await api.call('reminder.set', { reminders: { ...usual, zone: ownZone(), language: language() } });
		kept.current = true;
	};
	useEffect(() => void look(), []);
	return (
		<div class="stack">
			<p class="soft">{t('remind_more')}</p>
			{wanted.value && <WhenForm wanted={wanted.value} onSave={save} />}
			<div role="status">{said.value && <p>{said.value}</p>}</div>
			<Problem text={problem.value && explain(problem.value)} />
			<Ways reach={reach} ready={ready} />
		</div>
	);
}

function WhenForm({ wanted, onSave }: { wanted: Wanted; onSave(wanted: Wanted): Promise<void> }) {
	const minutes = useSignal(wanted.minutes);
	const from = useSignal(clock(wanted.quiet_from));
	const until = useSignal(clock(wanted.quiet_until));
	const busy = useSignal(false);
	const shown = [...new Set<number>([...choices, ...wanted.minutes])].sort((a, b) => b - a);
	const tick = (which: number, on: boolean) => (minutes.value = [...minutes.value.filter((one) => one !== which), ...(on ? [which] : [])]);
	const submit = async (event: Event) => {
		event.preventDefault();
		busy.value = true;
		await onSave({ minutes: [...minutes.value].sort((a, b) => b - a).slice(0, 3), quiet_from: minuteOf(from.value), quiet_until: minuteOf(until.value), zone: ownZone(), language: language() });
		busy.value = false;
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<fieldset>
				<legend class="field-title">{t('remind_when')}</legend>
				{shown.map((one) => <Check key={one} label={t('remind_before', { span: longSpan(one) })} checked={minutes.value.includes(one)} onChange={(on) => tick(one, on)} />)}
			</fieldset>
			<div class="time-row">
				<Field label={t('remind_from')}><input type="time" required value={from.value} onInput={(event) => (from.value = event.currentTarget.value)} /></Field>
				<Field label={t('remind_until')}><input type="time" required value={until.value} onInput={(event) => (until.value = event.currentTarget.value)} /></Field>
			</div>
			<p class="soft">{t('remind_quiet')}</p>
			<div class="row"><button type="submit" class="button button-main" disabled={busy.value}>{t('save')}</button></div>
		</form>
	);
}

function Ways({ reach, ready }: { reach: Reach; ready(): Promise<void> }) {
	const known = useSignal<Answer<'channel.list'> | null>(null);
	const problem = useSignal<Code | ''>('');
	const trouble = useSignal<PushTrouble | ''>('');
	const busy = useSignal(false);

	const act = async (what: () => Promise<unknown>) => {
		busy.value = true;
		problem.value = trouble.value = '';
		try {
			await what();
			known.value = await reach.ask('channel.list', {});
		} catch (reason) {
			problem.value = codeOf(reason);
		}
		busy.value = false;
	};
	const add = async (fields: Asked<'channel.add'>) => {
		await ready();
		const { channel } = await reach.ask('channel.add', fields);
		await reach.ask('channel.test', { channel: channel.id });
	};
	const addPush = () => act(async () => {
		const keys = await pushKeys(known.value?.push_key ?? '');
		if (typeof keys === 'string')
			trouble.value = keys;
		else
			await add({ kind: 'push', label: t('remind_push').slice(0, 60), ...keys });
	});
	useEffect(() => void act(async () => {}), []);

	const channels = known.value?.channels ?? [];
	return (
		<section class="stack">
			<h3 class="field-title">{t('remind_how')}</h3>
			{known.value && channels.length === 0 && <p>{t('remind_none')}</p>}
			<ul class="ways">
				{channels.map((channel) => (
					<li key={channel.id}>
						<span dir="auto">{channel.label}{!channel.proved && <span class="soft"> · {t('remind_unproved')}</span>}</span>
						<button type="button" class="button button-small button-quiet" disabled={busy.value} onClick={() => act(() => reach.ask('channel.remove', { channel: channel.id }))}>
							{t('remove')}<span class="hidden-text"> {channel.label}</span>
						</button>
						{!channel.proved && <Prove channel={channel} busy={busy.value} onProve={(code) => act(() => reach.ask('channel.prove', { channel: channel.id, code }))} />}
					</li>
				))}
			</ul>
			<Problem text={problem.value && explain(problem.value)} />
			<Problem text={trouble.value && t(trouble.value === 'denied' ? 'remind_denied' : 'remind_unknown')} />
			{known.value && (
				<div class="row">
					<button type="button" class="button" disabled={busy.value} onClick={() => void addPush()}><Icon name="plus" />{t('remind_push')}</button>
				</div>
			)}
			{known.value && <AddEmail busy={busy.value} onAdd={(address) => act(() => add({ kind: 'email', label: address.slice(0, 60), address }))} />}
		</section>
	);
}

function Prove({ channel, busy, onProve }: { channel: Channel; busy: boolean; onProve(code: string): Promise<void> }) {
	const code = useSignal('');
	const submit = (event: Event) => {
		event.preventDefault();
		void onProve(code.value.trim());
	};
	return (
		<form class="time-row" autocomplete="off" onSubmit={submit} aria-label={channel.label}>
			<Field label={t('remind_code')}>
				<input type="text" inputMode="numeric" autocomplete="one-time-code" dir="ltr" required maxLength={12} value={code.value} onInput={(event) => (code.value = event.currentTarget.value)} />
			</Field>
			<button type="submit" class="button" disabled={busy}>{t('remind_prove')}</button>
		</form>
	);
}

function AddEmail({ busy, onAdd }: { busy: boolean; onAdd(address: string): Promise<void> }) {
	const address = useSignal('');
	const submit = async (event: Event) => {
		event.preventDefault();
		await onAdd(address.value.trim());
		address.value = '';
	};
	return (
		<details>
			<summary>{t('remind_email')}</summary>
			<form class="stack" onSubmit={submit}>
				<Field label={t('remind_address')} hint={t('remind_address_more')}>
					<input type="email" required maxLength={254} dir="ltr" autocomplete="off" value={address.value} onInput={(event) => (address.value = event.currentTarget.value)} />
				</Field>
				<div class="row"><button type="submit" class="button" disabled={busy}>{t('save')}</button></div>
			</form>
		</details>
	);
}

/// "22:00", as the field wants it.
export function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

export function minuteOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}
