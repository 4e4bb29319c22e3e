/// What staff did, and what private things they looked at, newest first.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dayAndTime, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import type { Audited } from '../../link/wire.ts';
import { Banner } from '../banner/banner.tsx';
import { Tabs } from '../tabs/tabs.tsx';
import { Moment } from '../welcome/plain.tsx';

export function AuditPage() {
	const client = useClient();
	const lines = useSignal<readonly Audited[] | null>(null);
	const look = async () => {
		const known = lines.value ?? [];
		const last = known[known.length - 1];
		const answer = await client.act('audit.list', last ? { before: last.seq } : {});
		if (answer)
			lines.value = [...known, ...answer.lines];
	};
	useEffect(() => void look(), []);
	if (!lines.value)
		return <><Tabs /><Banner /><Moment /></>;
	const oldest = lines.value[lines.value.length - 1]?.seq ?? 1;
	return (
		<>
			<Tabs />
			<Banner />
			<main class="page" id="main" tabIndex={-1}>
				<h1>{t('audit')}</h1>
				<p class="soft">{t('audit_more')}</p>
				<ol class="audit">
					{lines.value.map((line) => (
						<li key={line.seq}>
							<span><bdi>{line.by.name}</bdi> · <code>{line.act}</code>{line.subject && <> · <bdi>{line.subject.name}</bdi></>}</span>
							<span class="soft">{dayAndTime(line.at)}{line.room && <> · <bdi>{listedRoom(client, line.room)?.room.name}</bdi></>}</span>
						</li>
					))}
				</ol>
				{oldest > 1 && <button type="button" class="button" onClick={() => void look()}>{t('earlier')}</button>}
			</main>
		</>
	);
}
