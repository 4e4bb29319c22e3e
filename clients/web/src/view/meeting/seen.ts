/// At once, and now and then while the page is in sight. The answer ends it.
export function whileSeen(act: () => unknown, often: number): () => void {
	let last = 0;
	const look = () => {
		if (document.visibilityState !== 'visible')
			return;
		last = Date.now();
		void act();
	};
	// Not each time somebody changes between windows.
	const seen = () => {
		if (Date.now() - last > soon)
			look();
	};
	look();
	const timer = setInterval(look, often);
	document.addEventListener('visibilitychange', seen);
	return () => {
		clearInterval(timer);
		document.removeEventListener('visibilitychange', seen);
	};
}

const soon = 1_000;
