/// Into a room whose door is open, with one press: also for somebody nobody knows yet, under a name on offer.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { explain } from '../../app/explain.ts';
import type { Code, Meeting } from '../../link/wire.ts';
import { Problem } from '../field/field.tsx';
import { NameField } from '../name/name.tsx';

interface Props {
	meeting: Meeting;
	/// null: it is known who asks.
	names: readonly string[] | null;
	onGo(meeting: Meeting, name?: string): Promise<Code | undefined>;
}

export function GoIn({ meeting, names, onGo }: Props) {
	const choosing = useSignal(false);
	const name = useSignal(names?.[0] ?? '');
	const busy = useSignal(false);
	const problem = useSignal<Code | ''>('');
	const go = async (event?: Event) => {
		event?.preventDefault();
		busy.value = true;
		problem.value = await onGo(meeting, names ? name.value.trim() : undefined) ?? '';
		busy.value = false;
		// Somebody there is called so already.
		if (problem.value === 'name_taken')
			choosing.value = true;
	};
	const whose = <span class="hidden-text">: {meeting.title}</span>;
	if (names && choosing.value)
		return (
			<form class="stack go-in" autocomplete="off" onSubmit={go}>
				<NameField name={name} names={names} />
				<Problem text={problem.value && explain(problem.value)} />
				<button type="submit" class="button button-main" disabled={busy.value}>{t('prog_go')}{whose}</button>
			</form>
		);
	return (
		<>
			<Problem text={problem.value && explain(problem.value)} />
			<div class="row go-in">
				<button type="button" class="button button-main" disabled={busy.value} onClick={() => void go()}>
					{names?.length ? t('prog_go_as', { name: name.value }) : t('prog_go')}{whose}
				</button>
				{names && <button type="button" class="link-button" onClick={() => (choosing.value = true)}>{t('prog_go_other')}</button>}
			</div>
		</>
	);
}
