/// Keep the composer above the keyboard on phones whose layout does not make room for it.
import { useEffect } from 'preact/hooks';

/// No keyboard is lower; bars of the browser that come and go are.
const lowest = 100;

/// How tall the room should be, or undefined while its window is in plain view.
/// `height` and `scale`: of the part one sees; `layout`: height of the window as laid out.
export function tallOf(height: number, scale: number, layout: number): number | undefined {
	const seen = Math.round(height * scale);
	return scale >= 1 && layout - seen > lowest ? seen : undefined;
}

export function useTall(): void {
	useEffect(() => {
		const view = window.visualViewport;
		const page = document.documentElement;
		if (!view)
			return;
		const follow = () => {
			const tall = tallOf(view.height, view.scale, page.clientHeight);
			page.style.setProperty('--tall', tall ? `${tall}px` : '');
			// The browser had moved the page up, to show where one writes.
			if (tall)
				scrollTo(0, 0);
		};
		follow();
		view.addEventListener('resize', follow);
		return () => {
			view.removeEventListener('resize', follow);
			page.style.removeProperty('--tall');
		};
	}, []);
}
