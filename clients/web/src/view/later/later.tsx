/// Views that are fetched once the room is there, so that coming in stays quick.
import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { useEffect } from 'preact/hooks';
import { useAround } from '../../app/context.ts';

interface Props<Views> {
	show(views: Views): ComponentChild;
	/// Shown until then.
	meanwhile?: ComponentChild;
	/// They cannot be had now; the person has been told.
	onMissing?(): void;
}

/// `load` imports a module that brings its words along.
export function later<Views extends { learnWords(): Promise<void> }>(load: () => Promise<Views>) {
	const views = signal<Views | null>(null);
	let coming: Promise<void> | null = null;

	const fetchOnce = async () => {
		const here = await load();
		await here.learnWords();
		views.value = here;
	};
	/// Fulfilled when they are here; asked for again after they could not be had.
	const fetch = () => {
		coming ??= fetchOnce().catch((reason) => {
			coming = null;
			throw reason;
		});
		return coming;
	};
	/// Show something of them as soon as they are here.
	function Later({ show, meanwhile, onMissing }: Props<Views>) {
		const client = useAround();
		useEffect(() => {
			fetch().catch(() => {
				if (!onMissing)
					return;
				client.say('offline', true);
				onMissing();
			});
		}, [client.line.value]);
		return <>{views.value ? show(views.value) : meanwhile}</>;
	}
	return { fetch, Later };
}
