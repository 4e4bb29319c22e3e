/// Stay at the newest message while the reader is there; never move somebody who reads further up.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';

const near = 48;

export interface Stick {
	/// Posts that came while the reader was further up.
	missed: Signal<number>;
	scrolled(): void;
	toEnd(): void;
}

/// What is in the list: the seq of the first post, and how many there are.
export interface Shown {
	first: number;
	posts: number;
	unsent: number;
}

export function useStick(box: MutableRef<HTMLElement | null>, { first, posts, unsent }: Shown): Stick {
	const missed = useSignal(0);
	const atEnd = useRef(true);
	const before = useRef({ first, posts, unsent, height: 0 });

	const toEnd = () => {
		atEnd.current = true;
		missed.value = 0;
		const element = box.current!;
		element.scrollTop = element.scrollHeight;
	};
	const scrolled = () => {
		// Told a little later, when another page may be on the screen.
		if (!box.current)
			return;
		const { scrollTop, clientHeight, scrollHeight } = box.current;
		atEnd.current = scrollHeight - scrollTop - clientHeight < near;
		if (atEnd.current)
			missed.value = 0;
	};
	useLayoutEffect(() => {
		const element = box.current!;
		const was = before.current;
		if (unsent > was.unsent || atEnd.current)
			toEnd();
		else if (first !== was.first)
			keepPlace(element, was.height);
		else
			missed.value += Math.max(0, posts - was.posts);
		before.current = { first, posts, unsent, height: element.scrollHeight };
	}, [first, posts, unsent]);
	useEffect(() => {
		const watch = new ResizeObserver(() => atEnd.current && toEnd());
		watch.observe(box.current!);
		watch.observe(box.current!.firstElementChild!);
		return () => watch.disconnect();
	}, []);
	return { missed, scrolled, toEnd };
}

/// A page was put above. Browsers that anchor do not when scrolled to the very top.
function keepPlace(element: HTMLElement, heightBefore: number): void {
	const anchors = CSS.supports('overflow-anchor', 'auto') && element.scrollTop > 0;
	if (!anchors)
		element.scrollTop += element.scrollHeight - heightBefore;
}
