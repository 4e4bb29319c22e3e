/// The quiet strip under the bar: the connection, or a word about the last act.
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import { Icon, type Drawing } from '../icon/icon.tsx';
import './banner.css';

const noticeLasts = 8_000;

export function Banner() {
	const client = useClient();
	const notice = client.notice.value;
	const away = client.standing.value === 'in' && client.line.value !== 'live';
	useEffect(() => {
		if (!notice || notice.bad)
			return;
		const timer = setTimeout(() => (client.notice.value = null), noticeLasts);
		return () => clearTimeout(timer);
	}, [notice]);
	return (
		<div role="status">
			{away && <Strip kind="amber" icon="wait" text={t('no_connection')} />}
			{notice && (notice.text === 'saved' || notice.text === 'copied'
				? <Strip kind="moss" icon="check" text={t(notice.text)} />
				: <Strip kind="clay" icon="alert" text={explain(notice.text, notice.why)} onClose={() => (client.notice.value = null)} />)}
		</div>
	);
}

interface StripProps {
	kind: 'amber' | 'clay' | 'moss';
	icon: Drawing;
	text: string;
	onClose?(): void;
}

export function Strip({ kind, icon, text, onClose }: StripProps) {
	return (
		<div class={`strip strip-${kind}`}>
			<Icon name={icon} />
			<p>{text}</p>
			{onClose && (
				<button type="button" class="button button-quiet button-small" onClick={onClose}>{t('close')}</button>
			)}
		</div>
	);
}
