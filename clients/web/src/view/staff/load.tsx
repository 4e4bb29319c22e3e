/// What only those who look after rooms need.
import { later } from '../later/later.tsx';
import { fetchCare } from '../care/load.tsx';

/// Its styles are a file of their own, named in the page.
function addStyles(): void {
	const href = document.querySelector<HTMLMetaElement>('meta[name="staff-styles"]')?.content;
	if (href && !document.querySelector(`link[href="${href}"]`))
		document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}

export const { fetch: fetchStaff, Later: LaterStaff } = later(async () => {
	addStyles();
	// Both speak of the same reasons and kinds.
	const [staff] = await Promise.all([import('./staff.tsx'), fetchCare()]);
	return staff;
});
