/// The programme, one's place by its link, and the waiting place of a room that is not on: real pages, real server.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, noBrowser, tabTo } from '../support/browser.mjs';
import { until } from '../support/poll.mjs';

const minute = 60_000;
const dayIn = (at) => new Date(at).toISOString().slice(0, 10);
const minuteIn = (at) => new Date(at).getUTCHours() * 60 + new Date(at).getUTCMinutes();

describe('the programme and places', { skip: noBrowser }, () => {
	let street, fay;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	/// A drop-in room with one public series, by default daily at a time tomorrow; `starts`: so many minutes from now, in UTC.
	const dropIn = async (title, { starts = 24 * 60 + 5, ...plan } = {}) => {
		const at = Date.now() + starts * minute;
		const room = await fay.makeRoom({ name: title, about: 'Come as you are.', rules: 'Listen first.', drop_in: true });
		const { series } = await fay.request('series.create', { room: room.id, plan: {
			title, zone: 'UTC', day: dayIn(at), start: minuteIn(at), minutes: 60, rule: 'FREQ=DAILY', staff_needed: 0, public: true, ...plan } });
		return { room, series };
	};
	const card = (page, title) => page.locator('.meeting').filter({ hasText: title });
	const open = async (options = {}, path = '/programme') => {
		const page = await street.visitor(options);
		await page.goto(street.server.origin + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
		return page;
	};

	it('shows what is on, named by zone, to somebody nobody knows, in every look', async () => {
		await dropIn('Tomorrow tea', { capacity: 3 });
		await dropIn('Elternabend', { language: 'de', audience: 'Parents', zone: 'Asia/Tokyo' });
		await dropIn('Open door', { starts: 5 });
		const page = await open();
		await page.getByRole('heading', { name: 'Happening now' }).waitFor();
		await card(page, 'Open door').getByText('The door is open.').waitFor();
		assert.match(await card(page, 'Tomorrow tea').first().innerText(), /your time \(/);
		assert.match(await card(page, 'Elternabend').first().innerText(), /in .?Tokyo/);
		assert.deepEqual(await faults(page, 'programme'), []);
		await page.getByLabel('Language').selectOption({ label: 'German' });
		await until(async () => await card(page, 'Tomorrow tea').count() === 0, { what: () => 'only German to be left' });
		await page.getByLabel('For whom').selectOption({ label: 'Open to everybody' });
		await page.getByText('fits your choice').waitFor();
		await page.getByRole('button', { name: 'Show everything' }).click();
		await card(page, 'Tomorrow tea').first().waitFor();
		await page.context().close();
	});

	it('three presses keep a place, by keyboard, with focus on the answer', async () => {
		await dropIn('Keyboard hour', { capacity: 2 });
		const page = await open({ width: 320 });
		const mine = card(page, 'Keyboard hour').first();
		await tabTo(page, mine.getByRole('button', { name: 'Sign up' }), { most: 200 });
		await page.keyboard.press('Enter');
		street.server.names.add(await mine.getByLabel('Your name here').inputValue());
		await tabTo(page, mine.getByRole('button', { name: 'Just this time' }), { most: 200 });
		await page.keyboard.press('Enter');
		await mine.getByText('You have a place.').waitFor();
		assert.match(await page.evaluate(() => document.activeElement.textContent), /You have a place/);
		assert.deepEqual(await faults(page, 'signed up'), []);
		await mine.getByRole('button', { name: 'Give up my place' }).click();
		await mine.getByRole('button', { name: 'Give up this time' }).click();
		await mine.getByText('You gave up your place.').waitFor();
		await page.context().close();
	});

	it('where it is full one waits; the place that comes free is offered, and taken by its link', async () => {
		const { room } = await dropIn('One chair', { capacity: 1 });
		const first = await open();
		const chair = (page) => card(page, 'One chair').first();
		await chair(first).getByRole('button', { name: 'Sign up' }).click();
		await chair(first).getByLabel('Your name here').fill('Early Bird');
		await chair(first).getByRole('button', { name: 'Just this time' }).click();
		await chair(first).getByText('You have a place.').waitFor();
		const second = await open();
		await second.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await chair(second).getByRole('button', { name: 'Join the waiting list' }).click();
		await chair(second).getByLabel('Your name here').fill('Late Owl');
		await chair(second).getByRole('button', { name: 'Just this time' }).click();
		await chair(second).getByText('You are next.').waitFor();
		await chair(second).getByRole('button', { name: 'Copy' }).click();
		const link = await second.evaluate(() => navigator.clipboard.readText());
		street.server.keepSecret(link.split('#')[1]);
		await chair(first).getByRole('button', { name: 'Give up my place' }).click();
		await chair(first).getByRole('button', { name: 'Give up this time' }).click();
		await chair(first).getByText('You gave up your place.').waitFor();

		const third = await street.visitor({ width: 320 });
		await third.goto(link.replace(/^https?:\/\/[^/]*/, street.server.origin));
		await third.getByText('A place is free for you.').waitFor();
		assert.equal(new URL(third.url()).hash, '', 'the secret is not in the address');
		assert.deepEqual(await faults(third, 'place'), []);
		await third.getByRole('button', { name: 'Take the place' }).click();
		await third.getByText('You have a place.').waitFor();
		await third.getByRole('button', { name: 'Reminders' }).click();
		await third.getByRole('heading', { name: 'In your calendar' }).waitFor();
		await third.getByLabel(/1 day/).check();
		await third.getByRole('button', { name: 'Save' }).first().click();
		await third.getByText('Saved.').waitFor();
		assert.deepEqual(await faults(third, 'reminders'), []);
		const { places } = await fay.request('meeting.show', { room: room.id, meeting: (await fay.request('meeting.list', { room: room.id, from: Date.now(), until: Date.now() + 3 * 24 * 60 * minute })).meetings[0].meeting.id });
		assert.deepEqual(places.filter(({ place }) => place.state === 'kept').map(({ member }) => member.name), ['Late Owl']);
		for (const page of [first, second, third])
			await page.context().close();
	});

	it('a link that is none says so, and a page without one asks for it', async () => {
		const page = await open({}, `/place#${'x'.repeat(43)}`);
		await page.getByText('This link does not work any more').waitFor();
		assert.equal(new URL(page.url()).hash, '');
		await page.reload();
		await page.getByText('Open your link once more').waitFor();
		assert.deepEqual(await faults(page, 'no link'), []);
		await page.context().close();
	});

	it('one press leads a stranger into a meeting, past the ground rules, and the room says until when', async () => {
		await dropIn('Walk in', { starts: 4 });
		const page = await open({ width: 320 });
		await card(page, 'Walk in').getByRole('button', { name: /^Go in as/ }).click();
		await page.getByRole('button', { name: 'Agree and go in' }).click();
		await composer(page).waitFor();
		await page.getByText('Begins at').waitFor();
		assert.deepEqual(await faults(page, 'room with a meeting'), []);
		await page.context().close();
	});

	it('before it begins there is a waiting place, with help at hand, and the door lets in by itself', async () => {
		const { room } = await dropIn('Not yet', { starts: 3 * 60 });
		const page = await street.visitor({ width: 320 });
		const token = await fay.invite('participant', room.id);
		street.server.keepSecret(token);
		await page.goto(street.link(token));
		await page.getByLabel('Your name here').fill('Patient Fox');
		await page.getByRole('button', { name: 'Enter the room' }).click();
		await page.getByRole('heading', { name: 'Next time' }).waitFor();
		await page.getByText('your time (').first().waitFor();
		await page.getByRole('button', { name: 'I need help now' }).waitFor();
		await page.getByRole('link', { name: 'Add to calendar' }).waitFor();
		assert.deepEqual(await faults(page, 'waiting place'), []);
		const list = await fay.request('meeting.list', { room: room.id, from: Date.now(), until: Date.now() + 12 * 60 * minute });
		const { meeting } = list.meetings[0];
		const at = Date.now() + 5 * minute;
		await fay.request('meeting.change', { room: room.id, meeting: meeting.id, version: meeting.version, day: dayIn(at), start: minuteIn(at) });
		/* It looks again by itself after half a minute; at once when somebody comes back to the page. */
		await page.waitForTimeout(1_100);
		await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
		await composer(page).waitFor({ timeout: 45_000 });
		await page.context().close();
	});

	it('without a script there is a way to the plain list, help, and the way out', async () => {
		const context = await street.browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(`${street.server.origin}/programme`);
		assert.equal(await page.getByRole('link', { name: 'what is on this week' }).getAttribute('href'), '/week');
		await page.getByRole('link', { name: '112' }).waitFor();
		await page.getByRole('link', { name: 'Leave fast' }).waitFor();
		assert.equal(await page.locator('link[rel="alternate"][title="Meetings Feed"]').getAttribute('href'), '/meetings.json');
		await context.close();
	});

	it('urgent help and leaving fast work from the programme', async () => {
		const page = await open({ width: 320 });
		await page.getByRole('link', { name: 'Urgent help' }).first().click();
		await page.getByRole('heading', { name: 'Urgent help' }).waitFor();
		await page.getByRole('link', { name: /^Call / }).first().waitFor();
		assert.deepEqual(await faults(page, 'help from the programme'), []);
		await page.getByRole('link', { name: 'Back' }).click();
		await page.getByRole('heading', { name: 'What is on' }).waitFor();
		await page.getByRole('link', { name: 'Leave fast' }).last().click();
		await page.getByText('Sunny').waitFor();
		await page.context().close();
	});
});
