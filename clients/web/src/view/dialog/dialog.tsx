/// A panel over the page. The browser keeps the focus inside and gives it back.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { Icon } from '../icon/icon.tsx';
import './dialog.css';

interface Props {
	title: string;
	onClose(): void;
	children: ComponentChildren;
}

export function Dialog({ title, onClose, children }: Props) {
	const box = useRef<HTMLDialogElement>(null);
	const id = useId();
	const gone = useRef(false);
	useLayoutEffect(() => {
		const element = box.current!;
		element.showModal();
		return () => {
			// One that is only taken away would keep the focus with it.
			gone.current = true;
			element.close();
		};
	}, []);
	return (
		<dialog ref={box} class="dialog" aria-labelledby={id} onClose={() => gone.current || onClose()}>
			<div class="dialog-head">
				<h2 id={id}>{title}</h2>
				<button type="button" class="button button-quiet button-small" onClick={() => box.current?.close()}>
					<Icon name="close" />{t('close')}
				</button>
			</div>
			{children}
		</dialog>
	);
}
