/// Invite links: make one, hand it out while it is shown, end one.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Invite, Role } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { spanName } from '../member/reasons.tsx';

const spans = [24, 168, 720, 2160];

/// `room` missing: links that make staff of the whole server.
export function Links({ room, roles }: { room?: string; roles: readonly Role[] }) {
	const client = useClient();
	const invites = useSignal<Invite[] | null>(null);
	const made = useSignal('');
	const scope = room === undefined ? {} : { room };
	const list = async () => {
		const answer = await client.act('invite.list', scope);
		if (answer)
			invites.value = answer.invites;
	};
	const make = async (event: SubmitEvent) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const answer = await client.act('invite.create', {
			...scope, role: form.get('role') as Role, uses: Number(form.get('uses')), hours: Number(form.get('hours')),
		});
		if (answer)
			made.value = `${location.origin}/join#${answer.token}`;
		await list();
	};
	const end = async (invite: string) => {
		await client.act('invite.revoke', { ...scope, invite });
		await list();
	};
	useEffect(() => void list(), [room]);
	return (
		<div class="stack">
			<form class="stack" onSubmit={make}>
				<Field label={t('link_role')}>
					<select name="role">{roles.map((role) => <option key={role} value={role}>{t(`role_${role}`)}</option>)}</select>
				</Field>
				<div class="manage-pair">
					<Field label={t('link_uses')}><input name="uses" type="number" min={1} max={100000} required defaultValue={room ? '30' : '1'} /></Field>
					<Field label={t('how_long')}>
						<select name="hours" defaultValue="168">{spans.map((span) => <option key={span} value={span} selected={span === 168}>{spanName(span)}</option>)}</select>
					</Field>
				</div>
				<button type="submit" class="button button-main"><Icon name="plus" />{t('link_new')}</button>
			</form>
			<div role="status">{made.value && <Made link={made.value} />}</div>
			{invites.value?.length === 0 && <p class="soft">{t('links_none')}</p>}
			<ul class="manage-links">
				{invites.value?.map((invite) => (
					<li key={invite.id}>
						<span>
							<strong>{t(`role_${invite.role}`)}</strong>
							<span class="soft">{t('link_left', { n: invite.uses })} · {t('until', { time: dayAndTime(invite.until) })}</span>
						</span>
						<button type="button" class="button button-small" onClick={() => void end(invite.id)}>{t('link_end')}</button>
					</li>
				))}
			</ul>
		</div>
	);
}

function Made({ link }: { link: string }) {
	const client = useClient();
	const copy = () => navigator.clipboard?.writeText(link).then(() => client.say('copied'), () => {});
	return (
		<div class="manage-made">
			<Field label={t('link_ready')}>
				<input type="text" readOnly value={link} dir="ltr" onFocus={(event) => event.currentTarget.select()} />
			</Field>
			<button type="button" class="button" onClick={copy}><Icon name="copy" />{t('copy')}</button>
		</div>
	);
}

export function ServerLinks() {
	return (
		<details class="card fold">
			<summary>{t('links_server')}</summary>
			<div><Links roles={['mentor', 'facilitator', 'responder', 'admin']} /></div>
		</details>
	);
}
