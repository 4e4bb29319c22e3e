/// A step about somebody: which, why, the rule it rests on, words to them, and until when.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom } from '../../app/desk.ts';
import { explain } from '../../app/explain.ts';
import type { Person, Reason, Sanction } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { ruleLines } from '../rules/rules.tsx';
import { ReasonField, spanName } from './reasons.tsx';

type Step = Sanction['step'];
type Who = Pick<Person, 'id' | 'name'>;

const spans = [1, 6, 24, 72, 168, 720];
const lasting: readonly Step[] = ['read_only', 'removal', 'ban'];

export function StepButton({ room, person, small = false, onDone }: { room: string; person: Who; small?: boolean; onDone?(): void }) {
	const open = useSignal(false);
	const close = () => {
		open.value = false;
		onDone?.();
	};
	return (
		<>
			<button type="button" class={`button ${small ? 'button-small' : ''}`} onClick={() => (open.value = true)}><Icon name="ease" />{t('take_step')}</button>
			{open.value && <GiveStep room={room} person={person} onClose={close} />}
		</>
	);
}

export function GiveStep({ room, person, onClose }: { room: string; person: Who; onClose(): void }) {
	const client = useClient();
	const done = useSignal('');
	return (
		<Dialog title={t('step_about', { name: person.name })} onClose={onClose}>
			<div role="status">{done.value}</div>
			{done.value === '' && <Form room={room} person={person} onGiven={() => (done.value = t('step_done', { name: person.name }))} busy={client.line.value !== 'live'} />}
		</Dialog>
	);
}

function Form({ room, person, onGiven, busy }: { room: string; person: Who; onGiven(): void; busy: boolean }) {
	const client = useClient();
	const step = useSignal<Step>('nudge');
	const reason = useSignal<Reason>('ground_rules');
	const rule = useSignal('');
	const words = useSignal('');
	const hours = useSignal(24);
	const giving = useSignal(false);
	const refused = useSignal(false);
	const rules = ruleLines(listedRoom(client, room)?.room.rules ?? '');
	const lasts = lasting.includes(step.value);
	const submit = async (event: Event) => {
		event.preventDefault();
		giving.value = true;
		const said = words.value.trim();
		const given = await client.act('sanction.give', {
			...(step.value === 'ban' ? {} : { room }), member: person.id, step: step.value, reason: reason.value,
			...(rule.value ? { rule: rule.value.slice(0, 300) } : {}), ...(said ? { words: said } : {}), ...(lasts ? { hours: hours.value } : {}),
		});
		giving.value = false;
		refused.value = !given;
		if (given)
			onGiven();
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('which_step')}>
				<select value={step.value} onChange={(event) => (step.value = event.currentTarget.value as Step)}>
					{steps(client.hello.value?.grants.some((grant) => !grant.room && runs(grant.role)) ?? false)
						.map((one) => <option key={one} value={one}>{t(`give_${one}`)}</option>)}
				</select>
			</Field>
			{lasts && (
				<Field label={t('how_long')}>
					<select value={hours.value} onChange={(event) => (hours.value = Number(event.currentTarget.value))}>
						{spans.map((span) => <option key={span} value={span}>{spanName(span)}</option>)}
					</select>
				</Field>
			)}
			<ReasonField reason={reason} />
			{rules.length > 0 && (
				<Field label={t('the_ground_rule')}>
					<select value={rule.value} onChange={(event) => (rule.value = event.currentTarget.value)}>
						<option value="">{t('no_rule')}</option>
						{rules.map((line) => <option key={line} value={line}>{line}</option>)}
					</select>
				</Field>
			)}
			<Field label={t('words_to', { name: person.name })} hint={t('words_to_hint')}>
				<textarea dir="auto" rows={3} maxLength={500} value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
			</Field>
			<p class="soft">{t('step_told')}</p>
			{/* What went wrong is told behind the dialog too; here it can be seen. */}
			<div role="alert">{refused.value && <p class="problem"><Icon name="alert" /><span>{explain(client.notice.value?.text ?? '')}</span></p>}</div>
			<button type="submit" class="button button-main" disabled={busy || giving.value}>{t('take_step')}</button>
		</form>
	);
}

/// Who may be on the server is for those who run it.
function steps(runsServer: boolean): Step[] {
	return ['nudge', 'warning', 'read_only', 'removal', ...(runsServer ? ['ban' as const] : [])];
}
