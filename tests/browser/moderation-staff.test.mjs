/// Those who look after rooms, in a real browser: what waits, cases, held messages, steps, and what is on in a room.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, log, noBrowser, say, sees, sideways, tabTo } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';

const letters = () => newKey().replace(/[^a-z]/g, '').slice(0, 6);
const everyKindHeld = { contact_info: 'hold', solicitation: 'hold', medical_advice: 'hold', harassment: 'hold', method_detail: 'hold',
	sourcing: 'hold', graphic: 'hold', link: 'hold', hold_s: 600, on_deadline: 'drop' };

describe('staff in real browsers', { skip: noBrowser }, () => {
	let street, fay;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	/// A room with links to it, where harassment waits.
	async function room(fields) {
		const made = await fay.makeRoom({ name: `Room ${letters()}`, rules: 'Listen.\nBe kind.', policy: everyKindHeld, ...fields });
		return { ...made, token: await fay.invite('participant', made.id, { uses: 100 }), mentors: await fay.invite('mentor', made.id, { uses: 100 }) };
	}

	/// A mentor's page, in the room.
	async function mentor(made, name = `Mo ${letters()}`, options) {
		const page = await street.visitor({ width: 390, height: 844, touch: true, ...options });
		await street.enter(page, made.mentors, name);
		await page.getByRole('link', { name: 'Queue' }).waitFor();
		return page;
	}

	/// Somebody in the room, without a browser.
	const guestOf = (made, name, role = 'participant') => fay.guest(`${name} ${letters()}`, made.id, role);

	const toQueue = async (page) => {
		await page.getByRole('link', { name: 'Queue' }).first().click();
		await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
	};
	const card = (page, name) => page.locator('li.queue-item').filter({ hasText: name });
	const saved = (page) => page.getByText('Saved.').waitFor();
	const clean = async (page, screen) => assert.deepEqual(await faults(page, screen), []);

	it('a message that waits comes to the queue by itself, with its words marked, and one press lets it appear', async () => {
		const made = await room();
		const mo = await mentor(made);
		await toQueue(mo);
		await mo.getByText('Nothing waits for you').waitFor();
		const ana = await guestOf(made, 'Ana');
		const posted = await ana.post(made.id, 'Oh well 🦆 you are a silly goose');
		assert.ok(posted.held, 'it waits');
		const item = card(mo, ana.person.name);
		await item.waitFor();
		assert.equal(await item.locator('mark').textContent(), 'you are a silly goose');
		await item.getByText('Words that could hurt somebody').first().waitFor();
		await item.getByText('calls somebody names').waitFor();
		assert.equal(await mo.getByRole('link', { name: 'Queue' }).locator('.tab-count').getByText('1', { exact: true }).textContent(), '1');
		await clean(mo, 'the queue with a held message');
		await item.getByRole('button', { name: 'Let it appear' }).click();
		await item.waitFor({ state: 'detached' });
		await until(() => ana.bodies(made.id).some((body) => body?.includes('silly goose')));
		await mo.getByRole('link', { name: 'Room', exact: true }).click();
		await sees(mo, 'Oh well 🦆 you are a silly goose');
		await mo.context().close();
	});

	it('asking for a change and keeping back go with a reason and words', async () => {
		const made = await room();
		const mo = await mentor(made);
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, 'you are a silly goose, you know');
		await toQueue(mo);
		const item = card(mo, ana.person.name);
		await item.getByRole('button', { name: 'Ask to change it' }).click();
		assert.equal(await item.getByLabel('Reason').inputValue(), 'unkind', 'the reason that goes with it is chosen');
		await item.getByLabel(/Words to/).fill('Could you say it without the bird?');
		street.server.keepSecret('Could you say it without the bird?');
		await item.getByRole('button', { name: 'Ask them' }).click();
		const asked = await ana.event('notice', ({ notice }) => notice.kind === 'held_asked');
		assert.equal(asked.notice.words, 'Could you say it without the bird?');
		await item.getByText('was asked to change it').waitFor();
		await item.getByRole('button', { name: 'Keep it back' }).click();
		await clean(mo, 'keeping a message back');
		await item.getByRole('button', { name: 'Keep it back and tell them' }).click();
		await ana.event('notice', ({ notice }) => notice.kind === 'held_declined' && notice.reason === 'unkind');
		await item.waitFor({ state: 'detached' });
		await mo.context().close();
	});

	it('danger is on every page of staff at once; one press, and somebody is on it', async () => {
		const made = await room();
		const mo = await mentor(made);
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, 'some days i want to be gone');
		const alert = mo.locator('.alarm');
		await alert.waitFor();
		assert.match(await alert.textContent(), /Somebody needs a person within minutes/);
		assert.match(await mo.title(), /^\(1\) /);
		await until(async () => /within minutes/.test(await mo.locator('[role=alert]').allTextContents().then((all) => all.join())));
		await alert.getByRole('button', { name: 'I am with them' }).click();                   // one
		await mo.getByText('You are about to speak with them.').first().waitFor();
		assert.equal(await mo.locator('.around mark').textContent(), 'i want to be gone');
		await mo.getByText('May be thinking of suicide').first().waitFor();
		await mo.getByText('says they want to be gone').first().waitFor();
		assert.doesNotMatch(await mo.title(), /^\(/);
		await clean(mo, 'a case');
		assert.deepEqual(ana.bodies(made.id), ['some days i want to be gone'], 'nothing is held');
		await mo.context().close();
	});

	it('what was lowered says what it would have been, and which rule lowered it', async () => {
		const made = await room();
		const mo = await mentor(made);
		const ana = await guestOf(made, 'Ana');
		await ana.post(made.id, 'in the film i want to be gone');
		await mo.getByRole('button', { name: 'Room controls' }).click();
		await mo.getByRole('dialog').getByRole('link', { name: 'What the software noticed' }).click();
		await mo.getByText(/Would have been .*Red: within minutes.*lowered by \W*en\.test\.film/).waitFor();
		await clean(mo, 'what the software noticed');
		await mo.context().close();
	});

	it('a report becomes a case; its answer reaches who told, and nobody sees who that was', async () => {
		const made = await room();
		const [mo, ana, ben] = [await mentor(made), await guestOf(made, 'Ana'), await guestOf(made, 'Ben')];
		const { seq } = await ana.post(made.id, 'Buy my lamps, all of you');
		const { report } = await ben.request('report.make', { room: made.id, target: seq, reason: 'selling', words: 'They sell lamps' });
		await toQueue(mo);
		const item = card(mo, ana.person.name);
		await item.getByText('1 person told us').waitFor();
		await item.getByRole('link', { name: /Open/ }).click();
		await mo.getByRole('button', { name: 'I am with them' }).click();
		await mo.getByText('You are about to speak with them.').first().waitFor();
		await mo.getByText('It sells something, or is spam').waitFor();
		assert.doesNotMatch(await mo.locator('main').textContent(), new RegExp(ben.person.name));
		await mo.getByText('Close the case').first().click();
		await mo.getByLabel('What came of it').selectOption('talked');
		await mo.getByLabel('Answer to who told us').fill('Thank you. We talked about the lamps.');
		street.server.keepSecret('Thank you. We talked about the lamps.');
		await mo.getByRole('button', { name: 'Close the case' }).click();
		await mo.getByText(/This case is closed:/).first().waitFor();
		const told = await ben.event('notice', ({ notice }) => notice.kind === 'report_answered');
		assert.equal(told.notice.words, 'Thank you. We talked about the lamps.');
		assert.equal(told.notice.report, report.id);
		await toQueue(mo);
		await mo.getByText('Nothing waits for you').waitFor();
		await mo.context().close();
	});

	it('two mentors on one case: the second sees that the first is on it', async () => {
		const made = await room();
		const [mo, other, ana] = [await mentor(made, `Mo ${letters()}`), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await ana.post(made.id, 'nothing matters any more');
		await toQueue(mo);
		await card(mo, ana.person.name).getByRole('link', { name: /Open/ }).click();
		await mo.getByText('Nobody is with them yet.').waitFor();
		const { cases: [open] } = await other.request('case.list', { room: made.id });
		await other.request('case.acknowledge', { room: made.id, case: open.id, version: open.version });
		await mo.getByText('This changed just now:').waitFor();
		await mo.getByText(/Lu \w+\W* is about to speak with them\./).first().waitFor();
		assert.equal(await mo.getByRole('button', { name: 'I am with them' }).count(), 0);
		await mo.context().close();
	});

	it('who was away acts on what they saw: told that it changed, and what', async () => {
		const made = await room();
		const [mo, other, ana] = [await mentor(made), await guestOf(made, 'Lu', 'mentor'), await guestOf(made, 'Ana')];
		await ana.post(made.id, 'nothing matters any more');
		await toQueue(mo);
		await card(mo, ana.person.name).getByRole('link', { name: /Open/ }).click();
		await mo.getByText('Nobody is with them yet.').waitFor();
		await mo.context().setOffline(true);
		await mo.getByText('No connection.').waitFor();
		const { cases: [open] } = await other.request('case.list', { room: made.id });
		await other.request('case.acknowledge', { room: made.id, case: open.id, version: open.version });
		await mo.getByRole('button', { name: 'I am with them' }).click();
		await mo.context().setOffline(false);
		await mo.getByText('Somebody was a moment faster.').waitFor();
		await mo.getByText('This changed just now:').waitFor();
		await mo.getByText(/Lu \w+\W* is about to speak with them\./).first().waitFor();
		const { cases: [still] } = await other.request('case.list', { room: made.id });
		assert.equal(still.owner.id, other.person.id, 'nothing was undone');
		await mo.context().close();
	});

	it('raid mode: one press, and one press back', async () => {
		const made = await room();
		const [mo, ana] = [await mentor(made), await guestOf(made, 'Ana')];
		await mo.getByRole('button', { name: 'Room controls' }).click();
		const sheet = mo.getByRole('dialog');
		await sheet.getByLabel('Time between two messages of one person').selectOption('10');
		await ana.event('room', ({ room: { controls } }) => controls.slow_s === 10);
		await sheet.getByRole('button', { name: 'Raid mode' }).click();
		await sheet.getByText('Raid mode is on.').waitFor();
		await ana.event('room', ({ room: { controls } }) => controls.raid && controls.links_off && controls.newcomers_wait && controls.closed);
		assert.ok(await sheet.getByLabel('No links').isChecked());
		await clean(mo, 'room controls');
		await sheet.getByRole('button', { name: 'Undo raid mode' }).click();
		await sheet.getByRole('button', { name: 'Raid mode' }).waitFor();
		await until(() => { const last = ana.events.filter(({ type }) => type === 'room').at(-1).room.controls; return !last.raid && last.slow_s === 10 && !last.links_off; });
		await mo.context().close();
	});

	it('a step: the person sees it, asks for a second look, and somebody else takes it back', async () => {
		const made = await room();
		const mo = await mentor(made, undefined, { width: 1000 });
		const name = `Ana ${letters()}`;
		const ana = await street.visitor();
		await street.enter(ana, made.token, name);
		await say(ana, 'Words by Ana');
		await sees(mo, 'Words by Ana');
		await mo.getByRole('button', { name: new RegExp(`More for the message by \\W*${name}`) }).click();
		await mo.getByRole('button', { name: 'Take a step' }).click();
		const dialog = mo.getByRole('dialog');
		await dialog.getByLabel('Which step').selectOption('read_only');
		await dialog.getByLabel('For how long').selectOption('6');
		await dialog.getByLabel('Reason').selectOption('unkind');
		await dialog.getByLabel('The ground rule it rests on').selectOption('Be kind.');
		await dialog.getByLabel(/Words to/).fill('Please rest a little.');
		street.server.keepSecret('Please rest a little.');
		assert.equal(await dialog.getByLabel('Which step').locator('option').count(), 4, 'no ban by a mentor');
		await clean(mo, 'a step');
		await dialog.getByRole('button', { name: 'Take a step' }).click();
		await dialog.getByText(/Done\./).waitFor();
		await dialog.getByRole('button', { name: 'Close' }).click();

		await ana.getByText('You can read along, but not write').first().waitFor();
		await ana.getByText('Please rest a little.').first().waitFor();
		await ana.getByText('Ask for a second look').first().click();
		await ana.getByLabel('What should they know?').fill('I was quoting a song.');
		street.server.keepSecret('I was quoting a song.');
		await ana.getByRole('button', { name: 'Ask', exact: true }).click();

		await toQueue(mo);
		const own = card(mo, name);
		await own.waitFor();
		await own.getByLabel(/Answer to/).fill('No.');
		await own.getByRole('button', { name: 'It stays' }).click();
		await mo.getByText('You may not do this here.').first().waitFor();

		const other = await mentor(made);
		await toQueue(other);
		const item = card(other, name);
		await item.getByText('I was quoting a song.').waitFor();
		await clean(other, 'an appeal');
		await item.getByLabel(/Answer to/).fill('You are right, sorry.');
		street.server.keepSecret('You are right, sorry.');
		await item.getByRole('button', { name: 'Take it back' }).click();
		await item.waitFor({ state: 'detached' });
		await ana.getByText('Somebody else has looked again.').first().waitFor();
		await Promise.all([ana, mo, other].map((page) => page.context().close()));
	});

	it('notes and steps of somebody, ended early', async () => {
		const made = await room();
		const mo = await mentor(made, undefined, { width: 1000 });
		const ana = await guestOf(made, 'Ana');
		await fay.sanction({ room: made.id, member: ana.person.id, step: 'read_only', hours: 6 });
		await mo.getByRole('button', { name: new RegExp(`More about \\W*${ana.person.name}`) }).first().click();
		const dialog = mo.getByRole('dialog');
		await dialog.getByText('Show Steps so far').click();
		await dialog.getByText('Reading along only').waitFor();
		await dialog.getByText('Show Notes').click();
		await dialog.getByText('No notes.').waitFor();
		await dialog.getByLabel('What kind').selectOption('wish');
		await dialog.getByLabel('Note', { exact: true }).fill('Likes to be asked first');
		street.server.keepSecret('Likes to be asked first');
		await dialog.getByRole('button', { name: 'Add the note' }).click();
		await dialog.getByText('Likes to be asked first').waitFor();
		await clean(mo, 'somebody, as staff see them');
		await dialog.getByRole('button', { name: 'Forget this note' }).click();
		await dialog.getByText('No notes.').waitFor();
		await dialog.getByRole('button', { name: 'End it now' }).click();
		await dialog.getByRole('button', { name: 'End it now' }).click();
		await ana.event('notice', ({ notice }) => notice.kind === 'sanction_lifted');
		await dialog.getByText('It was ended early.').waitFor();
		await mo.context().close();
	});

	it('the team talks among itself; participants have none of this', async () => {
		const made = await room();
		const [mo, other] = [await mentor(made), await mentor(made)];
		await mo.getByRole('link', { name: 'Team' }).click();
		await mo.getByRole('link', { name: 'Talk with the team' }).click();
		await composer(mo).waitFor();
		await say(mo, 'Can somebody look at Ana?');
		await other.getByRole('link', { name: 'Team' }).click();
		await other.getByRole('link', { name: 'Talk with the team' }).click();
		await sees(other, 'Can somebody look at Ana?');
		const ana = await street.visitor();
		const asked = [];
		ana.on('request', (request) => asked.push(request.url()));
		await street.enter(ana, made.token, `Ana ${letters()}`);
		assert.equal(await ana.getByRole('link', { name: 'Queue' }).count(), 0);
		assert.equal(await log(ana).getByText('Can somebody look at Ana?').count(), 0);
		assert.deepEqual(asked.filter((url) => url.includes('/staff-')), [], 'nothing of it is fetched');
		await Promise.all([mo, other, ana].map((page) => page.context().close()));
	});

	it('with the keyboard alone: from the alert to a closed case', async () => {
		const made = await room();
		const [mo, ana] = [await mentor(made, undefined, { width: 1000, touch: false }), await guestOf(made, 'Ana')];
		await ana.post(made.id, 'so this is goodbye for good');
		await tabTo(mo, mo.locator('.alarm').getByRole('link', { name: /Look/ }));
		await mo.keyboard.press('Enter');
		await mo.getByRole('button', { name: 'I am with them' }).waitFor();
		await tabTo(mo, mo.getByRole('button', { name: 'I am with them' }));
		await mo.keyboard.press('Enter');
		await mo.getByText('You are about to speak with them.').first().waitFor();
		await tabTo(mo, mo.locator('summary', { hasText: 'Close the case' }));
		await mo.keyboard.press('Enter');
		await tabTo(mo, mo.getByLabel('Safe for now, as far as we know.'));
		await mo.keyboard.press('Space');
		await tabTo(mo, mo.getByRole('button', { name: 'Close the case' }));
		await mo.keyboard.press('Enter');
		await mo.getByText(/This case is closed:/).first().waitFor();
		await mo.context().close();
	});

	it('on 320 px: queue, case and room fit', async () => {
		const made = await room();
		const [mo, ana] = [await mentor(made, undefined, { width: 320, height: 568 }), await guestOf(made, 'Ana')];
		await ana.post(made.id, 'this is goodbye for good');
		await ana.post(made.id, 'you are a silly goose');
		await mo.locator('.alarm').waitFor();
		await clean(mo, 'the room of a mentor with an alert');
		const box = await composer(mo).boundingBox();
		assert.ok(box.y + box.height <= 568, JSON.stringify(box));
		await toQueue(mo);
		await card(mo, ana.person.name).first().waitFor();
		await clean(mo, 'the queue with an alert');
		await mo.evaluate(() => (document.documentElement.dataset.size = '2'));
		assert.deepEqual(await sideways(mo), [], 'very large text');
		await mo.locator('.alarm').getByRole('link', { name: /Look/ }).click();
		await mo.locator('.case').getByRole('button', { name: 'I am with them' }).waitFor();
		assert.deepEqual(await sideways(mo), [], 'a case in very large text');
		await mo.context().close();
	});

	it('facilitators set what waits, and read what staff did', async () => {
		const made = await room();
		const page = await street.visitor();
		await page.goto(street.link(await street.server.invite('facilitator')));
		await page.getByLabel('Your name here').fill(`Sam ${letters()}`);
		await page.getByRole('button', { name: 'Come in' }).click();
		await page.getByRole('link', { name: `Look after ${made.name}` }).click();
		await page.getByLabel('Words that could hurt somebody').selectOption('nudge');
		const policy = page.locator('section').filter({ hasText: 'What waits, what is not sent' });
		await policy.getByRole('button', { name: 'Save' }).click();
		await saved(page);
		const { rooms } = await fay.request('room.list');
		assert.equal(rooms.find(({ room: { id } }) => id === made.id).room.policy.harassment, 'nudge');
		await clean(page, 'what waits');
		await page.getByRole('link', { name: 'Rooms' }).first().click();
		await page.getByRole('link', { name: 'What staff did' }).click();
		await page.getByText('held.decide').first().waitFor();
		await clean(page, 'what staff did');
		await page.context().close();
	});
});
