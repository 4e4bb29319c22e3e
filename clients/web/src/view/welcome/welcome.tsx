/// For somebody who is not signed in: their link, their recovery words, or the staff door.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import type { Joined } from '../../app/client.ts';
import { useClient } from '../../app/context.ts';
import { explain } from '../../app/explain.ts';
import { codeOf } from '../../link/wire.ts';
import { Field, Problem } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { Waymark } from '../stone/stone.tsx';
import './welcome.css';

export function Welcome({ expired = false }: { expired?: boolean }) {
	return (
		<main class="page" id="main" tabIndex={-1}>
			<div class="welcome-head">
				<Waymark />
				<h1>{t(expired ? 'expired' : 'welcome')}</h1>
				<p>{t(expired ? 'expired_more' : 'welcome_link')}</p>
			</div>
			{!expired && <a class="button" href="/programme"><Icon name="calendar" />{t('whats_on')}</a>}
			<details class="card fold" open={expired}>
				<summary>{t('words_have')}</summary>
				<WordsForm />
			</details>
			<details class="card fold">
				<summary>{t('staff')}</summary>
				<SignInForm />
			</details>
		</main>
	);
}

/// Ask, and come in with the answer; otherwise say why not.
function useDoor() {
	const client = useClient();
	const problem = useSignal('');
	const busy = useSignal(false);
	const knock = async (ask: () => Promise<Joined>) => {
		busy.value = true;
		problem.value = '';
		try {
			client.cameIn(await ask());
		} catch (reason) {
			problem.value = explain(codeOf(reason));
		}
		busy.value = false;
	};
	return { api: client.api, problem, busy, knock };
}

function WordsForm() {
	const { api, problem, busy, knock } = useDoor();
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const words = filled(event, 'words').trim().replace(/\s+/g, ' ');
		void knock(() => api.call('session.recover', { words }));
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('words')} hint={t('words_hint')}>
				<input name="words" type="text" required maxLength={200} autocomplete="off" autocapitalize="none" spellcheck={false} />
			</Field>
			<Problem text={problem.value} />
			<button type="submit" class="button button-main" disabled={busy.value}>{t('words_use')}</button>
		</form>
	);
}

function SignInForm() {
	const { api, problem, busy, knock } = useDoor();
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const login = filled(event, 'login').trim();
		void knock(() => api.call('session.open', { login, password: filled(event, 'password') }));
	};
	return (
		<form class="stack" onSubmit={submit}>
			<Field label={t('login')}>
				<input name="login" type="text" required maxLength={64} autocomplete="username" autocapitalize="none" spellcheck={false} />
			</Field>
			<Field label={t('password')}>
				<input name="password" type="password" required maxLength={256} autocomplete="current-password" />
			</Field>
			<Problem text={problem.value} />
			<button type="submit" class="button button-main" disabled={busy.value}>{t('sign_in')}</button>
		</form>
	);
}

function filled(event: SubmitEvent, name: string): string {
	return String(new FormData(event.currentTarget as HTMLFormElement).get(name) ?? '');
}
