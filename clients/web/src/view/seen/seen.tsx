/// What the software noticed in a room lately, also what it then judged harmless.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import type { Flag } from '../../link/wire.ts';
import { Banner } from '../banner/banner.tsx';
import { OneFlag } from '../case/case.tsx';
import { Check } from '../field/field.tsx';
import { roomName, Tabs } from '../tabs/tabs.tsx';
import { Moment } from '../welcome/plain.tsx';

const page = 100;

export function SeenPage({ room }: { room: string }) {
	const client = useClient();
	const flags = useSignal<readonly Flag[] | null>(null);
	const more = useSignal(false);
	const lowered = useSignal(false);
	const look = async (earlier: boolean) => {
		const known = earlier ? flags.value ?? [] : [];
		const last = known[known.length - 1];
		const answer = await client.act('flag.list', { room, ...(last ? { before: last.at } : {}) });
		if (!answer)
			return;
		flags.value = [...known, ...answer.flags];
		more.value = answer.flags.length >= page;
	};
	useEffect(() => void look(false), [room]);
	if (!flags.value)
		return <><Tabs room={room} /><Banner /><Moment /></>;
	const shown = flags.value.filter((flag) => !lowered.value || flag.findings.some(({ level, raw }) => level !== raw));
	return (
		<>
			<Tabs room={room} />
			<Banner />
			<main class="page case" id="main" tabIndex={-1}>
				<h1>{t('noticed')}</h1>
				<p class="soft"><bdi>{roomName(listedRoom(client, room)?.room)}</bdi> · {t('seen_more')}</p>
				<Check label={t('seen_lowered')} checked={lowered.value} onChange={(on) => (lowered.value = on)} />
				{shown.length === 0 && <p class="soft">{t('seen_none')}</p>}
				<ul class="findings-all">
					{shown.map((flag) => <li key={flag.id}>{flag.by && <h2><bdi>{flag.by.name}</bdi></h2>}<OneFlag room={room} flag={flag} level={!flag.findings.every(({ boundary }) => boundary)} /></li>)}
				</ul>
				{more.value && <button type="button" class="button" onClick={() => void look(true)}>{t('earlier')}</button>}
			</main>
		</>
	);
}
