import type { ComponentChildren } from 'preact';
import { t } from '../../../i18n/index.ts';
import { Waymark } from '../stone/stone.tsx';
import './welcome.css';

/// A page with one thing to say.
export function Plain({ title, text, children }: { title: string; text: string; children?: ComponentChildren }) {
	return (
		<main class="page plain" id="main" tabIndex={-1}>
			<Waymark />
			<h1>{title}</h1>
			<p>{text}</p>
			{children}
		</main>
	);
}

/// While something loads.
export function Moment() {
	return <main class="page moment" id="main" tabIndex={-1}><p role="status" class="soft">{t('moment')}</p></main>;
}
