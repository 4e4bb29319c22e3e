/// Clocks on walls elsewhere. Pure.

/// Day and minute on a wall in that zone; on the wall here where there is no such zone.
export function wallIn(zone: string | undefined, moment: number): { day: string; minute: number } {
	const format = (timeZone?: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
	const parts = Object.fromEntries((isZone(zone) ? format(zone) : format()).formatToParts(moment).map(({ type, value }) => [type, value]));
	return { day: `${parts.year}-${parts.month}-${parts.day}`, minute: Number(parts.hour) * 60 + Number(parts.minute) };
}

export function isZone(zone: string | undefined): boolean {
	try {
		return zone !== undefined && zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
	} catch {
		return false;
	}
}
