/// A labelled control with its hint, and with what does not fit about it.
import { cloneElement, type ComponentChildren, type VNode } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import type { Meeting_reason } from '../../link/wire.ts';
import { Icon } from '../icon/icon.tsx';

interface Props {
	label: string;
	hint?: string;
	/// Empty: it fits.
	problem?: string;
	/// One input, textarea or select.
	children: VNode<any>;
}

export function Fielded({ label, hint, problem, children }: Props) {
	const id = useId();
	const described = [hint && id + 'h', problem && id + 'p'].filter(Boolean).join(' ');
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{hint && <p id={id + 'h'} class="soft">{hint}</p>}
			{cloneElement(children, { id, class: 'control', ...(described ? { 'aria-describedby': described } : {}), ...(problem ? { 'aria-invalid': true } : {}) })}
			<Told id={id + 'p'} problem={problem} />
		</div>
	);
}

/// Several controls under one label.
export function FieldedSet({ label, problem, children }: { label: string; problem?: string; children: ComponentChildren }) {
	const id = useId();
	return (
		<fieldset class="field" {...(problem ? { 'aria-describedby': id } : {})}>
			<legend class="field-title">{label}</legend>
			{children}
			<Told id={id} problem={problem} />
		</fieldset>
	);
}

function Told({ id, problem }: { id: string; problem?: string }) {
	return problem ? <p id={id} class="problem week-problem"><Icon name="alert" /><span>{problem}</span></p> : null;
}

/// The first one says nothing to people; it is what is sent by whoever does not choose.
export const reasons: readonly Meeting_reason[] = ['other', 'illness', 'no_staff', 'technical'];

/// Why, and words to those who have a place.
export function Why({ reason = true }: { reason?: boolean }) {
	return (
		<>
			{reason && (
				<Fielded label={t('reason')}>
					<select name="reason">{reasons.map((one) => <option key={one} value={one}>{t(`meet_reason_${one}`)}</option>)}</select>
				</Fielded>
			)}
			<Fielded label={t('series_words')} hint={t('series_words_hint')}><textarea name="words" dir="auto" rows={2} maxLength={300} /></Fielded>
		</>
	);
}

/// What a form says under a name.
export function said(form: EventTarget | null): (name: string) => string {
	const data = new FormData(form as HTMLFormElement);
	return (name) => String(data.get(name) ?? '').trim();
}
