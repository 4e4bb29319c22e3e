/// A drop-in from plan to waiting list, in three browsers with clocks of three countries.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, faults, noBrowser, tabTo } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';

const day_ms = 24 * 3600 * 1000;
const letters = () => newKey().replace(/[^a-z]/g, '').slice(0, 6);
/// As it is read: without what keeps names of two directions apart.
const read = async (box) => (await box.innerText()).replace(/[\u2066-\u2069]/g, '').replace(/\s/g, ' ');
const clockIn = (zone, ms) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: '2-digit' }).format(ms);

describe('a drop-in in real browsers', { skip: noBrowser }, () => {
	let street, fay, sam, link, series, room;
	const title = `Hour ${letters()}`;
	/// Soon, so that it is on the programme; not today.
	const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' }).format(Date.now() + 2 * day_ms);

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	const card = (page) => page.locator('.meeting').filter({ hasText: title }).first();
	const meetings = async () => (await fay.request('meeting.list', { room, from: Date.now(), until: Date.now() + 30 * day_ms })).meetings;

	/// Somebody who opens the link that was copied, somewhere else.
	async function visitor(zone) {
		const page = await street.visitor({ zone });
		await page.goto(link.replace(/^https?:\/\/[^/]*/, street.server.origin));
		await card(page).waitFor();
		return page;
	}

	it('a facilitator plans a weekly hour by keyboard alone in less than a minute', async () => {
		sam = await street.visitor({ zone: 'Europe/London' });
		const name = `Sam ${letters()}`;
		street.server.names.add(name);
		await sam.goto(street.link(await street.server.invite('facilitator')));
		await sam.getByLabel('Your name here').fill(name);
		await sam.getByRole('button', { name: 'Come in' }).click();
		await sam.getByRole('heading', { name: 'Rooms' }).waitFor();

		const from = performance.now();
		const press = async (target, key = 'Enter') => {
			await tabTo(sam, target, { most: 100 });
			await sam.keyboard.press(key);
		};
		await press(sam.getByRole('link', { name: 'Week', exact: true }));
		await press(sam.getByRole('link', { name: 'New drop-in' }));
		const first = sam.getByLabel('Title', { exact: true });
		await until(() => first.evaluate((element) => element === document.activeElement), { what: () => 'the title to have the focus' });
		await sam.keyboard.type(title);
		await press(sam.getByRole('checkbox', { name: weekday }), 'Space');
		await tabTo(sam, sam.getByLabel('Time', { exact: true }));
		await sam.keyboard.type('1800');
		if (!await sam.getByLabel('On the programme page, for everybody').isChecked())
			await press(sam.getByLabel('On the programme page, for everybody'), 'Space');
		await press(sam.locator('summary', { hasText: 'More settings' }));
		await tabTo(sam, sam.locator('input[name=staff_needed]'));
		await sam.keyboard.press('Control+A');
		await sam.keyboard.type('1');
		await tabTo(sam, sam.locator('input[name=capacity]'));
		await sam.keyboard.press('Control+A');
		await sam.keyboard.type('1');
		await until(async () => (await read(sam.locator('main'))).includes(`Every ${weekday}, 18:00–19:00 London time.`), { what: () => 'what it comes to' });
		assert.deepEqual(await faults(sam, 'planning'), []);
		await tabTo(sam, sam.locator('select[name=room]'), { key: 'Shift+Tab', most: 100 });
		await sam.keyboard.type('A new room');
		await press(sam.getByRole('button', { name: 'Save' }));
		await sam.getByRole('heading', { name: 'It is planned.' }).waitFor();
		assert.ok(performance.now() - from < 60_000, `${performance.now() - from} ms`);

		link = await sam.getByLabel('Link to it, for everybody').inputValue();
		({ series: [series] } = await fay.request('series.list', {}));
		room = series.room;
		assert.deepEqual([series.plan.title, series.plan.start, series.plan.zone, series.plan.capacity, series.plan.staff_needed], [title, 18 * 60, 'Europe/London', 1, 1]);
		assert.equal(link.split('#')[1], series.id);
		assert.equal((await fay.request('room.list')).rooms.find((each) => each.room.id === room).room.drop_in, true);
	});

	it('one is moved, one is cancelled; the others stay', async () => {
		const dates = sam.locator('.week-item');
		await dates.first().getByRole('button', { name: 'Move or change' }).click();
		const dialog = sam.getByRole('dialog');
		await dialog.getByLabel('Time', { exact: true }).fill('20:00');
		await dialog.getByRole('button', { name: 'Save' }).click();
		await dates.first().getByText('Moved. Before:').waitFor();
		await dates.nth(1).getByRole('button', { name: /^Cancel/ }).click();
		await sam.getByRole('dialog').getByRole('button', { name: 'Cancel this meeting' }).click();
		await dates.nth(1).getByText('Cancelled', { exact: true }).waitFor();
		assert.deepEqual(await faults(sam, 'a drop-in with changed dates'), []);
		const all = await meetings();
		assert.deepEqual(all.map(({ meeting }) => [clockIn('Europe/London', meeting.start), meeting.state]).slice(0, 3),
			[['20:00', 'scheduled'], ['18:00', 'cancelled'], ['18:00', 'scheduled']]);
	});

	it('somebody in New York sees it by their clock, and takes the place; somebody in Kolkata waits, and moves up', async () => {
		const [{ meeting }] = await meetings();
		const york = await visitor('America/New_York'), kolkata = await visitor('Asia/Kolkata');
		for (const [page, zone, city] of [[york, 'America/New_York', 'New York'], [kolkata, 'Asia/Kolkata', 'Kolkata']]) {
			const text = await read(card(page));
			assert.ok(text.includes(clockIn(zone, meeting.start)) && text.includes(`your time (${city})`), `${zone}: ${text}`);
			assert.match(text, /Moved\./);
			assert.doesNotMatch(text, /cannot come/, 'no reason that nobody gave');
		}
		const signUp = async (page, button, who) => {
			street.server.names.add(who);
			await card(page).getByRole('button', { name: button }).click();
			await card(page).getByLabel('Your name here').fill(who);
			await card(page).getByRole('button', { name: 'Just this time' }).click();
		};
		const [one, other] = [`Nora ${letters()}`, `Kiran ${letters()}`];
		await signUp(york, 'Sign up', one);
		await card(york).getByText('You have a place.').waitFor();
		await kolkata.reload();
		await signUp(kolkata, 'Join the waiting list', other);
		await card(kolkata).getByText('You are next.').waitFor();

		const places = async () => Object.fromEntries((await fay.request('meeting.show', { room, meeting: meeting.id })).places.map(({ member, place }) => [member.name, place.state]));
		assert.deepEqual(await places(), { [one]: 'kept', [other]: 'waiting' });
		await card(york).getByRole('button', { name: 'Give up my place' }).click();
		await card(york).getByRole('button', { name: 'Give up this time' }).click();
		await card(york).getByText('You gave up your place.').waitFor();
		assert.deepEqual(await places(), { [one]: 'given_up', [other]: 'offered' });
		await kolkata.reload();
		await card(kolkata).getByText('A place is free for you.').waitFor();
		await card(kolkata).getByRole('button', { name: 'Take the place' }).click();
		await card(kolkata).getByText('You have a place.').waitFor();
		assert.deepEqual(await places(), { [one]: 'given_up', [other]: 'kept' });
		await Promise.all([york, kolkata].map((page) => page.context().close()));
	});

	it('staff see who comes, and take the part that is free; nobody else sees either', async () => {
		await sam.reload();
		const first = sam.locator('.week-item').first();
		await first.getByText('1 of 1 places taken').waitFor();
		await first.getByRole('button', { name: 'I lead' }).click();
		await first.getByText('leads').waitFor();
		const page = await visitor('Europe/London');
		assert.doesNotMatch(await page.locator('main').innerText(), /Sam|Nora|Kiran/);
		await Promise.all([sam, page].map((each) => each.context().close()));
	});
});
