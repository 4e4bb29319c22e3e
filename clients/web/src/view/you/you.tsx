/// Oneself: the name, what one told and was told, what one would rather not read, recovery words, staff login, the way out.
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n/index.ts';
import { useClient } from '../../app/context.ts';
import type { Room } from '../../link/wire.ts';
import { Dialog } from '../dialog/dialog.tsx';
import { Field } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';
import { LaterMeeting } from '../meeting/load.tsx';
import { CaredFor } from '../room/cared-for.tsx';
import { HiddenPeople, HiddenTopics } from './hidden.tsx';
import { MyReports, MySteps } from './past.tsx';
import { WordsCard } from './words.tsx';

export function You({ room, onClose }: { room?: Room; onClose(): void }) {
	const client = useClient();
	const leaving = useSignal(false);
	const leave = () => {
		void client.leaveRoom(room!.id);
		onClose();
	};
	if (leaving.value)
		return (
			<Dialog key="leave" title={t('leave_room')} onClose={onClose}>
				<p>{t('leave_room_sure')}</p>
				<button type="button" class="button button-clay" onClick={leave}>{t('leave_room')}</button>
			</Dialog>
		);
	return (
		<Dialog title={t('you')} onClose={onClose}>
			<NameForm onClose={onClose} />
			<div>
				<MyReports />
				<MySteps />
				<HiddenPeople />
				<HiddenTopics />
				<LaterMeeting show={({ MyTimes }) => <MyTimes />} />
			</div>
			{room && <CaredFor room={room} />}
			<NewWords />
			{client.isStaff.value && <LoginForm onClose={onClose} />}
			<hr />
			<div class="row you-ways">
				{room && (
					<button type="button" class="button" onClick={() => (leaving.value = true)}><Icon name="back" />{t('leave_room')}</button>
				)}
				<button type="button" class="button" onClick={() => void client.signOut()}><Icon name="leave" />{t('sign_out')}</button>
			</div>
		</Dialog>
	);
}

function NameForm({ onClose }: { onClose(): void }) {
	const client = useClient();
	const name = useSignal(client.me.value?.name ?? '');
	const submit = async (event: Event) => {
		event.preventDefault();
		if (await client.rename(name.value.trim()))
			client.say('saved');
		onClose();
	};
	return (
		<form class="stack" autocomplete="off" onSubmit={submit}>
			<Field label={t('your_name')} hint={t('your_name_hint')}>
				<input type="text" dir="auto" required maxLength={40} autocomplete="off" spellcheck={false}
					value={name.value} onInput={(event) => (name.value = event.currentTarget.value)} />
			</Field>
			<button type="submit" class="button">{t('change_name')}</button>
		</form>
	);
}

function NewWords() {
	const client = useClient();
	const renew = async () => {
		const answer = await client.act('member.words', {});
		if (answer)
			client.keepWords(answer.words);
	};
	if (client.words.value)
		return <WordsCard words={client.words.value} />;
	return (
		<div class="stack">
			<div>
				<h3 class="field-title">{t('words')}</h3>
				<p class="soft">{t('new_words_more')}</p>
			</div>
			<button type="button" class="button" onClick={renew}><Icon name="note" />{t('new_words')}</button>
		</div>
	);
}

function LoginForm({ onClose }: { onClose(): void }) {
	const client = useClient();
	const submit = async (event: SubmitEvent) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const login = String(form.get('login')).trim();
		if (await client.act('member.secure', { login, password: String(form.get('password')) }))
			client.say('saved');
		onClose();
	};
	return (
		<details>
			<summary>{t('set_login')}</summary>
			<form class="stack" onSubmit={submit}>
				<p class="soft">{t('set_login_more')}</p>
				<Field label={t('login')}>
					<input name="login" type="text" required minLength={3} maxLength={64} autocomplete="username" autocapitalize="none" spellcheck={false} />
				</Field>
				<Field label={t('password')}>
					<input name="password" type="password" required minLength={10} maxLength={256} autocomplete="new-password" />
				</Field>
				<button type="submit" class="button">{t('save')}</button>
			</form>
		</details>
	);
}
