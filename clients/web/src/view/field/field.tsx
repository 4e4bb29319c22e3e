/// A labelled control, with its hint tied to it.
import { cloneElement, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../icon/icon.tsx';
import './field.css';

interface Props {
	label: string;
	hint?: string;
	/// One input, textarea or select.
	children: VNode<any>;
}

export function Field({ label, hint, children }: Props) {
	const id = useId();
	const described = hint ? { 'aria-describedby': id + 'h' } : {};
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{hint && <p id={id + 'h'} class="soft">{hint}</p>}
			{cloneElement(children, { id, class: 'control', ...described })}
		</div>
	);
}

/// A yes or no.
export function Check(props: { label: string; checked: boolean; onChange?(on: boolean): void; name?: string }) {
	return (
		<label class="check">
			<input type="checkbox" name={props.name} checked={props.checked}
				onChange={(event) => props.onChange?.(event.currentTarget.checked)} />
			<span>{props.label}</span>
		</label>
	);
}

/// What went wrong with a form, read out when it appears.
export function Problem({ text }: { text: string }) {
	return <div role="alert">{text && <p class="problem"><Icon name="alert" /><span>{text}</span></p>}</div>;
}
