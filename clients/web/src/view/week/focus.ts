/// What was pressed may be gone when it is done: the focus goes to what stands in its place, or to the page.
import type { RefObject } from 'preact';

export function keepFocus(box: RefObject<HTMLElement>): void {
	setTimeout(() => {
		const { activeElement, body } = document;
		if (activeElement && activeElement !== body)
			return;
		const place = box.current?.isConnected ? box.current.querySelector<HTMLElement>('button:not(:disabled), a') : null;
		(place ?? document.getElementById('main'))?.focus({ preventScroll: true });
	});
}
