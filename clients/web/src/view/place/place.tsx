/// Signing up for a meeting, one's place in it, the waiting list, and giving up.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { explain } from '../../app/explain.ts';
import type { Code, Meeting, OwnPlace } from '../../link/wire.ts';
import { isFull, isOver, maySign } from '../../model/programme.ts';
import { Problem } from '../field/field.tsx';
import { Icon, type Drawing } from '../icon/icon.tsx';
import { atDay } from '../meeting/stands.ts';
import { NameField } from '../name/name.tsx';

/// Each gives why it could not be done.
export interface PlaceActs {
	/// Names on offer for somebody nobody knows yet; null: it is known who asks.
	names: readonly string[] | null;
	signUp(meeting: Meeting, every: boolean, name?: string): Promise<Code | undefined>;
	take(meeting: Meeting): Promise<Code | undefined>;
	giveUp(meeting: Meeting, every: boolean): Promise<Code | undefined>;
}

interface Props {
	meeting: Meeting;
	now: number;
	acts: PlaceActs;
	/// What else one can do, beside the buttons.
	also?: ComponentChildren;
}

export function PlacePart({ meeting, now, acts, also }: Props) {
	const open = useSignal<'' | 'sign' | 'give'>('');
	const busy = useSignal(false);
	const problem = useSignal<Code | ''>('');
	const box = useRef<HTMLDivElement>(null);
	const said = useRef<HTMLDivElement>(null);
	const { place } = meeting;

	/// What was pressed is gone from the page then: the answer takes its place, also for the keyboard.
	const act = async (ask: () => Promise<Code | undefined>) => {
		busy.value = true;
		problem.value = '';
		const code = await ask();
		busy.value = false;
		problem.value = code ?? '';
		if (!code) {
			open.value = '';
			said.current?.focus();
		}
	};
	const show = (what: '' | 'sign' | 'give') => {
		problem.value = '';
		open.value = what;
		back.current = what === '';
	};
	// Thought better of it: back to the buttons.
	const back = useRef(false);
	useEffect(() => {
		if (back.current)
			box.current?.querySelector('button')?.focus();
		back.current = false;
	}, [open.value]);

	if (isOver(meeting) || (!place && !maySign(meeting, now)))
		return also ? <div class="row">{also}</div> : null;
	const known = place && standing(place);
	return (
		<div class="place" ref={box}>
			<div ref={said} tabIndex={-1} class={known ? `place-state place-${known.kind}` : undefined}>
				{known && <><Icon name={known.icon} /><div><p>{known.text}</p>{known.more && <p>{known.more}</p>}</div></>}
			</div>
			{!open.value && <Problem text={problem.value && explain(problem.value)} />}
			{open.value === 'sign' && (
				<SignForm meeting={meeting} names={acts.names} busy={busy.value} problem={problem.value} onClose={() => show('')}
					onSign={(every, name) => act(() => acts.signUp(meeting, every, name))} />
			)}
			{open.value === 'give' && <GiveUp every={place?.every ?? false} busy={busy.value} onClose={() => show('')} onGive={(every) => act(() => acts.giveUp(meeting, every))} />}
			{!open.value && (
				<div class="row">
					{place?.state === 'offered' && (
						<button type="button" class="button button-main" disabled={busy.value} onClick={() => act(() => acts.take(meeting))}><Icon name="check" />{t('place_take')}</button>
					)}
					{maySign(meeting, now) && (
						<button type="button" class="button" onClick={() => show('sign')}>
							<Icon name="plus" />{t(isFull(meeting) ? 'sign_list' : 'sign_up')}<span class="hidden-text">: {meeting.title}</span>
						</button>
					)}
					{also}
					{place && (place.state === 'kept' || place.state === 'waiting' || place.state === 'offered') && (
						<button type="button" class="button button-small button-quiet" onClick={() => show('give')}>{t(giveUpWord(place))}<span class="hidden-text">: {meeting.title}</span></button>
					)}
				</div>
			)}
		</div>
	);
}

interface SignProps {
	meeting: Meeting;
	names: readonly string[] | null;
	busy: boolean;
	problem: Code | '';
	onSign(every: boolean, name?: string): void;
	onClose(): void;
}

function SignForm({ meeting, names, busy, problem, onSign, onClose }: SignProps) {
	const name = useSignal(names?.[0] ?? '');
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		onSign((event.submitter as HTMLButtonElement | null)?.name === 'every', names ? name.value.trim() : undefined);
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<p class="field-title" dir="auto" ref={useFocus()} tabIndex={-1}>{t('sign_for', { title: meeting.title })}</p>
			{names && <NameField name={name} names={names} />}
			<Problem text={problem && explain(problem)} />
			<div class="row">
				<button type="submit" name="once" class="button button-main" disabled={busy}>{t('sign_once')}</button>
				<button type="submit" name="every" class="button" disabled={busy}>{t('sign_every')}</button>
				<button type="button" class="button button-quiet" onClick={onClose}>{t('cancel')}</button>
			</div>
			<p class="soft">{t('sign_who')}</p>
		</form>
	);
}

function GiveUp({ every, busy, onGive, onClose }: { every: boolean; busy: boolean; onGive(every: boolean): void; onClose(): void }) {
	return (
		<div class="stack">
			<p ref={useFocus()} tabIndex={-1}>{t('place_sure')}</p>
			<div class="row">
				<button type="button" class="button" disabled={busy} onClick={() => onGive(false)}>{t('place_give_once')}</button>
				{every && <button type="button" class="button" disabled={busy} onClick={() => onGive(true)}>{t('place_give_every')}</button>}
				<button type="button" class="button button-quiet" onClick={onClose}>{t('place_keep')}</button>
			</div>
		</div>
	);
}

/// What opens is read from its beginning.
function useFocus() {
	const first = useRef<HTMLParagraphElement>(null);
	useEffect(() => first.current?.focus(), []);
	return first;
}

function giveUpWord({ state }: OwnPlace): 'place_give_up' | 'place_leave_list' | 'place_decline' {
	if (state === 'waiting')
		return 'place_leave_list';
	return state === 'offered' ? 'place_decline' : 'place_give_up';
}

interface Standing {
	kind: 'kept' | 'wait' | 'wait place-offered';
	icon: Drawing;
	text: string;
	more?: string;
}

export function standing({ state, ahead = 0, until = 0, every }: OwnPlace): Standing {
	const always = every ? t('place_every') : undefined;
	switch (state) {
	case 'kept':
		return { kind: 'kept', icon: 'check', text: t('place_kept'), more: always };
	case 'waiting':
		return { kind: 'wait', icon: 'wait', text: ahead ? t('place_waiting', { n: ahead }) : t('place_next'), more: [t('place_waiting_more'), always].filter(Boolean).join(' ') };
	case 'offered':
		return { kind: 'wait place-offered', icon: 'hand', text: t('place_offered', { time: atDay(until) }), more: always };
	case 'missed':
		return { kind: 'wait', icon: 'wait', text: t('place_missed') };
	case 'given_up':
		return { kind: 'wait', icon: 'check', text: t('place_given_up'), more: always };
	}
}
