/// Does this key press send? Enter alone; never while an input method is composing.
export function sends(event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>): boolean {
	// Safari ends composing just before the Enter that ended it; only the old code tells.
	return event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/// Characters left, once four fifths are used; the server counts code points.
export function left(text: string, limit: number): number | undefined {
	const used = [...text].length;
	return used >= limit * 0.8 ? limit - used : undefined;
}
