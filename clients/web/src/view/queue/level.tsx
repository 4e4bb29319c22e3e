/// How urgent, in words; the colour only repeats it.
import { t } from '../../../i18n/index.ts';
import type { Triage } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';

export function Level({ level }: { level: Triage }) {
	const urgent = level === 'crisis' || level === 'red';
	return <span class={`level level-${level}`}>{urgent && <Icon name="alert" />}{t(`triage_${level}`)}</span>;
}
