/// Crisis lines of the person's country or language, to call together or to name.
import { t } from '../../../i18n/index.ts';
import type { Line } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';

export function Lines({ lines }: { lines: readonly Line[] }) {
	return (
		<ul class="findings-all">
			{lines.map((line) => (
				<li key={line.name + (line.phone ?? '')} class="stack-tight">
					<p><strong dir="auto">{line.name}</strong> <span class="chip">{line.region}</span></p>
					{line.about && <p class="soft" dir="auto">{line.about}</p>}
					<div class="row">
						{line.phone && <a class="button button-small" href={`tel:${line.phone.replace(/[^\d+]/g, '')}`}><Icon name="call" /><span dir="ltr">{line.phone}</span></a>}
						{line.message && <span dir="ltr">{line.message}</span>}
						{line.chat && <a href={line.chat} target="_blank" rel="noreferrer noopener">{t('line_chat')}</a>}
					</div>
					<p class="soft">{line.hours} · {t('line_verified', { day: line.verified })}{line.stale && <> · <strong>{t('line_stale')}</strong></>}</p>
				</li>
			))}
		</ul>
	);
}
