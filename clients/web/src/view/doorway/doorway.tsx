/// What somebody sees after opening an invite link (P0): where this leads, what
/// is asked, a name on offer, one button.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { language, languages, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import { chooseLanguage } from '../../app/prefs.ts';
import { newKey } from '../../link/keys.ts';
import { codeOf, type Answer, type Code } from '../../link/wire.ts';
import { LanguageChoice } from '../easier/language.tsx';
import { Problem } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { NameField } from '../name/name.tsx';
import { Rules } from '../rules/rules.tsx';
import { Waymark } from '../stone/stone.tsx';
import { Moment, Plain } from '../welcome/plain.tsx';
import './doorway.css';

export type Card = Answer<'doorway.show'>;

export function Doorway({ invite, onIn }: { invite: string; onIn(): void }) {
	const client = useClient();
	const card = useSignal<Card | null>(null);
	const problem = useSignal<Code | ''>('');
	// One key for one coming in: pressing twice on a bad line makes one member.
	const key = useRef(newKey());

	const look = async () => {
		problem.value = '';
		try {
			card.value = await client.api.call('doorway.show', { invite });
			document.title = card.value.site;
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	const comeIn = async (name: string) => {
		const version = card.value!.rules_version;
		problem.value = '';
		try {
			const joined = await client.api.call('member.join', { invite, name, rules_version: version }, key.current);
			client.cameIn(joined, version);
			onIn();
		} catch (reason) {
			const code = codeOf(reason);
			if (code !== 'offline')
				key.current = newKey();
			if (code === 'rules_changed')
				await look();
			problem.value = code;
		}
	};
	/// Whoever has a seat may still read there what was decided.
	const inside = () => {
		client.connect();
		onIn();
	};
	useEffect(() => void look(), [invite]);

	if (card.value)
		return <DoorwayCard card={card.value} problem={problem.value} onLook={look} onEnter={comeIn} />;
	if (problem.value === 'invite_not_valid')
		return <Plain title={t('bad_link')} text={t('bad_link_more')} />;
	if (problem.value === 'removed')
		return (
			<Plain title={t('away')} text={explain(problem.value)}>
				<p class="soft">{t('in_danger')}</p>
				<button type="button" class="button" onClick={inside}>{t('away_why')}</button>
			</Plain>
		);
	if (problem.value)
		return (
			<Plain title={t('welcome')} text={explain(problem.value)}>
				<button type="button" class="button" onClick={look}><Icon name="again" />{t('again')}</button>
			</Plain>
		);
	return <Moment />;
}

interface CardProps {
	card: Card;
	problem: Code | '';
	onLook(): void;
	onEnter(name: string): Promise<void>;
}

export function DoorwayCard({ card, problem, onLook, onEnter }: CardProps) {
	return (
		<main class="page doorway" id="main" tabIndex={-1}>
			<div class="doorway-head">
				<Waymark />
				<h1 dir="auto">{card.room ?? card.site}</h1>
				{card.about && <p dir="auto" lang={card.language}>{card.about}</p>}
				{card.here !== undefined && <p class="soft">{hereNow(card)}</p>}
			</div>
			<div class="card">
				<Rules text={card.rules} lang={card.language} />
				{card.open === false
					? <Full onLook={onLook} />
					: <NameForm card={card} problem={problem} onEnter={onEnter} />}
			</div>
			<div class="doorway-foot">
				<p>{t('kept')} {t('read_by')} {t('leave_note')}</p>
				<LanguageChoice languages={languages} chosen={language()} onChoose={chooseLanguage} />
			</div>
		</main>
	);
}

function NameForm({ card, problem, onEnter }: Omit<CardProps, 'onLook'>) {
	const name = useSignal(card.seated?.name ?? card.names[0] ?? '');
	const busy = useSignal(false);
	const enter = async (event: Event) => {
		event.preventDefault();
		busy.value = true;
		await onEnter(name.value.trim());
		busy.value = false;
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={enter}>
			{card.seated
				? <p>{t('known', { name: card.seated.name })}</p>
				: <NameField name={name} names={card.names} />}
			<Problem text={problem && explain(problem)} />
			<button type="submit" class="button button-main" disabled={busy.value}>
				{t(card.room === undefined ? 'come_in' : 'enter')}
			</button>
		</form>
	);
}

function Full({ onLook }: { onLook(): void }) {
	return (
		<div class="stack">
			<p>{t('full')}</p>
			<button type="button" class="button" onClick={onLook}><Icon name="again" />{t('look_again')}</button>
		</div>
	);
}

function hereNow({ here = 0, mentors = 0 }: Card): string {
	const people = here ? t('here', { n: here }) : t('here_none');
	return mentors ? `${people} ${t('mentors', { n: mentors })}` : people;
}
