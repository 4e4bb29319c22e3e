/// One case: how it stands, what to do, what was noticed and reported, and the messages around it.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ago, dayAndTime, t } from '../../../i18n/index.ts';
import { hrefOf } from '../../app/address.ts';
import { alarmsOf } from '../../app/alarms.ts';
import { useClient } from '../../app/context.ts';
import { deskOf, listedRoom } from '../../app/desk.ts';
import type { Answer, Case, Flag, Follow_up, Report } from '../../link/wire.ts';
import { useSeconds } from '../alarm/alarm.tsx';
import { Banner } from '../banner/banner.tsx';
import { Findings } from '../finding/finding.tsx';
import { Icon } from '../icon/icon.tsx';
import { StepButton } from '../member/give.tsx';
import { Notes } from '../member/notes.tsx';
import { StepList } from '../member/steps.tsx';
import { looksAfter } from '../people/role.tsx';
import { about, seenBy, useMinutes, when } from '../queue/queue.tsx';
import { Level } from '../queue/level.tsx';
import { nextFor, standsAt } from '../queue/stands.ts';
import { toTop } from '../queue/top.ts';
import { Stone } from '../stone/stone.tsx';
import { roomName, Tabs } from '../tabs/tabs.tsx';
import { Moment } from '../welcome/plain.tsx';
import { CaseActs, goTo } from './acts.tsx';
import { Around } from './around.tsx';
import { Disclosures } from './disclose.tsx';
import { Judge } from './judge.tsx';
import { Lines } from './lines.tsx';
import { Prompts } from './prompts.tsx';
import { Timeline } from './timeline.tsx';

type Shown = Answer<'case.show'>;

export function CasePage({ room, id }: { room: string; id: string }) {
	const client = useClient();
	const desk = deskOf(client);
	const shown = useSignal<Shown | null>(null);
	const gone = useSignal(false);
	/// What somebody else changed since this page was opened.
	const changed = useSignal<readonly string[]>([]);
	/// The version this person knows, by reading it or by making it.
	const known = useRef<Case | null>(null);
	useMinutes();
	const look = async () => {
		const answer = await client.look('case.show', { room, case: id });
		gone.value = !answer && !shown.value;
		if (!answer)
			return;
		if (known.current && known.current.version !== answer.case.version)
			changed.value = differences(known.current, answer.case, client.me.value?.id);
		known.current = answer.case;
		shown.value = answer;
		alarmsOf(client).looked(id);
	};
	const live = client.line.value === 'live';
	useEffect(() => void (live && look()), [desk.told.value[id], live]);
	const due = shown.value?.case.due ?? 0;
	useEffect(() => {
		// It may have moved on without a word to this page.
		if (due <= Date.now())
			return;
		const timer = setTimeout(() => void look(), Math.min(due - Date.now() + 1_500, 2 ** 31 - 1));
		return () => clearTimeout(timer);
	}, [due]);
	const acted = (now: Case | undefined) => {
		if (now) {
			known.current = now;
			changed.value = [];
			shown.value = { ...shown.value!, case: now };
			// What was pressed may be gone. The rest follows when the staff room tells.
			toTop();
		} else
			void look();
		void desk.look();
	};
	if (!shown.value)
		return <><Tabs room={room} /><Banner />{gone.value ? <Gone /> : <Moment />}</>;
	const { case: what, events, flags, reports, window, sanctions, disclosures, follow_ups, alerted, lines = [] } = shown.value;
	const place = listedRoom(client, room);
	const role = place?.role ?? 'responder';
	const mine = what.owner?.id === client.me.value?.id;
	return (
		<>
			<Tabs room={room} />
			<Banner />
			<main class="page case" id="main" tabIndex={-1}>
				<ToQueue room={room} />
				{what.drill && <p class="case-drill"><span class="chip">{t('drill')}</span> {t('drill_more')}</p>}
				<div class="card">
					<div class="queue-head"><Level level={what.level} /><span class="soft">{ago(what.opened, Date.now())}</span></div>
					<h1 class="row"><Stone id={what.subject.id} /><bdi>{what.subject.name}</bdi></h1>
					<p>{about(what)}</p>
					<p class="soft"><bdi>{roomName(place?.room)}</bdi>{[seenBy(what), alerted > 0 && t('n_alerted', { n: alerted })].filter(Boolean).map((line) => ` · ${line}`)}</p>
					<div role="status" class="case-state">
						<p><strong>{standsAt(what, client.me.value?.id)}</strong></p>
						{changed.value.length > 0 && (
							<div class="case-changed">
								<p>{t('meanwhile')}</p>
								<ul>{changed.value.map((line) => <li key={line}>{line}</li>)}</ul>
							</div>
						)}
					</div>
					<Clock what={what} />
					<CaseActs key={what.id} what={what} events={events} role={role} onDone={acted} />
					<div class="row queue-acts">
						{place && looksAfter(place.role) && <a class="button" href={hrefOf({ page: 'room', room })}>{t('go_there')}</a>}
						{what.aside && <button type="button" class="button" onClick={() => void goTo(client, what.aside!)}><Icon name="speak" />{t('go_aside')}</button>}
					</div>
				</div>
				{what.kind === 'danger' && what.state !== 'closed' && what.state !== 'reviewed' && (
					<>
						<Section title={t('prompts')}><Prompts /></Section>
						{lines.length > 0 && <Section title={t('lines')}><Lines lines={lines} /></Section>}
					</>
				)}
				{flags.length > 0 && <Section title={t('noticed')}><Flags room={room} flags={flags} window={window} /></Section>}
				{reports.length > 0 && <Section title={t('reported')}><Reports reports={reports} /></Section>}
				<Section title={t('around')}><Around window={window} flags={flags} reports={reports} subject={what.subject.id} /></Section>
				{events.length > 0 && <Section title={t('timeline')}><Timeline events={events} /></Section>}
				{disclosures.length > 0 && <Section title={t('disclosed')}><Disclosures disclosures={disclosures} /></Section>}
				{follow_ups.length > 0 && <Section title={t('follow_ups')}><Again follow_ups={follow_ups} /></Section>}
				{place && place.role !== 'responder' && (
					<>
						<Section title={t('steps_so_far')}>
							<StepList steps={sanctions} onChange={() => void look()} />
							<div class="row"><StepButton room={room} person={what.subject} onDone={() => void look()} /></div>
						</Section>
						<Section title={t('notes')}><Notes room={room} member={what.subject.id} /></Section>
					</>
				)}
				{mine && <p class="soft">{t('after_you')}</p>}
			</main>
		</>
	);
}

/// What comes next, counting down where it is near. Not read out each second: the line above says what changed.
function Clock({ what }: { what: Case }) {
	const client = useClient();
	const now = useSeconds(what.due !== undefined);
	const next = nextFor(what, client.me.value?.id, now);
	return next ? <p class={`case-clock ${what.due! <= now ? 'case-due' : ''}`}><Icon name="wait" /><span>{next}</span></p> : null;
}

/// Who looks after the person again, and when.
function Again({ follow_ups }: { follow_ups: readonly Follow_up[] }) {
	return (
		<ul class="findings-all">
			{follow_ups.map((one) => <li key={one.id}><p>{t('follow_line', { name: one.owner.name, time: dayAndTime(one.due) })}</p><p class="soft">{t(`follow_${one.outcome ?? one.state}`)}</p></li>)}
		</ul>
	);
}

function Gone() {
	return (
		<main class="page" id="main" tabIndex={-1}>
			<ToQueue />
			<p>{t('case_gone')}</p>
		</main>
	);
}

function ToQueue({ room }: { room?: string }) {
	return <a class="manage-back" href={hrefOf({ page: 'queue', room })}><Icon name="back" />{t('queue')}</a>;
}

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
	return <section class="card"><h2>{title}</h2>{children}</section>;
}

/// What is different now, in words.
export function differences(before: Case, now: Case, me: string | undefined): string[] {
	const lines = [
		before.level !== now.level && t('now_level', { level: t(`triage_${now.level}`) }),
		(before.owner?.id !== now.owner?.id || before.state !== now.state) && standsAt(now, me),
		now.flags > before.flags && t('now_flags'),
		now.reports > before.reports && t('now_reports'),
	];
	return lines.filter((line): line is string => line !== false);
}

function Flags({ room, flags, window }: Pick<Shown, 'flags' | 'window'> & { room: string }) {
	return <ul class="findings-all">{flags.map((flag) => <li key={flag.id}><OneFlag room={room} flag={flag} body={window.find((entry) => entry.seq === flag.seq && !entry.edited)?.body} /></li>)}</ul>;
}

export function OneFlag({ room, flag, body, level = true }: { room: string; flag: Flag; body?: string; level?: boolean }) {
	return (
		<div class="stack-tight">
			<div class="queue-head">{level && <Level level={flag.triage} />}<span class="soft">{when(flag.at)}</span></div>
			{flag.category !== 'none' && <p>{t(`category_${flag.category}`)}</p>}
			{!flag.scanned && <p>{t('not_scanned')}</p>}
			{flag.seq === undefined && <p class="soft">{t('not_sent_seq')}</p>}
			<Findings body={body} findings={flag.findings} />
			{flag.findings.length > 0 && <Judge room={room} flag={flag} />}
		</div>
	);
}

function Reports({ reports }: { reports: readonly Report[] }) {
	return (
		<>
			<p class="soft">{t('reported_private')}</p>
			<ul class="findings-all">
				{reports.map((report) => (
					<li key={report.id}>
						<p><strong>{t(`tell_${report.reason}`)}</strong>{report.target !== undefined && <> · {t('reported_message')}</>}</p>
						{report.words && <p><bdi class="quote">“{report.words}”</bdi></p>}
						<p class="soft">{when(report.at)}</p>
					</li>
				))}
			</ul>
		</>
	);
}
