/// How soon somebody should be with a person, in one room, and what the roster cannot keep of it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { listedRoom, rooms } from '../../app/desk.ts';
import { explain } from '../../app/explain.ts';
import type { Answer, Asked, Ladder } from '../../link/wire.ts';
import { Fold } from '../case/fold.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { runs } from '../people/role.tsx';
import { Level } from '../queue/level.tsx';
import { longSpan } from './span.ts';

type Known = Answer<'ladder.list'>;
const steps = ['first', 'second', 'third', 'repeat', 'lease'] as const;
/// What the server takes, in seconds.
const limits: Record<typeof steps[number], [number, number]> = { first: [30, 86_400], second: [60, 172_800], third: [90, 172_800], repeat: [60, 86_400], lease: [60, 86_400] };
const choices = [30, 60, 90, 120, 180, 240, 300, 360, 480, 600, 720, 900, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400, 172_800];

export function Deadlines({ room: from }: { room?: string }) {
	const client = useClient();
	const all = rooms(client).filter(({ role }) => role !== 'responder');
	const room = useSignal(from ?? all[0]?.room.id ?? '');
	const known = useSignal<Known | null>(null);
	const problem = useSignal('');
	const live = client.line.value === 'live';
	useEffect(() => {
		if (live && room.value)
			void client.act('ladder.list', { room: room.value }).then((answer) => (known.value = answer ?? known.value));
	}, [room.value, live]);
	const set = async (fields: Omit<Asked<'ladder.set'>, 'room'>) => {
		const { answer, code, why } = await client.attempt('ladder.set', { room: room.value, ...fields });
		problem.value = code === 'bad_field' ? t('deadlines_order') : code ? explain(code, why) : '';
		if (answer) {
			known.value = answer;
			client.say('saved');
		}
	};
	const mayChange = runs(listedRoom(client, room.value)?.role ?? 'participant');
	return (
		<>
			<p>{t('deadlines_more')}</p>
			{all.length > 1 && (
				<Field label={t('the_room')}>
					<select value={room.value} onChange={(event) => (room.value = event.currentTarget.value)}>{all.map((one) => <option key={one.room.id} value={one.room.id}>{one.room.name}</option>)}</select>
				</Field>
			)}
			{known.value && <Warnings warnings={known.value.warnings} />}
			<div role="alert">{problem.value && <p class="problem"><Icon name="alert" /><span>{problem.value}</span></p>}</div>
			{known.value?.ladders.map((ladder) => (
				<section key={room.value + ladder.level} class="card"><OneLadder ladder={ladder} mayChange={mayChange} onSet={(fields) => void set(fields)} /></section>
			))}
		</>
	);
}

export function Warnings({ warnings }: Pick<Known, 'warnings'>) {
	return <ul class="stack-tight">{warnings.map((warning) => <li key={warning} class="team-warn"><Icon name="alert" /><span>{t(`warning_${warning}`)}</span></li>)}</ul>;
}

export function OneLadder({ ladder, mayChange, onSet }: { ladder: Ladder; mayChange: boolean; onSet(fields: Omit<Asked<'ladder.set'>, 'room'>): void }) {
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const data = new FormData(event.currentTarget as HTMLFormElement);
		const chosen = Object.fromEntries(steps.map((step) => [step, Number(data.get(step))]));
		onSet({ level: ladder.level, ...chosen });
	};
	return (
		<>
			<h2 class="row"><Level level={ladder.level} />{ladder.own && <span class="chip">{t('deadlines_own')}</span>}</h2>
			<dl class="team-facts">{steps.map((step) => <div key={step}><dt>{t(`deadline_${step}`)}</dt><dd>{longSpan(ladder[step])}</dd></div>)}</dl>
			{mayChange && (
				<Fold title={t('deadlines_change')}>
					<form class="stack" onSubmit={submit} key={steps.map((step) => ladder[step]).join()}>
						{steps.map((step) => (
							<Field key={step} label={t(`deadline_${step}`)}>
								<select name={step}>
									{choicesFor(step, ladder[step]).map((seconds) => <option key={seconds} value={seconds} selected={seconds === ladder[step]}>{longSpan(seconds)}</option>)}
								</select>
							</Field>
						))}
						<div class="row">
							<button type="submit" class="button button-main">{t('save')}</button>
							{ladder.own && <button type="button" class="button" onClick={() => onSet({ level: ladder.level })}>{t('deadlines_standard')}</button>}
						</div>
					</form>
				</Fold>
			)}
		</>
	);
}

function choicesFor(step: typeof steps[number], now: number): number[] {
	const [least, most] = limits[step];
	return [...new Set([...choices.filter((seconds) => seconds >= least && seconds <= most), now])].sort((a, b) => a - b);
}
