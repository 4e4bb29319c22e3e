/// Calendars to subscribe to: who knows an address can read it, until it is renewed.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { codeOf, type Feed } from '../../link/wire.ts';
import { keepFocus } from './focus.ts';
import { Copied, feedsOf, origin } from './made.tsx';

export function Feeds() {
	const client = useClient();
	const feeds = useSignal<readonly Feed[] | null>(null);
	const live = client.line.value === 'live';
	useEffect(() => void (live && feedsOf(client).then((known) => (feeds.value = known ?? feeds.value))), [live]);
	const renew = async ({ kind, room }: Feed) => {
		try {
			const answer = await client.api.call('feed.renew', { kind: kind as 'mine' | 'room', ...(room ? { room } : {}) });
			client.say('saved');
			feeds.value = feeds.value?.map((feed) => (feed.kind === kind && feed.room === room ? answer.feed : feed)) ?? null;
		} catch (reason) {
			client.say(codeOf(reason), true);
		}
	};
	return (
		<>
			<p>{t('feed_more')}</p>
			{!feeds.value && <p class="soft" role="status">{t('moment')}</p>}
			<ul class="week-list">{feeds.value?.map((feed) => <li key={feed.kind + (feed.room ?? '')} class="card week-item"><OneFeed feed={feed} onRenew={() => void renew(feed)} /></li>)}</ul>
		</>
	);
}

export function OneFeed({ feed, onRenew }: { feed: Feed; onRenew(): void }) {
	const sure = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const ask = (to: boolean) => {
		sure.value = to;
		keepFocus(box);
	};
	const name = feed.kind === 'room' ? t('feed_room', { room: feed.room_name ?? '' }) : t(feed.kind === 'mine' ? 'feed_mine' : 'feed_programme');
	const address = origin() + feed.path;
	return (
		<>
			<Copied label={name} text={address} />
			<div ref={sure.value ? undefined : box} class="row">
				<a class="button button-small" href={address.replace(/^https?:/, 'webcal:') || feed.path}>{t('feed_subscribe')}<span class="hidden-text"> {name}</span></a>
				{feed.kind !== 'programme' && !sure.value && <button type="button" class="button button-quiet button-small" onClick={() => ask(true)}>{t('feed_renew')}<span class="hidden-text"> {name}</span></button>}
			</div>
			{sure.value && (
				<div ref={box} class="stack-tight" role="group" aria-label={t('feed_renew')}>
					<p role="status">{t('feed_renew_sure')}</p>
					<div class="row">
						<button type="button" class="button button-clay button-small" onClick={() => (ask(false), onRenew())}>{t('feed_renew')}</button>
						<button type="button" class="button button-small" onClick={() => ask(false)}>{t('cancel')}</button>
					</div>
				</div>
			)}
		</>
	);
}
