/// What keeps somebody out of a room, or out of every room; nothing when nothing does.
/// Who sees it here needs no card for it.
import { useEffect } from 'preact/hooks';
import { useClient } from '../../app/context.ts';
import type { Sanction } from '../../link/wire.ts';
import { Step } from './step.tsx';

export function Steps({ room }: { room?: string }) {
	const client = useClient();
	const shown = (client.care.sanctions.value ?? []).filter((step) => keepsOut(step, room));
	const told = client.care.notices.value.filter(({ kind, sanction }) => kind === 'sanction' && shown.some((step) => step.id === sanction));
	useEffect(() => told.forEach(({ id }) => client.care.seen(id)), [told.length]);
	return (
		<ul class="cards">
			{shown.map((step) => <li key={step.id} class="card"><Step step={step} top /></li>)}
		</ul>
	);
}

export function keepsOut({ step, room, state, until }: Sanction, from?: string): boolean {
	const holds = state === 'active' && (until ?? 0) > Date.now();
	return holds && (step === 'ban' || (step === 'removal' && (from === undefined || room === from)));
}
