/// How staff work together: who is on call, how each is reached, whom to look after again, and what nearly went wrong.
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { dayAndTime, t, type Key } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom, rooms } from '../../app/desk.ts';
import type { Answer } from '../../link/wire.ts';
import { onCall } from '../../model/roster.ts';
import { Banner } from '../banner/banner.tsx';
import { Icon, type Drawing } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { Tabs } from '../tabs/tabs.tsx';
import { Deadlines } from './deadlines.tsx';
import { Figures } from './figures.tsx';
import { FollowUps } from './follow.tsx';
import { Misses } from './misses.tsx';
import { OnCallNow, Roster } from './roster.tsx';
import { Practice } from './practice.tsx';
import { Reach } from './reach.tsx';

const day = 86_400_000;

const parts: Record<string, { title: Key; icon: Drawing; lead?: boolean; show(room: string | undefined): preact.JSX.Element }> = {
	oncall: { title: 'oncall', icon: 'wait', show: () => <Roster /> },
	reach: { title: 'reach', icon: 'call', show: () => <Reach /> },
	follow: { title: 'follow_ups', icon: 'heart', show: () => <FollowUps /> },
	misses: { title: 'misses', icon: 'note', lead: true, show: () => <Misses /> },
	deadlines: { title: 'deadlines', icon: 'ease', show: (room) => <Deadlines room={room} /> },
	figures: { title: 'figures', icon: 'check', lead: true, show: () => <Figures /> },
};

export function Team({ part = '', room }: { part?: string; room?: string }) {
	const client = useClient();
	const leads = useLeads();
	const chosen = parts[part];
	const from = room ?? (rooms(client).length === 1 ? rooms(client)[0]!.room.id : undefined);
	return (
		<>
			<Tabs room={from} here="team" />
			<Banner />
			<main class="page team" id="main" tabIndex={-1}>
				{chosen ? (
					<>
						<a class="manage-back" href={hrefOf({ page: 'team', room: from })}><Icon name="back" />{t('team')}</a>
						<h1>{t(chosen.title)}</h1>
						{chosen.show(from)}
					</>
				) : <Overview room={from} leads={leads} />}
			</main>
		</>
	);
}

/// Plans for the whole server?
export function useLeads(): boolean {
	return (useClient().hello.value?.grants ?? []).some(({ room, role }) => !room && runs(role));
}

function Overview({ room, leads }: { room?: string; leads: boolean }) {
	const client = useClient();
	const talk = client.listed.value?.find((other) => room && other.room.staff_of === room);
	const roster = useSignal<Answer<'roster.list'> | null>(null);
	const reachable = useSignal(true);
	const due = useSignal(0);
	const live = client.line.value === 'live';
	useEffect(() => {
		if (!live)
			return;
		const now = Date.now();
		void client.look('roster.list', { from: now, until: now + 14 * day }).then((answer) => (roster.value = answer ?? roster.value));
		void client.look('channel.list', {}).then((answer) => answer && (reachable.value = answer.channels.some(({ proved, failed }) => proved && !(failed && failed > proved))));
		void client.look('follow_up.list', {}).then((answer) => answer && (due.value = answer.follow_ups.filter(({ state, due }) => state === 'open' && due <= Date.now() + day).length));
	}, [live]);
	const mine = roster.value?.duties.filter(({ member, until }) => member.id === client.me.value?.id && until > Date.now()).sort((a, b) => a.from - b.from)[0];
	return (
		<>
			<h1>{t('team')}</h1>
			{roster.value && (
				<section class="card">
					<h2>{t('oncall_now')}</h2>
					<OnCallNow duties={onCall(roster.value.duties, Date.now())} />
					{mine && <p>{mine.from <= Date.now() ? t('shift_mine_now', { time: dayAndTime(mine.until) }) : t('shift_mine_next', { time: dayAndTime(mine.from) })}</p>}
					{!reachable.value && <p class="team-warn"><Icon name="alert" /><a href={hrefOf({ page: 'team', part: 'reach', room })}>{t('reach_unproved')}</a></p>}
				</section>
			)}
			<ul class="team-ways">
				{talk && <Way href={hrefOf({ page: 'room', room: talk.room.id })} icon="speak" title={t('team_talk')} />}
				{Object.entries(parts).filter(([, { lead }]) => leads || !lead).map(([part, { title, icon }]) => (
					<Way key={part} href={hrefOf({ page: 'team', part, room })} icon={icon} title={t(title)} more={part === 'follow' && due.value ? t('follow_due_n', { n: due.value }) : ''} />
				))}
			</ul>
			{room && runs(listedRoom(client, room)?.role ?? 'participant') && <section class="card"><h2>{t('practice')}</h2><Practice room={room} /></section>}
		</>
	);
}

function Way({ href, icon, title, more = '' }: { href: string; icon: Drawing; title: string; more?: string }) {
	return <li><a class="team-way" href={href}><Icon name={icon} /><span>{title}</span>{more && <span class="chip">{more}</span>}</a></li>;
}
