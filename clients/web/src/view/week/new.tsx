/// A new drop-in: title, days, time, save.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { rooms } from '../../app/desk.ts';
import { explain } from '../../app/explain.ts';
import type { Room } from '../../link/wire.ts';
import { lacks, newForm, planOf, type PlanForm } from '../../model/plan.ts';
import { Problem } from '../field/field.tsx';
import { runs } from '../people/role.tsx';
import { useLeads } from './leads.ts';
import { Fielded } from './fielded.tsx';
import { copyLink, made } from './made.tsx';
import { focusProblem, PlanFields, problemsOf, Zone, type Problems } from './plan-form.tsx';
import { NextDates, Sentence, usePreview } from './preview.tsx';
import { ownZone } from './when.ts';

/// Not more places than the room has.
function fitting(form: PlanForm, room: Room | undefined): PlanForm {
	return room && Number(form.capacity) > room.capacity ? { ...form, capacity: String(room.capacity) } : form;
}

/// In the list of rooms: one of its own, made with it.
const own = 'own';

export function NewSeries({ room: from }: { room?: string }) {
	const client = useClient();
	const leads = useLeads();
	const mine = rooms(client).filter(({ role }) => runs(role));
	const room = useSignal(mine.find((item) => item.room.id === from)?.room.id ?? mine[0]?.room.id ?? own);
	const chosen = mine.find((item) => item.room.id === room.value)?.room;
	const form = useSignal(fitting(newForm(ownZone(), chosen?.language ?? language()), chosen));
	const other = useSignal('');
	const refused = useSignal<Problems>({});
	const busy = useSignal(false);
	const element = useRef<HTMLFormElement>(null);
	const { preview, problems } = usePreview(room.value === own ? mine[0]?.room.id : room.value, form, other);
	const all: Problems = { ...problems.value, ...refused.value };
	// What was refused may fit now.
	useEffect(() => void (refused.value = {}), [form.value]);
	if (!mine.length && !leads)
		return <p>{t('err_not_allowed')}</p>;
	const refuse = (why: Problems) => {
		refused.value = why;
		// The fields say so first.
		setTimeout(() => focusProblem(element.current, why));
	};
	const choose = (id: string) => {
		room.value = id;
		form.value = fitting(form.value, mine.find((item) => item.room.id === id)?.room);
	};
	const save = async (event: Event) => {
		event.preventDefault();
		const lacking = lacks(form.value);
		if (lacking)
			return refuse(problemsOf('missing_field', lacking, form.value, explain));
		busy.value = true;
		const place = room.value === own ? await newRoom() : room.value;
		const { answer, code, field } = place ? await client.attempt('series.create', { room: place, plan: planOf(form.value, Date.now()) }) : { answer: undefined, code: undefined, field: undefined };
		busy.value = false;
		if (code)
			return refuse(problemsOf(code, field, form.value, explain));
		if (!answer)
			return;
		made.value = answer.series.id;
		client.say('saved');
		void copyLink(client, answer.series);
		client.go({ page: 'week', part: 'series', room: answer.series.room, about: answer.series.id }, true);
	};
	/// Where people are only while it is on.
	const newRoom = async () => {
		const answer = await client.act('room.create', { name: form.value.title.trim(), language: form.value.language || language(), drop_in: true });
		await client.refresh();
		// A second try takes the room that is there by now.
		room.value = answer?.room.id ?? room.value;
		return answer?.room.id;
	};
	return (
		<form ref={element} class="stack week-form" autocomplete="off" noValidate onSubmit={save}>
			{(mine.length > 1 || leads) && (
				<Fielded label={t('plan_room')}>
					<select name="room" onChange={(event) => choose(event.currentTarget.value)}>
						{mine.map((item) => <option key={item.room.id} value={item.room.id} selected={item.room.id === room.value}>{item.room.name}</option>)}
						{leads && <option value={own} selected={room.value === own}>{t('plan_room_own')}</option>}
					</select>
				</Fielded>
			)}
			<PlanFields form={form} problems={all} focus />
			<Sentence preview={preview.value} problems={problems.value} />
			<Problem text={all[''] ?? ''} />
			<button type="submit" class="button button-main" disabled={busy.value}>{t('save')}</button>
			{preview.value && <NextDates preview={preview.value} />}
			{preview.value && <Zone label={t('plan_elsewhere')} field={{ value: other.value, onInput: (event: Event) => (other.value = (event.currentTarget as HTMLInputElement).value) }} />}
		</form>
	);
}
