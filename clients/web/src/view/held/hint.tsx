import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import './held.css';

/// What was pressed goes away; the keyboard goes on where it was.
export function leave(event: Event): void {
	(event.currentTarget as HTMLElement).closest<HTMLElement>('.log, main')?.focus({ preventScroll: true });
}

/// What only the author of a message reads under it, and what they may do.
export function Hint({ icon, title, text, children }: { icon: 'wait' | 'note'; title: string; text: string; children?: ComponentChildren }) {
	return (
		<div class={`hint hint-${icon}`}>
			<p><Icon name={icon} /><span><b>{title}</b> {text}</span></p>
			<div class="row">{children}</div>
		</div>
	);
}
