/// What was pressed is gone with its item: go on from the top of the page.
export function toTop(): void {
	document.getElementById('main')?.focus({ preventScroll: true });
}
