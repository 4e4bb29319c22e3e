import type { ComponentChildren } from 'preact';

/// Something that is not needed every time.
export function Fold({ title, children }: { title: string; children: ComponentChildren }) {
	return (
		<details>
			<summary>{title}</summary>
			<div class="stack fold-in">{children}</div>
		</details>
	);
}
