/// Styles of what is fetched later: a file of their own, named in the page.
export function addStyles(part: string): void {
	const href = document.querySelector<HTMLMetaElement>(`meta[name="${part}-styles"]`)?.content;
	if (href && !document.querySelector(`link[href="${href}"]`))
		document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
}
