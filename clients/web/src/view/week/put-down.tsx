/// Who leads, and who helps: of one meeting, or of a drop-in each time.
import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import type { Code, Part, Person, Staffing } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Problem } from '../field/field.tsx';
import { Fielded, said } from './fielded.tsx';
import { keepFocus } from './focus.ts';
import { partName } from './item.tsx';
import { staffOf } from './meetings.ts';

export interface Refusal {
	code?: Code;
	field?: string;
}

interface Props {
	title: string;
	staff: readonly Staffing[];
	/// Part missing: take them off. Gives why not.
	onPut(member: string, part?: Part): Promise<Refusal>;
	onClose(): void;
}

export function PutDown({ title, staff, onPut, onClose }: Props) {
	return (
		<Dialog title={t('meet_put')} onClose={onClose}>
			<p class="soft" dir="auto">{title}</p>
			<StaffForm staff={staff} onPut={onPut} />
		</Dialog>
	);
}

export function StaffForm({ staff, onPut }: Pick<Props, 'staff' | 'onPut'>) {
	const client = useClient();
	const people = useSignal<readonly Person[] | null>(null);
	const busy = useSignal(false);
	useEffect(() => void staffOf(client, staff.map(({ member }) => member)).then((all) => (people.value = all)), []);
	const problem = useSignal('');
	const list = useRef<HTMLUListElement>(null);
	const done = async (asked: Promise<Refusal>) => {
		busy.value = true;
		const { code, field } = await asked;
		busy.value = false;
		keepFocus(list);
		problem.value = !code ? '' : field !== 'member' ? explain(code) : code === 'not_allowed' ? t('meet_cannot') : code === 'overlap' ? t('meet_busy') : explain(code);
	};
	const put = (event: SubmitEvent) => {
		event.preventDefault();
		const word = said(event.currentTarget);
		void done(onPut(word('member'), word('part') as Part));
	};
	const free = people.value?.filter(({ id }) => !staff.some(({ member }) => member.id === id)) ?? [];
	return (
		<>
			<ul ref={list} class="manage-links">
				{staff.map(({ member, part }) => (
					<li key={member.id}>
						<span><strong><bdi>{member.name}</bdi></strong><span class="soft">{partName(part)}</span></span>
						<button type="button" class="button button-small" disabled={busy.value} onClick={() => void done(onPut(member.id))}>{t('series_staff_off')}<span class="hidden-text"> {member.name}</span></button>
					</li>
				))}
			</ul>
			{!people.value && <p class="soft" role="status">{t('moment')}</p>}
			{free.length > 0 && (
				<form class="stack" autocomplete="off" onSubmit={put}>
					<div class="manage-pair">
						<Fielded label={t('meet_who')}><select name="member">{free.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></Fielded>
						<Fielded label={t('meet_part')}>
							<select name="part">{(['lead', 'co_lead'] as const).map((part) => <option key={part} value={part} selected={(part === 'lead') !== staff.some((one) => one.part === 'lead')}>{partName(part)}</option>)}</select>
						</Fielded>
					</div>
					<button type="submit" class="button" disabled={busy.value}>{t('series_staff_add')}</button>
				</form>
			)}
			<Problem text={problem.value} />
		</>
	);
}
