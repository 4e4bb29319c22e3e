/// Calendars to subscribe to: of what is public, and of one's own places, whose address is a secret.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { explain } from '../../app/explain.ts';
import { webcal } from '../../app/webcal.ts';
import type { Api } from '../../link/api.ts';
import { codeOf, type Code, type Feed } from '../../link/wire.ts';
import { Field, Problem } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

export function Calendars({ api }: { api: Api }) {
	const mine = useSignal<Feed | null>(null);
	const problem = useSignal<Code | ''>('');
	const said = useSignal('');
	const ask = async (what: () => Promise<Feed | undefined>) => {
		problem.value = said.value = '';
		try {
			mine.value = await what() ?? mine.value;
		} catch (reason) {
			problem.value = codeOf(reason);
		}
	};
	const renew = () => ask(async () => {
		const { feed } = await api.call('feed.renew', { kind: 'mine' });
		said.value = t('cal_renewed');
		return feed;
	});
	useEffect(() => void ask(async () => (await api.call('feed.list', {})).feeds.find(({ kind }) => kind === 'mine')), []);
	return (
		<div class="stack">
			<p class="soft">{t('cal_more')}</p>
			{mine.value && <Address feed={mine.value} />}
			<div role="status">{said.value && <p>{said.value}</p>}</div>
			<Problem text={problem.value && explain(problem.value)} />
			{mine.value && <div class="row"><button type="button" class="button button-small button-quiet" onClick={() => void renew()}><Icon name="again" />{t('cal_renew')}</button></div>}
		</div>
	);
}

function Address({ feed: { path } }: { feed: Feed }) {
	const copied = useSignal(false);
	const address = `${location.origin}${path}`;
	const copy = () => navigator.clipboard?.writeText(address).then(() => (copied.value = true), () => {});
	return (
		<>
			<div class="row">
				<a class="button" href={webcal(path)}><Icon name="calendar" />{t('cal_mine')}</a>
				<button type="button" class="button button-quiet" onClick={copy}><Icon name="copy" />{t('cal_copy')}</button>
			</div>
			<div role="status">{copied.value && <p>{t('copied')}</p>}</div>
			<Field label={t('cal_address')} hint={t('cal_secret')}><input type="text" readOnly dir="ltr" value={address} onFocus={(event) => event.currentTarget.select()} /></Field>
		</>
	);
}
