import { useEffect, useState } from 'preact/hooks';

const often = 20_000;

/// The time, again and again while it is looked at.
export function useMinute(): number {
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), often);
		return () => clearInterval(timer);
	}, []);
	return now;
}
