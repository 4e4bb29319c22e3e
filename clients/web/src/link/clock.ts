/// Time and chance as link/ needs them. Tests bring their own.
export interface Clock {
	now(): number;
	/// Do `act` once after `ms`; the result calls it off.
	after(ms: number, act: () => void): Cancel;
	/// From 0 up to, not including, 1.
	random(): number;
}

export type Cancel = () => void;

export const browserClock: Clock = {
	now: () => Date.now(),
	after(ms, act) {
		const timer = setTimeout(act, ms);
		return () => clearTimeout(timer);
	},
	random: () => Math.random(),
};
