/// "I need help now", as the person sees it: one press wherever they are, what is known of it, whom to call, side rooms.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, log, noBrowser, say, sees, sideways, tabTo } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';

describe('I need help now', { skip: noBrowser }, () => {
	let street, fay;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	const button = (page, name) => page.getByRole('button', { name, exact: true });
	const needHelp = (page) => button(page, 'I need help now');
	/* Numbers are isolated from the words around them. */
	const call = (page, number) => page.getByRole('link', { name: new RegExp(`Call \\W*${number}`) });
	const dialog = (page) => page.getByRole('dialog', { name: 'I need help now' });
	const stands = (page, text) => dialog(page).locator('h3', { hasText: text }).waitFor();
	const strip = (page, text) => page.locator('.help-strip p', { hasText: text });
	const back = async (page) => {
		await button(dialog(page), 'Back').click();
		await dialog(page).waitFor({ state: 'detached' });
	};
	/// What was read out, in order: `loud` at once, `soft` when there is a pause.
	const listen = (page) => page.addInitScript(() => {
		globalThis.told = [];
		new MutationObserver((changes) => {
			for (const { target } of changes) {
				const region = target.parentElement?.closest('[role=alert], [role=status]') ?? target.closest?.('[role=alert], [role=status]');
				/* What is behind a panel is not heard. */
				const open = document.querySelector('dialog[open]');
				if (region?.textContent && (!open || open.contains(region)))
					globalThis.told.push(`${region.getAttribute('role') === 'alert' ? 'loud' : 'soft'}: ${region.textContent.replace(/[\u2068\u2069]/g, '')}`);
			}
		}).observe(document, { subtree: true, childList: true, characterData: true });
	});
	const told = (page) => page.evaluate(() => globalThis.told);

	/// A room with Ana in a browser; a mentor beside her if asked for.
	async function room({ mentor, looks, fields } = {}) {
		const made = await fay.makeRoom({ name: `Room ${newKey()}`, rules: 'Be kind.', ...fields });
		const token = await fay.invite('participant', made.id, { uses: 100 });
		const mo = mentor && await fay.guest(`Mo ${newKey().slice(0, 5)}`, made.id, 'mentor');
		const ben = await fay.guest('Ben', made.id);
		const ana = await street.visitor(looks);
		await listen(ana);
		await street.enter(ana, token, 'Ana');
		const { id } = await until(() => ben.events.flatMap((event) => event.came ?? []).find((person) => person.name === 'Ana'));
		await button(ana, 'I have them').click();
		return { ...made, token, mo, ben, ana, anaId: id, end: () => ana.context().close() };
	}
	const caseOf = (member) => until(async () => (await fay.request('case.list')).cases.find(({ subject }) => subject.id === member));
	const noCase = async (member) => assert.ok(!(await fay.request('case.list')).cases.some(({ subject }) => subject.id === member));
	/// What a mentor does in a case, as it is now.
	const act = async (mentor, op, { id, anaId }, more = {}) => {
		const { id: about, version } = await caseOf(anaId);
		return mentor.request(op, { room: id, case: about, version, ...more });
	};

	it('one press alerts mentors, with nothing to confirm; each step is shown, and said once', async () => {
		const all = await room({ mentor: true });
		const { ana, mo, ben, anaId, end } = all;
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted, /);
		await dialog(ana).getByText('Only those who look after rooms here see this.').waitFor();
		const asked = await caseOf(anaId);
		assert.equal(asked.level, 'crisis');
		await act(mo, 'case.acknowledge', all);
		await stands(ana, / has seen this, /);
		await until(async () => (await told(ana)).some((text) => / has seen this/.test(text)));
		await mo.post(all.id, 'I am here.');
		await stands(ana, / is with you\./);
		await back(ana);
		await sees(ana, 'I am here.');
		await strip(ana, / is with you\./).waitFor();
		await act(mo, 'case.close', all, { outcome: 'talked', safe: 'yes', follow_up: Date.now() + 86_400_000, owner: mo.person.id });
		await strip(ana, 'This has come to an end for now.').waitFor();
		await button(ana.locator('.help-strip'), 'Close').click();
		await strip(ana, /./).waitFor({ state: 'detached' });
		const said = (await told(ana)).filter((text) => /alerted|has seen|with you|has come to an end/.test(text));
		assert.deepEqual(said.map((text) => text.replace(/, \d.*/, '')),
			['loud: Mentors were alerted', `loud: ${mo.person.name} has seen this`, `soft: ${mo.person.name} is with you.`, 'soft: This has come to an end for now.']);
		await ben.barrier();
		assert.ok(!JSON.stringify(ben.events).includes('help'), 'nobody else in the room is told');
		for (const word of ['crisis', 'red', 'amber', 'case', 'level', 'flag', 'escalat'])
			assert.ok(!said.join(' ').toLowerCase().split(/\W/).includes(word), word);
		await end();
	});

	it('with the keyboard alone: pressed, read, and back to where one was', async () => {
		const { ana, anaId, end } = await room({ mentor: true });
		await tabTo(ana, needHelp(ana), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		await stands(ana, /Mentors were alerted/);
		assert.ok(await dialog(ana).locator('h3').first().evaluate((element) => element === document.activeElement), 'what is known has the focus');
		await tabTo(ana, dialog(ana).getByRole('link', { name: 'All lines, other countries' }));
		await ana.keyboard.press('Escape');
		await dialog(ana).waitFor({ state: 'detached' });
		assert.ok(await needHelp(ana).evaluate((element) => element === document.activeElement));
		await caseOf(anaId);
		await end();
	});

	it('without a connection: lines at once, the truth about the press, and it arrives once', async () => {
		const { ana, anaId, end } = await room({ mentor: true, looks: { width: 320, height: 568 } });
		await ana.goto(`${street.server.origin}/#help`);
		await ana.getByLabel('Country').selectOption('GB');
		await ana.getByRole('heading', { name: 'United Kingdom' }).waitFor();
		await ana.goto(`${street.server.origin}/#`);
		await composer(ana).waitFor();
		await ana.context().setOffline(true);
		await ana.getByText('No connection.').waitFor();
		await needHelp(ana).click();
		await stands(ana, 'Not sent yet. It keeps trying by itself.');
		await call(dialog(ana), '999').waitFor();
		await call(dialog(ana), '116 123').waitFor();
		assert.deepEqual(await sideways(ana), []);
		await back(ana);
		await needHelp(ana).click();
		await stands(ana, 'Not sent yet.');
		await noCase(anaId);
		await ana.context().setOffline(false);
		await stands(ana, /Mentors were alerted/);
		assert.equal((await caseOf(anaId)).subject.id, anaId);
		await end();
	});

	it('a press outlives a reload, and a server that went away', async () => {
		const { ana, anaId, end } = await room({});
		await street.server.kill9();
		await ana.getByText('No connection.').waitFor();
		await needHelp(ana).click();
		await stands(ana, 'Not sent yet.');
		const kept = await ana.evaluate(() => sessionStorage.getItem('pressed'));
		await street.server.run();
		await stands(ana, /Mentors were alerted|Nobody may be here/);
		fay = await fay.person.connect();
		street.fay = fay;
		await caseOf(anaId);
		await until(async () => await ana.evaluate(() => sessionStorage.getItem('pressed')) === null);
		assert.match(kept, /"key"/);
		await ana.reload();
		await strip(ana, /Mentors were alerted|Nobody may be here/).waitFor();
		assert.equal(await dialog(ana).count(), 0);
		await end();
	});

	it('nobody on call: the room says so before, the panel after, and lines come first', async () => {
		const made = await fay.makeRoom({ name: `Room ${newKey()}` });
		const token = await fay.invite('participant', made.id, { uses: 9 });
		const ana = await street.visitor({ width: 320, height: 568 });
		await street.server.sql('UPDATE seats SET seen_ms = 0');
		await street.enter(ana, token, 'Ana');
		await ana.getByText('No mentor is here or on call right now.').waitFor();
		assert.deepEqual(await faults(ana, 'nobody on call'), []);
		await street.server.sql('UPDATE seats SET seen_ms = 0');
		await needHelp(ana).click();
		await stands(ana, 'Nobody may be here right now. We are calling others.');
		await dialog(ana).getByText('You need not wait.').waitFor();
		const texts = (await dialog(ana).innerText()).split('\n');
		const at = (words) => texts.findIndex((text) => text.includes(words));
		assert.ok(at('Call or write to somebody') < at('Only those who look after'), 'lines come before all else');
		assert.deepEqual(await faults(ana, 'nobody on call, the panel'), []);
		await ana.context().close();
	});

	it('nobody came in time: a note that says it is automatic, until somebody has seen it', async () => {
		const all = await room({ mentor: true });
		const { ana, mo, end } = all;
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted/);
		await street.server.sql("UPDATE timers SET due_ms = 0 WHERE kind = 'card'");
		const note = dialog(ana).getByRole('region', { name: 'This is an automatic note' });
		await note.waitFor();
		await note.getByText('Mentors were alerted, and we keep calling.').waitFor();
		await back(ana);
		const inRoom = log(ana).getByRole('region', { name: 'This is an automatic note' });
		await inRoom.getByText('If you are in danger now').waitFor();
		assert.equal(await log(ana).locator('li.message', { hasText: 'automatic note' }).count(), 0, 'it is no message');
		assert.deepEqual(await faults(ana, 'the automatic note'), []);
		await act(mo, 'case.acknowledge', all);
		await inRoom.waitFor({ state: 'detached' });
		assert.equal((await told(ana)).filter((text) => text.includes('This is an automatic note')).length, 1);
		await end();
	});

	it('a side room and back, without losing the seat', async () => {
		const all = await room({ mentor: true });
		const { ana, mo, id, ben, end } = all;
		await say(ana, 'Before');
		await sees(ana, 'Before');
		await needHelp(ana).click();
		await act(mo, 'case.acknowledge', all);
		const aside = (await act(mo, 'case.aside', all)).room.id;
		await dialog(ana).getByText(/asks you into a side room/).first().waitFor();
		assert.deepEqual(await faults(ana, 'asked into a side room'), []);
		await back(ana);
		assert.equal(await composer(ana).count(), 1, 'still in the room');
		await ana.getByRole('link', { name: 'Go to the side room' }).click();
		await ana.getByRole('heading', { name: 'Side room' }).waitFor();
		await ana.getByText('Only you and those who help you read along here.').waitFor();
		await mo.join(aside);
		await mo.post(aside, 'Just us two here.');
		await sees(ana, 'Just us two here.');
		await say(ana, 'Thank you');
		await sees(ana, 'Thank you');
		assert.deepEqual(await faults(ana, 'the side room'), []);
		await ana.getByRole('link', { name: /Back to/ }).click();
		await sees(ana, 'Before');
		await ben.barrier();
		assert.ok(!JSON.stringify(ben.entries(id)).includes('Just us two'), 'the room does not read it');
		await say(ana, 'After');
		await sees(ana, 'After');
		await end();
	});

	it('while reading along only, with a message that waits, and after being asked to leave', async () => {
		const all = await room({});
		const { ana, id, anaId, end } = all;
		await say(ana, 'you are a silly goose');
		await log(ana).locator('b', { hasText: 'Waits for a mentor' }).waitFor();
		await fay.sanction({ room: id, member: anaId, step: 'read_only', hours: 1 });
		await ana.getByText('If you are not safe, write anyway').waitFor();
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted|Nobody may be here/);
		await back(ana);
		await fay.sanction({ room: id, member: anaId, step: 'removal', hours: 1 });
		await ana.getByText('You were asked to leave this room for some time').first().waitFor();
		await strip(ana, /alerted|Nobody may/).waitFor();
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted|Nobody may be here/);
		await back(ana);
		assert.deepEqual(await faults(ana, 'after being asked to leave'), []);
		await ana.reload();
		await needHelp(ana).waitFor();
		await end();
	});

	it('from the list of rooms, and before agreeing to rules that changed', async () => {
		const all = await room({});
		const { ana, anaId, end } = all;
		const other = await fay.makeRoom({ name: `Other ${newKey()}`, rules: 'Listen.' });
		await ana.goto(street.link(await fay.invite('participant', other.id)));
		await button(ana, 'Enter the room').click();
		await composer(ana).waitFor();
		await ana.goto(`${street.server.origin}/`);
		await ana.getByRole('heading', { name: 'Rooms' }).waitFor();
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted|Nobody may be here/);
		await caseOf(anaId);
		await back(ana);
		await strip(ana, /alerted|Nobody may/).waitFor();
		assert.deepEqual(await faults(ana, 'the list of rooms'), []);
		await fay.request('room.update', { room: other.id, rules: 'Listen well.' });
		await ana.goto(`${street.server.origin}/#room=${other.id}`);
		await ana.reload();
		await button(ana, 'Agree and go in').waitFor();
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted|Nobody may be here/);
		await until(async () => (await fay.request('case.list')).cases.some((one) => one.room === other.id && one.subject.id === anaId));
		await back(ana);
		assert.deepEqual(await faults(ana, 'before agreeing'), []);
		await end();
	});

	it('lines without being signed in, of the country of this device, and of any other', async () => {
		const context = await street.browser.newContext({ locale: 'en-US', timezoneId: 'Europe/Berlin', viewport: { width: 320, height: 568 }, reducedMotion: 'reduce' });
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		street.watch(page);
		const { id } = await fay.makeRoom({ name: `Room ${newKey()}` });
		await page.goto(street.link(await fay.invite('participant', id)));
		await button(page, 'Enter the room').waitFor();
		await page.getByRole('contentinfo').getByRole('link', { name: 'Urgent help' }).click();
		await page.getByRole('heading', { name: 'Germany' }).waitFor();
		assert.equal(await call(page, '112').first().getAttribute('href'), 'tel:112');
		await page.getByText(/Verified: \W*\w+ 20\d\d/).first().waitFor();
		await page.getByLabel('Country').selectOption('US');
		await page.getByRole('heading', { name: 'United States' }).waitFor();
		assert.equal(await page.getByRole('link', { name: /Text \W*HOME to 741741/ }).first().getAttribute('href'), 'sms:741741?&body=HOME');
		assert.deepEqual(await faults(page, 'lines'), []);
		await page.getByRole('link', { name: 'Back', exact: true }).click();
		await button(page, 'Enter the room').waitFor();
		await page.reload();
		assert.equal(await page.evaluate(() => JSON.parse(sessionStorage.getItem('region'))), 'US', 'the choice stays');
		assert.equal(await page.evaluate(() => localStorage.length), 0);
		await context.close();
	});

	it('where nothing says which country it is, no emergency number is shown as if it were the right one', async () => {
		const context = await street.browser.newContext({ locale: 'en-US', timezoneId: 'Africa/Lagos' });
		const page = await context.newPage();
		street.watch(page);
		await page.goto(`${street.server.origin}/#help`);
		await page.getByLabel('Country').waitFor();
		assert.equal(await page.getByLabel('Country').inputValue(), '');
		assert.equal(await page.getByRole('link', { name: /Call \W*911/ }).count(), 0);
		await page.getByText('Call your local emergency number').waitFor();
		await context.close();
	});

	it('while its part of the program has not come yet, the press works and numbers are there', async () => {
		const made = await fay.makeRoom({ name: `Room ${newKey()}` });
		const token = await fay.invite('participant', made.id);
		const page = await street.visitor();
		let stopped = 0, open = false;
		await page.route(/\/assets\/later-/, (route) => (open ? route.continue() : (stopped++, route.abort())));
		await street.enter(page, token, 'Ana');
		await needHelp(page).click();
		await dialog(page).getByText('Mentors were alerted.').waitFor();
		await call(dialog(page), '112').waitFor();
		assert.ok(stopped > 0);
		open = true;
		await stands(page, /Mentors were alerted, |Nobody may be here/);
		await page.context().close();
	});

	it('every state is clean in light, dark and at 320 px', async () => {
		const { ana, end } = await room({ mentor: true });
		assert.deepEqual(await faults(ana, 'the room'), []);
		await needHelp(ana).click();
		await stands(ana, /Mentors were alerted/);
		assert.deepEqual(await faults(ana, 'alerted'), []);
		await back(ana);
		assert.deepEqual(await faults(ana, 'alerted, in the room'), []);
		await end();
	});
});
