/// After it was planned: the link to it, and its calendar.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import type { Client } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import type { Feed, Series } from '../../link/wire.ts';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

/// The one that was planned just now.
export const made = signal('');

export function origin(): string {
	return typeof location === 'undefined' ? '' : location.origin;
}

/// undefined: they cannot be had now.
export async function feedsOf(client: Client): Promise<readonly Feed[] | undefined> {
	return client.api.call('feed.list', {}).then(({ feeds }) => feeds, () => undefined);
}

/// Where everybody finds it.
export function linkOf({ id }: Pick<Series, 'id'>): string {
	return `${origin()}/programme#${id}`;
}

/// The browser may not allow it; the link is on the page as well.
export async function copyLink(client: Client, { id, plan }: Pick<Series, 'id' | 'plan'>): Promise<void> {
	if (plan.public)
		await copy(client, linkOf({ id }));
}

export async function copy(client: Client, text: string): Promise<void> {
	await navigator.clipboard?.writeText(text).then(() => client.say('copied'), () => {});
}

/// A text to take along.
export function Copied({ label, hint, text }: { label: string; hint?: string; text: string }) {
	const client = useClient();
	return (
		<div class="manage-made">
			<Field label={label} hint={hint}><input type="text" readOnly dir="ltr" value={text} onFocus={(event) => event.currentTarget.select()} /></Field>
			<button type="button" class="button" onClick={() => void copy(client, text)}><Icon name="copy" />{t('week_copy')}</button>
		</div>
	);
}

/// How people find it: at first with a word that it is done.
export function Links({ series }: { series: Series }) {
	const client = useClient();
	const feed = useSignal<Feed | null>(null);
	const isNew = made.value === series.id;
	useEffect(() => {
		if (isNew)
			void feedsOf(client).then((feeds) => (feed.value = feeds?.find(({ kind, room }) => kind === 'room' && room === series.room) ?? null));
	}, [isNew]);
	if (!series.plan.public && !isNew)
		return null;
	return (
		<section class="card">
			{isNew && <h2>{t('series_made')}</h2>}
			{series.plan.public ? <Copied label={t('series_link')} text={linkOf(series)} />
				: <p>{t('series_not_public')} <a href={hrefOf({ page: 'manage', room: series.room })}>{t('links')}</a></p>}
			{feed.value && <Copied label={t('series_calendar')} hint={t('feed_more')} text={origin() + feed.value.path} />}
		</section>
	);
}
