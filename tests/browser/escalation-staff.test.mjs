/// Alarms, cases and the team, in a real browser: what rings, what a press does, and what somebody else's press does to it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, log, noBrowser, say, tabTo } from '../support/browser.mjs';
import { exchange, newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Authority, readSigned, Receiver } from '../support/receivers.mjs';
import { Tabs } from '../support/tabs.mjs';

const letters = () => newKey().replace(/[^a-z]/g, '').slice(0, 6);
const crisis = 'so this is goodbye for good';
const red = 'some days i want to be gone';

/// Writes down what the page plays, and what it would show outside.
function ears() {
	const heard = { playing: 0, notes: [] };
	globalThis.heard = heard;
	const { start, stop } = AudioBufferSourceNode.prototype;
	AudioBufferSourceNode.prototype.start = function (...at) {
		heard.context = this.context;
		if (this.loop)
			heard.playing++;
		return start.apply(this, at);
	};
	AudioBufferSourceNode.prototype.stop = function (...at) {
		if (this.loop && at.length === 0)
			heard.playing--;
		return stop.apply(this, at);
	};
	const Real = globalThis.Notification;
	globalThis.Notification = class {
		static get permission() { return Real.permission; }
		static requestPermission() { return Real.requestPermission(); }
		constructor(title, options) { heard.notes.push({ title, ...options }); }
		close() {}
	};
}

/// No sound before the first press, as in a window: here every look of the test at the page counts as a press.
function strict() {
	const state = Object.getOwnPropertyDescriptor(BaseAudioContext.prototype, 'state').get;
	let pressed = false;
	addEventListener('pointerdown', ({ isTrusted }) => { pressed ||= isTrusted; }, true);
	Object.defineProperty(BaseAudioContext.prototype, 'state', { get() { return pressed ? state.call(this) : 'suspended'; } });
}

describe('alarms and cases in real browsers', { skip: noBrowser }, () => {
	let street, fay, pager, authority;

	before(async () => {
		if (noBrowser)
			return;
		authority = new Authority();
		pager = await Receiver.start({ pair: authority.pair });
		street = await Street.open({ config: { 'notify.private_addresses': 'yes', 'notify.ca_file': authority.file } });
		fay = street.fay;
	});
	after(async () => {
		await street?.close();
		await pager?.end();
		authority?.end();
	});

	async function room(fields) {
		const made = await fay.makeRoom({ name: `Room ${letters()}`, rules: 'Listen.\nBe kind.', ...fields });
		return { ...made, token: await fay.invite('participant', made.id, { uses: 100 }), mentors: await fay.invite('mentor', made.id, { uses: 100 }) };
	}

	/// A mentor's page, in the room, with ears.
	async function mentor(made, options) {
		const page = await street.visitor({ width: 390, height: 844, touch: true, ...options });
		await page.addInitScript(ears);
		await street.enter(page, made.mentors, `Mo ${letters()}`);
		await page.getByRole('link', { name: 'Queue' }).waitFor();
		return page;
	}

	/// A facilitator of the server.
	async function lead(options) {
		const page = await street.visitor({ width: 1000, ...options });
		await page.addInitScript(ears);
		const name = `Sam ${letters()}`;
		street.server.names.add(name);
		await page.goto(street.link(await street.server.invite('facilitator')));
		await page.getByLabel('Your name here').fill(name);
		await page.getByRole('button', { name: 'Come in' }).click();
		await page.getByRole('heading', { name: 'Rooms' }).waitFor();
		return page;
	}

	const guestOf = (made, name, role = 'participant') => fay.guest(`${name} ${letters()}`, made.id, role);
	const bar = (page) => page.locator('.alarm');
	const playing = (page) => page.evaluate(() => globalThis.heard.playing);
	const go = (page, hash) => page.evaluate((to) => { location.hash = to; }, hash);
	const close = (...pages) => Promise.all(pages.map((page) => page.context().close()));
	const clean = async (page, screen) => assert.deepEqual(await faults(page, screen), []);
	const fold = (page, name) => page.locator('summary', { hasText: name }).first().click();
	const theCase = async (line, made) => (await line.request('case.list', { room: made.id })).cases[0];
	const act = async (line, made, op, more = {}) => {
		const { id, version } = await theCase(line, made);
		return line.request(op, { room: made.id, case: id, version, ...more });
	};
	/// A case, and its page.
	async function opened(made, page, words = red) {
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, words);
		await bar(page).getByRole('link', { name: /Look/ }).click();
		await page.getByRole('button', { name: 'I am with them' }).waitFor();
		return ana;
	}
	async function taken(made, page, words) {
		const ana = await opened(made, page, words);
		await page.getByRole('button', { name: 'I am with them' }).click();
		await page.getByText('You are about to speak with them.').waitFor();
		return ana;
	}

	it('an alarm rings on whatever page is open, marks the tab, and is over everywhere once somebody is there', async () => {
		const made = await room();
		const [mo, lu, ana] = [await mentor(made), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await go(mo, '#help');
		await ana.post(made.id, crisis);
		await bar(mo).getByText('Somebody needs a person now').waitFor();
		await bar(mo).getByText(/waiting \W*0:0\d/).waitFor();
		await until(async () => await playing(mo) === 1);
		assert.equal(await mo.evaluate(() => globalThis.heard.context.state), 'running', 'it can be heard');
		assert.match(await mo.title(), /^\(1\) Notes$/, 'neutral');
		assert.match(await mo.locator('link[rel=icon]').getAttribute('href'), /^data:image\/svg/);
		await until(async () => /needs a person now.*Ana/.test(await mo.locator('.alarms [role=alert]').textContent()));
		await clean(mo, 'an alarm');
		await act(lu, made, 'case.acknowledge');
		await bar(mo).waitFor({ state: 'detached' });
		assert.equal(await playing(mo), 0);
		assert.doesNotMatch(await mo.title(), /^\(/);
		assert.match(await mo.locator('link[rel=icon]').getAttribute('href'), /^\/assets\/icon/);
		await close(mo);
	});

	it('a page behind another tab rings, and shows a neutral note where the browser may', async () => {
		const made = await room();
		const mo = await mentor(made);
		const cookies = await mo.context().cookies();
		await close(mo);
		const tabs = await Tabs.open();
		try {
			const page = await tabs.tab();
			await tabs.ask('Browser.grantPermissions', { origin: street.server.origin, permissions: ['notifications'] });
			await page.ask('Network.setCookies', { cookies: cookies.map(({ expires, ...cookie }) => cookie) });
			await page.ask('Page.enable');
			await page.ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${ears})()` });
			await page.ask('Page.navigate', { url: `${street.server.origin}/#room=${made.id}` });
			await page.until(`[...document.querySelectorAll('a')].some((link) => link.textContent.includes('Queue'))`);
			await page.press(5, 300);
			await page.until(`!document.body.textContent.includes('Sound is off')`);
			await tabs.tab();
			await page.until(`document.visibilityState === 'hidden'`);
			const ana = await guestOf(made, 'Ana');
			const from = performance.now();
			await ana.post(made.id, crisis);
			await page.until('globalThis.heard.playing === 1');
			assert.ok(performance.now() - from < 1000, 'within a second');
			await page.until('globalThis.heard.notes.length > 0');
			const [note] = await page.evaluate('globalThis.heard.notes');
			assert.equal(note.title, 'Notes');
			assert.equal(note.body, 'Please have a look.');
			assert.doesNotMatch(JSON.stringify(note), /Ana|goodbye|crisis/);
			assert.equal(await page.evaluate('document.visibilityState'), 'hidden');
		} finally {
			await tabs.close();
		}
	});

	it('before the first press there is no sound, and the page says so; the press brings it', async () => {
		const made = await room();
		const mo = await mentor(made);
		await mo.addInitScript(strict);
		await mo.reload();
		await mo.getByRole('link', { name: 'Queue' }).waitFor();
		const off = mo.getByRole('button', { name: 'Sound is off until you press here' });
		await off.waitFor();
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, crisis);
		await bar(mo).waitFor();
		assert.equal(await playing(mo), 0);
		await clean(mo, 'sound off, with an alarm');
		await off.click();
		await off.waitFor({ state: 'detached' });
		await until(async () => await playing(mo) === 1);
		await bar(mo).getByRole('button', { name: 'Sound off' }).click();
		assert.equal(await playing(mo), 0);
		await bar(mo).waitFor();
		await mo.context().close();
	});

	it('one press from the alarm: I am with them, and the person is told; a word in the room is with them', async () => {
		const made = await room();
		const [mo, lu, ana] = [await mentor(made), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await ana.post(made.id, crisis);
		await bar(mo).getByRole('button', { name: 'I am with them' }).click();
		await mo.getByText('You are about to speak with them.').waitFor();
		await mo.getByText(/Without a word to them, others are called \W*in/).waitFor();
		await ana.event('help', ({ help }) => help.state === 'seen');
		assert.equal(await playing(mo), 0);
		await mo.getByRole('link', { name: 'Go to the room' }).click();
		await say(mo, 'I am here with you, Ana.');
		await ana.event('help', ({ help }) => help.state === 'with');
		await until(async () => (await theCase(lu, made)).state === 'with_person');
		await mo.goBack();
		await mo.getByText('You are with them.').waitFor();
		await close(mo);
	});

	it('a version that moved on is no obstacle while nobody is there; somebody faster is said kindly', async () => {
		const made = await room();
		const mo = await mentor(made);
		const ana = await opened(made, mo);
		/* The page does not hear of what comes next. */
		await mo.context().setOffline(true);
		await mo.getByText('No connection.').first().waitFor();
		await ana.post(made.id, red);
		await mo.getByRole('button', { name: 'I am with them' }).click();
		await mo.context().setOffline(false);
		await mo.getByText('You are about to speak with them.').waitFor();

		const second = await room();
		const [mi, ben] = [await mentor(second), await guestOf(second, 'Ben', 'mentor')];
		await opened(second, mi);
		await mi.context().setOffline(true);
		await mi.getByText('No connection.').first().waitFor();
		await act(ben, second, 'case.acknowledge');
		await mi.getByRole('button', { name: 'I am with them' }).click();
		await mi.context().setOffline(false);
		await mi.getByText('Somebody was a moment faster.').waitFor();
		await mi.getByText(/Ben \w+\W* is about to speak with them\./).first().waitFor();
		assert.equal((await theCase(ben, second)).owner.id, ben.person.id, 'nothing was undone');
		await close(mo, mi);
	});

	it('handing over: best first, theirs when they say yes, still mine when they say no', async () => {
		const made = await room();
		const [mo, lu] = [await mentor(made), await guestOf(made, 'Lu', 'mentor')];
		await taken(made, mo);
		await fold(mo, 'Hand over');
		const whom = mo.getByLabel('To whom; who can best is first');
		await whom.waitFor();
		await clean(mo, 'handing over');
		await whom.selectOption({ label: (await whom.locator('option').allTextContents()).find((text) => text.startsWith('Lu')) });
		await mo.getByRole('button', { name: 'Hand over' }).click();
		await mo.getByText(/You asked \W*Lu \w+\W* to take over\./).first().waitFor();
		await lu.event('notice', ({ notice }) => notice.kind === 'offer');
		await act(lu, made, 'case.decline');
		await mo.getByText('You are about to speak with them.').first().waitFor();
		await mo.locator('.timeline').getByText(/said no/).waitFor();
		if (!await whom.isVisible())
			await fold(mo, 'Hand over');
		await whom.selectOption({ label: (await whom.locator('option').allTextContents()).find((text) => text.startsWith('Lu')) });
		await mo.getByRole('button', { name: 'Hand over' }).click();
		await mo.getByText(/to take over\./).first().waitFor();
		await act(lu, made, 'case.accept');
		await mo.getByText(/Lu \w+\W* is about to speak with them\./).first().waitFor();
		await close(mo);
	});

	it('an offer is on the bar of who is asked, and yes or no is one press on its page', async () => {
		const made = await room();
		const [mo, lu, ana] = [await mentor(made), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await ana.post(made.id, red);
		await act(lu, made, 'case.acknowledge');
		const { people } = await (async () => { const { id } = await theCase(lu, made); return lu.request('case.receivers', { room: made.id, case: id }); })();
		const me = people.find(({ person }) => person.name.startsWith('Mo')).person;
		await act(lu, made, 'case.offer', { member: me.id });
		await bar(mo).getByText(/Lu \w+\W* asks you to take over/).waitFor();
		assert.equal(await bar(mo).getByRole('button', { name: 'I am with them' }).count(), 0);
		await bar(mo).getByRole('link', { name: /Look/ }).click();
		await mo.getByRole('button', { name: 'Yes, I take over' }).waitFor();
		await clean(mo, 'an offer');
		await mo.getByRole('button', { name: 'Yes, I take over' }).click();
		await mo.getByText('You are about to speak with them.').waitFor();
		await bar(mo).waitFor({ state: 'detached' });
		await close(mo);
	});

	it('I cannot go on: others ring again; putting off goes once, with a reason, and not at crisis', async () => {
		const made = await room();
		const [mo, lu] = [await mentor(made), await guestOf(made, 'Lu', 'mentor')];
		await taken(made, mo);
		await fold(mo, 'Put it off once');
		await mo.getByRole('button', { name: 'I need a moment' }).click();
		await mo.locator('.timeline').getByText(/put it off once\. I need a moment/).waitFor();
		assert.equal(await mo.locator('summary', { hasText: 'Put it off once' }).count(), 0);
		await fold(mo, 'I cannot go on');
		await mo.getByRole('button', { name: 'I cannot go on' }).click();
		await mo.getByText('Nobody is with them now.').first().waitFor();
		await until(() => lu.events.filter(({ type, notice }) => type === 'notice' && notice.kind === 'alarm').length >= 1);
		await close(mo);
		const second = await room();
		const mi = await mentor(second);
		await opened(second, mi, crisis);
		assert.equal(await mi.locator('summary', { hasText: 'Put it off once' }).count(), 0);
		await close(mi);
	});

	it('asking aside opens a room for two, and there is a way back to the case', async () => {
		const made = await room();
		const mo = await mentor(made);
		const ana = await taken(made, mo);
		await mo.getByRole('button', { name: 'Ask them aside' }).click();
		await composer(mo).waitFor();
		const { notice } = await ana.event('notice', ({ notice: { kind } }) => kind === 'aside');
		await ana.request('room.join', { room: notice.room });
		await say(mo, 'Here we are alone.');
		await until(() => ana.bodies(notice.room).includes('Here we are alone.'));
		await mo.getByRole('link', { name: 'To the case' }).click();
		await mo.getByText('You are with them.').first().waitFor();
		await mo.getByRole('button', { name: 'Go to the side room' }).click();
		await log(mo).getByText('Here we are alone.', { exact: true }).waitFor();
		await close(mo);
	});

	it('hints help to remember; none can be put into a message', async () => {
		const made = await room();
		const mo = await mentor(made);
		await taken(made, mo, crisis);
		for (const hint of ['Ask directly', 'Plan, means, when', 'Stay', 'Who is near?', 'A plan for tonight'])
			await fold(mo, hint);
		const card = mo.locator('section.card', { hasText: 'What may help' });
		assert.equal(await card.getByRole('button').count(), 0);
		assert.equal(await card.locator('a, input, textarea').count(), 0);
		await clean(mo, 'hints');
		await close(mo);
	});

	it('somebody outside was told, the flag is judged, and the case closes with a follow-up that is done later', async () => {
		const made = await room();
		const mo = await mentor(made);
		await taken(made, mo, crisis);
		await mo.getByRole('button', { name: 'Too high' }).click();
		await mo.getByText('Thank you. It makes the rules better.').waitFor();
		await fold(mo, 'Somebody outside was told');
		await mo.getByLabel('Why, and what was shared').fill('The address, because an attempt was under way.');
		street.server.keepSecret('The address, because an attempt was under way.');
		await mo.getByLabel('Contact was made for certain').check();
		await mo.getByRole('button', { name: 'Write it down' }).click();
		await mo.getByText('The person does not know yet.').waitFor();
		await fold(mo, 'Close the case');
		await clean(mo, 'closing a case');
		await mo.getByRole('button', { name: 'Close the case' }).click();
		assert.equal(await mo.getByText(/This case is closed/).count(), 0, 'not without saying whether they are safe');
		await mo.getByLabel('Safe for now, as far as we know.').check();
		await mo.getByLabel('They are glad to be asked again').check();
		await mo.getByRole('button', { name: 'Close the case' }).click();
		await mo.getByText(/This case is closed:.*Safe for now/).first().waitFor();
		assert.equal(await mo.getByRole('button', { name: 'Too high' }).getAttribute('aria-pressed'), 'true');
		await go(mo, '#team.follow');
		await mo.getByRole('heading', { name: 'Asking again' }).waitFor();
		const one = mo.locator('li.queue-item').first();
		await one.getByRole('button', { name: /We talked/ }).waitFor();
		await clean(mo, 'asking again');
		await one.getByRole('button', { name: /We talked/ }).click();
		await mo.getByText('Saved.').waitFor();
		await close(mo);
	});

	it('who leads looks back on what somebody else closed', async () => {
		const made = await room();
		const [sam, lu, ana] = [await lead(), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await ana.post(made.id, red);
		await act(lu, made, 'case.acknowledge');
		const { id } = await theCase(lu, made);
		await act(lu, made, 'case.close', { outcome: 'talked', safe: 'yes', follow_up: Date.now() + 3_600_000 });
		await go(sam, `#case=${made.id}.${id}`);
		await fold(sam, 'Look back on it');
		await sam.getByLabel('What did we learn?').fill('Two of us should have known.');
		street.server.keepSecret('Two of us should have known.');
		await sam.getByRole('button', { name: 'Looked back on' }).click();
		await sam.getByText('Somebody looked back on it.').first().waitFor();
		await close(sam);
	});

	it('a practice alarm says so wherever it shows', async () => {
		const made = await room();
		const [mo, sam] = [await mentor(made), await lead()];
		await go(sam, `#team=${made.id}`);
		await clean(sam, 'the team');
		await sam.getByRole('button', { name: 'Start a practice alarm' }).click();
		await sam.getByText('It is ringing.').waitFor();
		await bar(mo).locator('.chip', { hasText: 'Practice' }).waitFor();
		await until(async () => await playing(mo) === 1);
		await clean(mo, 'a practice alarm');
		await bar(mo).getByRole('button', { name: 'I am with them' }).click();
		await mo.getByText('Nobody is in danger. Please do all you would do.').first().waitFor();
		await until(async () => await playing(mo) === 0);
		await close(mo, sam);
	});

	it('a way to be reached counts once its test arrived', async () => {
		const sam = await lead();
		await go(sam, '#team.reach');
		await sam.getByText('Nothing yet.').waitFor();
		await fold(sam, 'Another service');
		const path = `/${street.server.keepSecret(newKey())}`;
		await sam.getByLabel('What you call it').fill('Pager');
		await sam.getByLabel('Web address').fill(pager.origin + path);
		await sam.getByRole('button', { name: 'Add and test' }).last().click();
		const secret = street.server.keepSecret(await sam.getByLabel('Secret for signatures').inputValue());
		const [request] = await pager.reached(path);
		const { code } = readSigned(request, secret);
		await clean(sam, 'a test under way');
		await sam.getByLabel('The code').fill('nonono');
		await sam.getByRole('button', { name: 'It arrived' }).click();
		await sam.locator('.strip-clay').waitFor();
		await sam.getByLabel('The code').fill(code);
		await sam.getByRole('button', { name: 'It arrived' }).click();
		await sam.getByText(/It worked:/).waitFor();

		/* Now somebody else's day can be taken. */
		const lu = await fay.guest(`Lu ${letters()}`, (await room()).id, 'mentor');
		const tomorrow = new Date(Date.now() + 86_400_000);
		const { shift } = await fay.request('roster.set', { member: lu.person.id, tier: 2, zone: 'UTC', weekday: (tomorrow.getUTCDay() + 6) % 7 + 1, start: 600, minutes: 120,
			first_day: tomorrow.toISOString().slice(0, 10) });
		await go(sam, '#team.oncall');
		if (tomorrow.getDay() === 1)
			await sam.getByRole('button', { name: 'Week after' }).click();
		await sam.getByRole('button', { name: /I take this \W*Lu/ }).first().click();
		await sam.getByText('Saved.').waitFor();
		await sam.locator('.team-mine').getByText('taken over for this day').waitFor();
		await fay.request('roster.remove', { shift: shift.id });
		await close(sam);
	});

	it('a shift is planned for somebody else, a gap is named, and it is taken away again', async () => {
		const lu = await fay.guest(`Lu ${letters()}`, (await room()).id, 'mentor');
		const sam = await lead();
		await go(sam, '#team.oncall');
		await sam.getByRole('button', { name: 'Week after' }).click();
		await sam.getByRole('button', { name: 'Plan a shift' }).click();
		const form = sam.getByRole('dialog');
		await form.getByLabel('Who', { exact: true }).selectOption({ label: lu.person.name });
		/* Backup: the first tier asks for a proved way to be reached. */
		await form.getByLabel('As', { exact: true }).selectOption('2');
		await form.getByLabel('Day of the week').selectOption('3');
		await form.getByLabel('From', { exact: true }).fill('19:00');
		await form.getByLabel('Until', { exact: true }).fill('22:00');
		await form.getByLabel('Time zone').fill('Nowhere/City');
		await form.getByRole('button', { name: 'Save' }).click();
		await form.getByText('This time zone is not known.').waitFor();
		await clean(sam, 'planning a shift');
		await form.getByLabel('Time zone').fill('Europe/Berlin');
		await form.getByRole('button', { name: 'Save' }).click();
		await form.waitFor({ state: 'detached' });
		const theirs = sam.locator('.team-day > li', { hasText: lu.person.name });
		await theirs.waitFor();
		await sam.getByText(/nobody is on call \(/).first().waitFor();
		await clean(sam, 'the roster');
		await theirs.getByRole('button', { name: /Change/ }).click();
		await form.getByRole('button', { name: 'Take this shift away' }).click();
		await theirs.waitFor({ state: 'detached' });
		await close(sam);
	});

	it('what nearly went wrong is closed with a finding, and somebody who does something', async () => {
		const made = await room();
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, crisis);
		const sam = await lead();
		await go(sam, '#team.misses');
		const item = sam.locator('li.queue-item', { hasText: 'Nobody was on call' }).first();
		await item.locator('summary').click();
		await item.getByLabel('What happened, and why').fill('No roster yet.');
		await item.getByLabel('What we do about it').fill('Plan one.');
		await clean(sam, 'near misses');
		await item.getByRole('button', { name: 'Say what was found' }).click();
		await sam.getByText('Saved.').waitFor();
		await sam.getByText('No roster yet.').waitFor();
		await close(sam);
	});

	it('deadlines of a room: changed, refused out of order, and back to the usual; figures', async () => {
		const made = await room();
		const sam = await lead();
		await go(sam, `#team.deadlines=${made.id}`);
		await sam.getByText('There are hours in which nobody is on call.').waitFor();
		const card = sam.locator('section.card', { hasText: 'Crisis: look now' });
		await card.locator('summary').click();
		await card.getByLabel('Backup and supervisor after').selectOption('60');
		await card.getByRole('button', { name: 'Save' }).click();
		await sam.getByText('Each call comes after the one before.').or(sam.getByText('Something in there does not fit.')).first().waitFor();
		await card.getByLabel('Backup and supervisor after').selectOption('180');
		await card.getByRole('button', { name: 'Save' }).click();
		await card.getByText('set here').waitFor();
		await clean(sam, 'deadlines');
		await card.getByRole('button', { name: 'Back to the usual ones' }).click();
		await card.getByText('set here').waitFor({ state: 'detached' });
		await go(sam, '#team.figures');
		await sam.getByRole('heading', { name: 'Alarms' }).waitFor();
		await clean(sam, 'figures');
		await close(sam);
	});

	it('mentors of a room see the team without what is for those who lead', async () => {
		const made = await room();
		const mo = await mentor(made);
		await mo.getByRole('link', { name: 'Team' }).click();
		await mo.getByRole('heading', { name: 'On call now' }).waitFor();
		await mo.getByRole('link', { name: 'How I am reached' }).waitFor();
		assert.equal(await mo.getByRole('link', { name: 'What nearly went wrong' }).count(), 0);
		assert.equal(await mo.getByRole('button', { name: 'Start a practice alarm' }).count(), 0);
		await mo.getByRole('link', { name: 'Talk with the team' }).click();
		await composer(mo).waitFor();
		await close(mo);
	});

	it('the service worker is served for the whole site, kept from other sites, and shows what is pushed neutrally', async () => {
		const { status, headers } = await exchange(street.server.origin, { path: '/sw.js' });
		assert.equal(status, 200);
		assert.match(headers['content-type'], /^text\/javascript/);
		assert.match(headers['content-security-policy'], /default-src 'none'/);
		assert.match(headers['cache-control'], /no-cache/);
		const sam = await lead();
		await sam.context().grantPermissions(['notifications'], { origin: street.server.origin });
		const line = await sam.context().newCDPSession(sam);
		const registered = new Promise((resolve) => line.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => registrations[0] && resolve(registrations[0].registrationId)));
		await line.send('ServiceWorker.enable');
		await sam.evaluate(async () => {
			await navigator.serviceWorker.register('/sw.js');
			await navigator.serviceWorker.ready;
		});
		const pushed = { id: 'x', kind: 'alarm', level: 'crisis', at: Date.now(), link: `${street.server.origin}/#case=r000000000001.c000000000001`, site: 'Notes' };
		await line.send('ServiceWorker.deliverPushMessage', { origin: street.server.origin, registrationId: await registered, data: JSON.stringify(pushed) });
		const shown = await until(() => sam.evaluate(async () => {
			const all = await (await navigator.serviceWorker.ready).getNotifications();
			return all.length ? all.map(({ title, body, data }) => ({ title, body, data })) : undefined;
		}));
		assert.deepEqual(shown, [{ title: 'Notes', body: 'Please have a look.', data: '#case=r000000000001.c000000000001' }]);
		await close(sam);
	});

	it('with the keyboard alone: from the alarm to a closed case', async () => {
		const made = await room();
		const mo = await mentor(made, { width: 1000, touch: false });
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, crisis);
		await bar(mo).waitFor();
		await tabTo(mo, bar(mo).getByRole('button', { name: 'I am with them' }));
		await mo.keyboard.press('Enter');
		await mo.getByText('You are about to speak with them.').waitFor();
		await tabTo(mo, mo.getByRole('button', { name: 'I spoke with them' }));
		await mo.keyboard.press('Enter');
		await mo.getByText('You are with them.').waitFor();
		await tabTo(mo, mo.locator('summary', { hasText: 'Close the case' }));
		await mo.keyboard.press('Enter');
		await tabTo(mo, mo.getByLabel('Safe for now, as far as we know.'));
		await mo.keyboard.press('Space');
		await tabTo(mo, mo.getByRole('button', { name: 'Close the case' }));
		await mo.keyboard.press('Enter');
		await mo.getByText(/This case is closed:/).first().waitFor();
		await close(mo);
	});

	it('on 320 px the alarm leaves room to write', async () => {
		const made = await room();
		const [mo, ana] = [await mentor(made, { width: 320, height: 568 }), await guestOf(made, 'Ana')];
		await ana.post(made.id, crisis);
		await bar(mo).waitFor();
		const box = await composer(mo).boundingBox();
		assert.ok(box.y + box.height <= 568, JSON.stringify(box));
		await clean(mo, 'the room of a mentor with an alarm');
		await close(mo);
	});
});
