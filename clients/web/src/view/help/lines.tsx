/// Crisis lines: how to reach each, when, in which language, and when somebody last looked whether that is true.
import { dayMonth, language, regionName, t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Line } from '../../link/wire.ts';
import { few, inOrder, isAlways, smsOf, telOf } from '../../model/help.ts';
import { Icon } from '../icon/icon.tsx';
import { Basics } from './basics.tsx';

const enough = 4;

/// The few that matter most, with the way to all. `bare`: without a heading.
export function FewLines({ bare = false, onLeave }: { bare?: boolean; onLeave?(): void }) {
	const { value: known } = useClient().help.lines;
	return (
		<div class="stack few-lines">
			{!bare && <h3>{t('lines_title')}</h3>}
			{known?.region && <p class="soft">{regionName(known.region)}</p>}
			{known?.lines.length ? <LineList lines={few(known.lines, enough)} brief /> : <Basics />}
			{known?.lines.length && !known.lines.some(({ kind }) => kind === 'emergency') ? <p>{t('help_else')}</p> : null}
			<a href="#help" class="lines-all" onClick={onLeave}>{t('lines_all')}</a>
		</div>
	);
}

/// Two numbers, a row each.
export function ShortLines() {
	const lines = few((useClient().help.lines.value?.lines ?? []).filter(({ phone }) => phone), 2);
	return (
		<>
			{lines.map((line) => (
				<a key={line.phone} class="button" href={telOf(line.phone!)}><Icon name="call" /><span><bdi>{nameOf(line)}</bdi> <bdi>{line.phone}</bdi></span></a>
			))}
			{!lines.some(({ kind }) => kind === 'emergency') && <p>{t('help_else')}</p>}
		</>
	);
}

const nameOf = ({ kind, name }: Line): string => (kind === 'emergency' ? t('line_emergency') : name);

export function LineList({ lines, brief = false }: { lines: readonly Line[]; brief?: boolean }) {
	return <ul class="lines">{(brief ? lines : inOrder(lines)).map((line) => <li key={line.name + line.phone}><OneLine line={line} brief={brief} /></li>)}</ul>;
}

function OneLine({ line, brief }: { line: Line; brief: boolean }) {
	const { about, hours, languages, verified, stale } = line;
	return (
		<>
			<div class="line-text">
				<p><b><bdi>{nameOf(line)}</bdi></b></p>
				{about && !brief && <p dir="auto">{about}</p>}
				<p class="soft"><bdi>{isAlways(line) ? t('line_always') : hours}</bdi> · {languageNames(languages)}</p>
				{!brief && <p class="soft">{t('line_checked', { month: dayMonth(verified) })}</p>}
				{stale && <p class="line-stale"><Icon name="alert" />{!brief ? t('line_old') : <>{t('line_checked', { month: dayMonth(verified) })}. {t('line_old')}</>}</p>}
			</div>
			<Ways line={line} />
		</>
	);
}

function Ways({ line }: { line: Line }) {
	const { phone, message, chat } = line;
	const sms = message && smsOf(message);
	const whom = <span class="hidden-text"> {nameOf(line)}</span>;
	return (
		<div class="line-ways">
			{phone && <a class="button" href={telOf(phone)}><Icon name="call" />{t('call', { n: phone })}{whom}</a>}
			{message && (sms
				? <a class="button" href={sms}><Icon name="speak" />{t('line_text', { n: message })}{whom}</a>
				: <p class="line-message"><Icon name="speak" /><bdi>{message}</bdi></p>)}
			{chat && <a class="button" href={chat} target="_blank" rel="noopener noreferrer"><Icon name="edit" />{t('line_write')}{whom}</a>}
		</div>
	);
}

function languageNames(tags: readonly string[]): string {
	const names = new Intl.DisplayNames(language(), { type: 'language' });
	return tags.map((tag) => names.of(tag) ?? tag).join(', ');
}

