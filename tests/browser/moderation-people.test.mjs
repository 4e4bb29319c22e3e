/// What people see of how a room is looked after: messages that wait, hints, warnings, telling a mentor, steps and appeals.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, holds, log, noBrowser, say, sees, shown, tabTo } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';

/* In the words of tests/support/rules. */
const unkind = 'you are a silly goose';
const advice = 'you should just stop taking it';
const crisis = 'this is goodbye for good';

describe('how a room is looked after, as people see it', { skip: noBrowser }, () => {
	let street, fay;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	/// A room with Ana in a browser and Ben beside her; Ana's id.
	async function room(fields, looks) {
		const made = await fay.makeRoom({ name: `Room ${newKey()}`, rules: 'Be kind.', ...fields });
		const token = await fay.invite('participant', made.id, { uses: 100 });
		const ben = await fay.guest('Ben', made.id);
		const ana = await street.visitor(looks);
		await street.enter(ana, token, 'Ana');
		const { id } = await until(() => ben.events.flatMap((event) => event.came ?? []).find((person) => person.name === 'Ana'));
		await ana.getByRole('button', { name: 'I have them' }).click();
		return { ...made, token, ben, ana, anaId: id, end: () => ana.context().close() };
	}
	const inLog = (page, words) => log(page).locator('b', { hasText: words });
	const failed = (page, words) => log(page).locator('p.message-failed', { hasText: words });
	const dialog = (page) => page.getByRole('dialog');
	const button = (page, name) => page.getByRole('button', { name, exact: true });
	const openYou = async (page) => {
		await button(page, 'You').click();
		await dialog(page).waitFor();
	};
	const neverSees = async (line, words) => {
		await line.barrier();
		assert.ok(!JSON.stringify(line.entries([...line.places.keys()][0])).includes(words), `nobody else sees ${words}`);
	};
	const waiting = async () => (await fay.request('case.list')).held;
	const heldBy = (member) => until(async () => (await waiting()).find((held) => held.by.id === member));

	it('a message waits where its author sees it, outlives a reload, and appears once when released', async () => {
		const { id, ana, ben, anaId, end } = await room({});
		await say(ana, unkind);
		await inLog(ana, 'Waits for a mentor').waitFor();
		await log(ana).getByText(/It may hurt somebody who reads it.*At most .2 minutes/).waitFor();
		await ben.post(id, 'Meanwhile');
		await sees(ana, 'Meanwhile');
		assert.deepEqual(await shown(ana, [unkind, 'Meanwhile']), [unkind, 'Meanwhile'], 'in its place');
		await neverSees(ben, unkind);

		await ana.reload();
		await inLog(ana, 'Waits for a mentor').waitFor();
		const held = await heldBy(anaId);
		await fay.request('held.decide', { room: id, held: held.id, decision: 'release' });
		await inLog(ana, 'Waits for a mentor').waitFor({ state: 'detached' });
		await until(async () => (await shown(ana, [unkind, 'Meanwhile'])).join() === ['Meanwhile', unkind].join());
		await ana.getByRole('status').getByText('Your message is in the room now.').waitFor({ state: 'attached' });
		await end();
	});

	it('changed while it waits, it may appear at once', async () => {
		const { ana, ben, id, end } = await room({});
		await say(ana, unkind);
		await inLog(ana, 'Waits for a mentor').waitFor();
		await button(log(ana), 'Edit').click();
		await holds(composer(ana), unkind);
		await composer(ana).fill('you are a lovely goose');
		await composer(ana).press('Enter');
		await sees(ana, 'you are a lovely goose');
		await until(() => ben.entries(id).some((entry) => entry.body === 'you are a lovely goose'));
		assert.deepEqual([await inLog(ana, 'Waits for a mentor').count(), (await shown(ana, ['you are a lovely goose'])).length], [0, 1]);
		await end();
	});

	it('with the keyboard alone: taken back', async () => {
		const { ana, end } = await room({});
		await say(ana, unkind);
		await tabTo(ana, button(log(ana), 'Take back'), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		await inLog(ana, 'Waits for a mentor').waitFor({ state: 'detached' });
		assert.deepEqual(await shown(ana, [unkind]), []);
		assert.ok(await log(ana).evaluate((element) => element === document.activeElement), 'the keyboard goes on in the log');
		await end();
	});

	it('a mentor asks for other words, or declines; the words are not lost', async () => {
		const { id, ana, anaId, end } = await room({});
		await say(ana, unkind);
		const held = await heldBy(anaId);
		await fay.request('held.decide', { room: id, held: held.id, decision: 'ask', reason: 'unkind', words: 'Could you say it gently?' });
		await inLog(ana, 'A mentor asks you to change it.').waitFor();
		await log(ana).getByText(/It could hurt somebody\. “Could you say it gently\?”/).waitFor();
		await ana.reload();
		await inLog(ana, 'A mentor asks you to change it.').waitFor();
		assert.equal(await button(ana, 'I have read it').count(), 0, 'what is said in its place needs no card');
		await fay.request('held.decide', { room: id, held: held.id, decision: 'decline', reason: 'ground_rules' });
		await inLog(ana, 'A mentor kept this back.').waitFor();
		await button(log(ana), 'Write it differently').click();
		await holds(composer(ana), unkind);
		await inLog(ana, 'A mentor kept this back.').waitFor({ state: 'detached' });
		await ana.reload();
		await composer(ana).waitFor();
		assert.equal(await button(ana, 'I have read it').count(), 0, 'it was put away');
		await end();
	});

	it('what was declined while away is a card, until it was read', async () => {
		const { id, ana, anaId, end } = await room({});
		await say(ana, unkind);
		const held = await heldBy(anaId);
		await ana.goto('about:blank');
		await fay.request('held.decide', { room: id, held: held.id, decision: 'decline', reason: 'unkind', words: 'Not like this, please.' });
		await ana.goto(street.server.origin);
		await ana.getByRole('heading', { name: 'A mentor kept one of your messages back.' }).waitFor();
		await ana.getByText('Not like this, please.').waitFor();
		await button(ana, 'I have read it').click();
		await ana.getByText('Not like this, please.').waitFor({ state: 'detached' });
		await ana.reload();
		await composer(ana).waitFor();
		assert.equal(await ana.getByText('Not like this, please.').count(), 0);
		await end();
	});

	it('words of danger go through at once, whatever is on, and nothing about them shows', async () => {
		const { id, ana, ben, anaId, end } = await room({});
		await fay.request('room.raid', { room: id, on: true });
		await fay.sanction({ room: id, member: anaId, step: 'read_only', hours: 1 });
		await ana.getByText('If you are not safe, write anyway').waitFor();
		await say(ana, 'hello');
		await failed(ana, /Not sent\..*write again from/).waitFor();
		assert.ok(await composer(ana).isEnabled());
		await say(ana, `${unkind}, ${crisis}`);
		await until(() => ben.entries(id).some((entry) => entry.body === `${unkind}, ${crisis}`));
		await sees(ana, `${unkind}, ${crisis}`);
		assert.equal(await log(ana).locator('.hint').count(), 0);
		await end();
	});

	it('in slow mode a message says that it goes later, and one of danger is not kept behind it', async () => {
		const { id, ana, ben, end } = await room({});
		await fay.request('room.controls', { room: id, slow_s: 30 });
		await ana.getByText(/One message in .30 seconds/).waitFor();
		await say(ana, 'First');
		await sees(ana, 'First');
		await say(ana, 'Second');
		await ana.getByText('Goes out by itself in a little while').waitFor();
		await say(ana, crisis);
		await until(() => ben.entries(id).some((entry) => entry.body === crisis));
		await neverSees(ben, 'Second');
		await end();
	});

	it('a hint is for its author alone, and offers a way', async () => {
		const { id, ana, ben, end } = await room({});
		await say(ana, advice);
		await inLog(ana, 'Only you see this hint').waitFor();
		await log(ana).getByText('It may give advice about medicine.').waitFor();
		await until(() => ben.entries(id).some((entry) => entry.body === advice));
		await button(log(ana), 'Take down').click();
		await ana.getByText('They cannot come back').waitFor();
		await button(log(ana), 'Cancel').click();
		await button(log(ana), 'Edit').click();
		await holds(composer(ana), advice);
		await composer(ana).fill('I know how that feels');
		await composer(ana).press('Enter');
		await inLog(ana, 'Only you see this hint').waitFor({ state: 'detached' });
		await sees(ana, 'I know how that feels');
		await end();
	});

	it('what a room leaves out is not sent, says why, and can be written anew', async () => {
		const { id, ana, end } = await room({});
		await fay.request('room.controls', { room: id, links_off: true });
		await ana.getByText('No links for now').waitFor();
		await say(ana, 'Look at https://example.org');
		await failed(ana, /Not sent\. This room leaves some things out\..*There is a link in it\./).waitFor();
		await button(log(ana), 'Edit').click();
		await holds(composer(ana), 'Look at https://example.org');
		assert.equal(await failed(ana, /Not sent/).count(), 0);
		await end();
	});

	it('with the keyboard alone: a message says what it is about, and others choose', async () => {
		const { ana, ben, id, end } = await room({});
		await tabTo(ana, button(ana, 'Say what it is about'), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		const topic = ana.getByRole('combobox', { name: 'Say what it is about' });
		await until(() => topic.evaluate((element) => element === document.activeElement));
		await topic.selectOption('Death and loss');
		await tabTo(ana, composer(ana));
		await ana.keyboard.type('My words of loss');
		await ana.keyboard.press('Enter');
		await until(() => ben.entries(id).some((entry) => entry.warning === 'death'));
		assert.equal(await topic.count(), 0, 'the next message is about something else');
		await sees(ana, 'My words of loss');

		await ben.request('room.post', { room: id, body: 'Words of Ben about loss', warning: 'death' });
		const show = log(ana).getByRole('button', { name: /This is about: .Death and loss. Show/ });
		await show.waitFor();
		assert.equal(await ana.getByText('Words of Ben about loss').count(), 0);
		await tabTo(ana, show, { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		await sees(ana, 'Words of Ben about loss');
		await end();
	});

	it('telling a mentor takes two taps; words may follow; the answer comes back', async () => {
		const { id, ana, ben, end } = await room({}, { width: 320, height: 640, touch: true });
		const { seq } = await ben.post(id, 'I do not know what to do any more');
		await sees(ana, 'I do not know what to do any more');
		await ana.getByRole('button', { name: /More for the message by \W*Ben/ }).tap();
		await button(log(ana), 'Tell a mentor').tap();                         // one
		await dialog(ana).getByText('Nobody sees that it was you').waitFor();
		await button(dialog(ana), 'I am worried about them').tap();            // two
		await dialog(ana).getByText('Thank you.').waitFor();
		const { cases: [it] } = await fay.request('case.list', { room: id });
		assert.deepEqual([it.reports, it.latest, it.kind], [1, seq, 'danger']);
		await dialog(ana).getByLabel('Would you like to add something?').fill('He was so quiet today');
		await button(dialog(ana), 'Add this').tap();
		await dialog(ana).waitFor({ state: 'detached' });

		const { cases: [now] } = await fay.request('case.list', { room: id });
		const { case: owned } = await fay.request('case.acknowledge', { room: id, case: it.id, version: now.version });
		const { reports } = await fay.request('case.show', { room: id, case: it.id });
		assert.deepEqual(reports.map((report) => report.words), ['He was so quiet today']);
		await fay.request('case.close', { room: id, case: it.id, version: owned.version, outcome: 'talked', safe: 'yes', follow_up: Date.now() + 86_400_000, answer: 'We spoke with him. Thank you.' });
		await ana.getByText('We spoke with him. Thank you.').waitFor();
		await button(ana, 'I have read it').click();
		await openYou(ana);
		await dialog(ana).getByText('What I told mentors').click();
		await dialog(ana).getByText('We spoke with him. Thank you.').waitFor();
		await end();
	});

	it('somebody hidden is one quiet line, is not told, and can be seen again', async () => {
		const { id, ana, ben, end } = await room({});
		await ben.post(id, 'One by Ben');
		await ben.post(id, 'Two by Ben');
		await sees(ana, 'Two by Ben');
		await ana.getByRole('button', { name: /More for the message by \W*Ben/ }).last().click();
		await button(log(ana), 'Hide this person from me').click();
		await log(ana).getByText('2 messages you chose not to see').waitFor();
		assert.deepEqual(await shown(ana, ['One by Ben', 'Two by Ben']), []);
		await ben.post(id, 'Three by Ben');
		await log(ana).getByText('3 messages you chose not to see').waitFor();
		await ana.reload();
		await log(ana).getByText('3 messages you chose not to see').click();
		await sees(ana, 'Three by Ben');
		await ben.barrier();
		assert.ok(ben.events.every((event) => event.type !== 'notice'), 'Ben hears nothing of it');

		await openYou(ana);
		await dialog(ana).getByText('People I do not want to read').click();
		await dialog(ana).getByRole('button', { name: /Show again \W*Ben/ }).click();
		await button(dialog(ana), 'Close').click();
		await until(async () => (await shown(ana, ['One by Ben', 'Two by Ben', 'Three by Ben'])).length === 3);
		assert.equal(await log(ana).getByText('messages you chose not to see').count(), 0);
		await end();
	});

	it('a topic one would rather not see is folded away with its author', async () => {
		const { id, ana, ben, end } = await room({});
		await openYou(ana);
		await dialog(ana).getByText('Topics I do not want to see').click();
		await dialog(ana).getByLabel('Abuse').check();
		await button(dialog(ana), 'Close').click();
		await ben.request('room.post', { room: id, body: 'Something Ben remembers', warning: 'abuse' });
		const folded = log(ana).getByRole('button', { name: /This is about: .Abuse. Show/ });
		await folded.waitFor();
		assert.equal(await log(ana).locator('.message-name', { hasText: 'Ben' }).count(), 0);
		await folded.click();
		await log(ana).locator('.message-name', { hasText: 'Ben' }).waitFor();
		await end();
	});

	it('a step says what, why, which rule and until when; an appeal is answered', async () => {
		const { id, ana, anaId, end } = await room({});
		const flo = await street.server.staff('Flo');
		const given = await fay.sanction({ room: id, member: anaId, step: 'read_only', hours: 2, rule: 'Be kind.', words: 'Take a little rest.' });
		await ana.getByRole('heading', { name: 'You can read along, but not write' }).waitFor();
		for (const words of ['It could hurt somebody.', 'Be kind.', 'Take a little rest.', 'It ends by itself'])
			await log(ana).getByText(words).waitFor();
		await button(ana, 'I have read it').click();
		await ana.reload();
		await ana.getByText('You can write again from').waitFor();

		await openYou(ana);
		await dialog(ana).getByText('What mentors decided about me').click();
		await dialog(ana).getByText('Ask for a second look').click();
		await dialog(ana).getByLabel('What should they know?').fill('I was quoting a song');
		await button(dialog(ana), 'Ask').click();
		await dialog(ana).getByText('You asked for a second look.').waitFor();
		await flo.request('appeal.decide', { room: id, sanction: given.id, decision: 'overturn', words: 'So you were. Sorry.' });
		await button(dialog(ana), 'Close').click();
		await ana.getByText('So you were. Sorry.').first().waitFor();
		await ana.getByText('You can write again from').waitFor({ state: 'detached' });
		await button(ana, 'I have read it').click();
		await say(ana, 'Thank you all');
		await sees(ana, 'Thank you all');
		await end();
	});

	it('who was asked to leave reads why, until when, and can appeal', async () => {
		const { id, ana, anaId, token, end } = await room({});
		await fay.sanction({ room: id, member: anaId, step: 'removal', hours: 24, words: 'Until tomorrow.' });
		await ana.getByText('You were asked to leave this room for some time.').waitFor();
		await ana.getByText('Until tomorrow.').waitFor();
		await ana.getByText('Ask for a second look').waitFor();
		await ana.reload();
		await ana.getByText('Until tomorrow.').waitFor();
		await ana.goto(street.link(token));
		await ana.getByText('You were asked to stay away').waitFor();
		await button(ana, 'Why, and until when').click();
		await ana.getByText('Until tomorrow.').waitFor();
		await end();
	});

	it('who may not be here at all reads why, and can appeal', async () => {
		const { ana, anaId, end } = await room({});
		await fay.sanction({ member: anaId, step: 'ban', hours: 24, words: 'No selling here.' });
		await ana.getByText('No selling here.').waitFor();
		await ana.reload();
		await ana.getByText('No selling here.').waitFor();
		await ana.getByText('Ask for a second look').waitFor();
		await end();
	});

	it('how the room is looked after is told to everybody, and changes with the room', async () => {
		const { id, ana, end } = await room({});
		await ana.getByRole('button', { name: 'How this room is looked after' }).first().click();
		await dialog(ana).getByText('Software on this server reads every message.').waitFor();
		await dialog(ana).getByText('It misses some').waitFor();
		await dialog(ana).getByText(/A message waits at most \W*2 minutes\W+Then it appears by itself/).waitFor();
		await button(dialog(ana), 'Close').click();
		await fay.request('room.controls', { room: id, newcomers_wait: true });
		await ana.getByText('Messages of new people wait for a mentor').waitFor();
		await say(ana, 'A harmless hello');
		await log(ana).getByText('You are new here. At first, messages wait a little.').waitFor();
		await end();
	});

	it('without the part that is fetched later one can still read, write, and see what waits', async () => {
		const { ana, ben, id, end } = await room({});
		await ana.route('**/assets/care-*', (route) => route.abort());
		await ana.reload();
		await say(ana, unkind);
		await inLog(ana, 'Waits for a mentor').waitFor();
		await ben.request('room.post', { room: id, body: 'Words of loss', warning: 'death' });
		await log(ana).getByRole('button', { name: /This is about: .Death and loss. Show/ }).click();
		await sees(ana, 'Words of loss');
		await button(ana, 'You').click();
		await ana.getByText('No connection. Please try again.').waitFor();
		await ana.unroute('**/assets/care-*');
		await openYou(ana);
		await end();
	});

	it('all of it is clean in light, dark and on a phone', async () => {
		const { id, ana, ben, anaId, end } = await room({});
		await ben.post(id, 'Hello Ana');
		await say(ana, unkind);
		await inLog(ana, 'Waits for a mentor').waitFor();
		await say(ana, advice);
		await inLog(ana, 'Only you see this hint').waitFor();
		await ben.request('room.post', { room: id, body: 'Words of loss', warning: 'death' });
		await log(ana).getByText('This is about').waitFor();
		await fay.request('room.controls', { room: id, slow_s: 60, links_off: true, newcomers_wait: true });
		await fay.sanction({ room: id, member: anaId, step: 'read_only', hours: 1, rule: 'Be kind.', words: 'Take a rest.' });
		await button(ana, 'I have read it').waitFor();
		await button(ana, 'Say what it is about').click();
		const found = await faults(ana, 'the room');
		await ana.getByRole('button', { name: /More for the message by \W*Ben/ }).first().click();
		await button(log(ana), 'Tell a mentor').click();
		await button(dialog(ana), 'It is unkind').waitFor();
		found.push(...await faults(ana, 'telling a mentor'));
		await button(dialog(ana), 'It is unkind').click();
		await dialog(ana).getByText('Thank you.').waitFor();
		found.push(...await faults(ana, 'told'));
		await button(dialog(ana), 'Close').first().click();
		await ana.getByRole('button', { name: 'How this room is looked after' }).first().click();
		await dialog(ana).waitFor();
		found.push(...await faults(ana, 'how the room is looked after'));
		await button(dialog(ana), 'Close').click();
		await openYou(ana);
		for (const fold of await dialog(ana).locator('summary').all())
			await fold.click();
		found.push(...await faults(ana, 'oneself'));
		await button(dialog(ana), 'Close').click();
		await ana.getByRole('button', { name: /More about \W*Ben/ }).first().click();
		await dialog(ana).waitFor();
		found.push(...await faults(ana, 'somebody else'));
		await button(dialog(ana), 'Close').click();
		await fay.sanction({ room: id, member: anaId, step: 'removal', hours: 1 });
		await ana.getByText('You were asked to leave this room').first().waitFor();
		await ana.getByText('Ask for a second look').waitFor();
		found.push(...await faults(ana, 'asked to leave'));
		assert.deepEqual(found, []);
		await end();
	});
});
