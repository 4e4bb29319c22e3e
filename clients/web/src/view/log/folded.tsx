/// What this reader would rather not see: one quiet line, until it is asked for.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon/icon.tsx';
import type { QuietRow } from './rows.ts';

export function Folded({ row: { posts, topic }, children }: { row: QuietRow; children: ComponentChildren }) {
	const open = useSignal(false);
	return (
		<>
			<li class="log-folded">
				<button type="button" class="message-veil" aria-expanded={open.value} onClick={() => (open.value = !open.value)}>
					<Icon name="veil" />
					<span>{topic ? t('warned', { topic: t(`topic_${topic}`) }) : t('hidden_n', { n: posts.length })}</span>
					<b>{t(open.value ? 'hide' : 'show')}</b>
				</button>
			</li>
			{open.value && children}
		</>
	);
}
