/// Every screen, in light and dark and at 320 px: axe-core finds nothing serious, and nothing scrolls sideways.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, faults, noBrowser, say, sees } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';

/// A few letters, for names that nobody has yet.
const letters = () => newKey().replace(/[^a-z]/g, '').slice(0, 6);

describe('every screen', { skip: noBrowser }, () => {
	let street, fay, made, token, page;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
		made = await fay.makeRoom({ name: 'Lantern room', about: 'For whoever cannot sleep.', rules: 'Listen first.\nWhat is said here stays here.', typing: true });
		token = await fay.invite('participant', made.id, { uses: 100 });
	});
	after(() => street?.close());

	const clean = async (screen) => assert.deepEqual(await faults(page, screen), []);

	/// Open `screen` in a new browser, and look.
	const look = (screen, open) => it(screen, async () => {
		page = await street.visitor();
		await open();
		await clean(screen);
		await page.context().close();
	});

	const inside = async (name = `Ana ${letters()}`) => {
		await street.enter(page, token, name);
		return name;
	};
	const staff = async (role = 'facilitator') => {
		await page.goto(street.link(await street.server.invite(role)));
		await page.getByLabel('Your name here').fill(`Sam ${letters()}`);
		await page.getByRole('button', { name: 'Come in' }).click();
		await page.getByRole('heading', { name: 'Rooms' }).waitFor();
	};

	it('a bad screen would be found', async () => {
		page = await street.visitor();
		await page.goto(street.link(token));
		const button = page.getByRole('button', { name: 'Enter the room' });
		await button.waitFor();
		await button.evaluate((element) => {
			element.style.cssText = 'color: #999; background: #aaa; width: 900px';
			element.closest('form').querySelector('input').removeAttribute('id');
		});
		const found = (await faults(page, 'bad')).join('\n');
		assert.match(found, /bad, light: color-contrast/);
		assert.match(found, /bad, dark: color-contrast/);
		assert.match(found, /bad, 320 px: scrolls sideways/);
		await page.context().close();
	});

	look('the doorway', async () => {
		await page.goto(street.link(token));
		await page.getByRole('button', { name: 'Enter the room' }).waitFor();
	});

	look('the doorway with a mistake', async () => {
		await fay.guest('Taken', made.id).catch(() => {});
		await page.goto(street.link(token));
		await page.getByLabel('Your name here').fill('Taken');
		await page.getByRole('button', { name: 'Enter the room' }).click();
		await page.getByText('Somebody here has this name already').waitFor();
	});

	look('the doorway of a full room', async () => {
		const full = await fay.makeRoom({ name: 'Full room', capacity: 1 });
		await fay.guest('First', full.id);
		await page.goto(street.link(await fay.invite('participant', full.id)));
		await page.getByText('There is no place free').waitFor();
	});

	look('a link that does not work', async () => {
		await page.goto(street.link('A'.repeat(43)));
		await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
	});

	look('the page without a link, everything unfolded', async () => {
		await page.goto(street.server.origin);
		await page.getByText('I have recovery words').click();
		await page.getByText('I look after rooms here').click();
		await page.getByRole('button', { name: 'Sign in' }).click();
	});

	look('an empty room', async () => {
		const quiet = await fay.makeRoom({ name: 'Quiet room' });
		await street.enter(page, await fay.invite('participant', quiet.id), 'Ana');
		await page.getByText('It is quiet here').waitFor();
	});

	look('a room with all there can be in it', async () => {
		const mo = await fay.guest(`Mo ${letters()}`, made.id, 'mentor');
		await inside();
		const { seq } = await mo.post(made.id, 'Good evening to everybody here. https://example.org');
		await mo.post(made.id, `A word without end: ${'long'.repeat(100)}`);
		const gone = await mo.post(made.id, 'Soon to be taken down');
		await mo.request('room.redact', { room: made.id, target: gone.seq });
		await mo.edit(made.id, seq, 'Good evening to everybody here, said better. https://example.org');
		await mo.request('room.react', { room: made.id, target: seq, reaction: 'heart', on: true });
		await say(page, 'Good evening from me');
		await sees(page, 'Good evening from me');
		await mo.request('room.typing', { room: made.id, on: true });
		await page.getByText('is writing').waitFor();
		await page.getByRole('button', { name: /More for the message by \W*You/ }).last().click();
		await composer(page).fill('Something half written');
	});

	look('taking words down', async () => {
		await inside();
		await say(page, 'Words to think about');
		await sees(page, 'Words to think about');
		await page.getByRole('button', { name: /More for the message by \W*You/ }).last().click();
		await page.getByRole('button', { name: 'Take down' }).click();
		await page.getByText('They cannot come back').waitFor();
	});

	look('no connection, words waiting', async () => {
		await inside();
		await page.context().setOffline(true);
		await page.getByText('No connection.').waitFor();
		await say(page, 'Words that wait');
		await page.getByText('Waiting for signal').waitFor();
	});

	look('oneself', async () => {
		await inside();
		await page.getByRole('button', { name: 'You', exact: true }).click();
		await page.getByRole('dialog').waitFor();
	});

	look('leaving the room', async () => {
		await inside();
		await page.getByRole('button', { name: 'You', exact: true }).click();
		await page.getByRole('button', { name: 'Leave the room' }).click();
		await page.getByText('you start fresh').waitFor();
	});

	look('after leaving the room', async () => {
		await inside();
		await page.getByRole('button', { name: 'You', exact: true }).click();
		await page.getByRole('button', { name: 'Leave the room' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Leave the room' }).click();
		await page.getByText('You left this room.').waitFor();
	});

	look('after being asked to leave', async () => {
		const name = await inside();
		const mo = await fay.guest(`Mo ${letters()}`, made.id, 'mentor');
		const { id: member } = mo.place(made.id).visit.people.find((person) => person.name === name);
		await mo.sanction({ room: made.id, member, step: 'removal', hours: 1 });
		await page.getByText('You were asked to leave this room').waitFor();
	});

	look('people, on a narrow page', async () => {
		await page.setViewportSize({ width: 400, height: 700 });
		await inside();
		await page.getByRole('button', { name: 'People here' }).click();
		await page.getByRole('dialog').waitFor();
	});

	look('make it easier', async () => {
		await page.goto(street.server.origin);
		await page.getByRole('button', { name: 'Make it easier' }).click();
		await page.getByRole('dialog').waitFor();
	});

	look('very large text', async () => {
		await inside();
		await page.getByRole('button', { name: 'Make it easier' }).click();
		await page.getByLabel('Very large').check();
		await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
		await composer(page).waitFor();
	});

	look('urgent help', async () => {
		await page.goto(street.server.origin);
		await page.getByRole('link', { name: 'Urgent help' }).first().click();
		await page.getByText('If you or somebody else is in danger now').waitFor();
	});

	look('new ground rules', async () => {
		const other = await fay.makeRoom({ name: 'Room of rules', rules: 'Listen.' });
		await street.enter(page, await fay.invite('participant', other.id), 'Ana');
		await fay.request('room.update', { room: other.id, rules: 'Listen. Be kind.' });
		await page.reload();
		await page.getByRole('button', { name: 'Agree and go in' }).waitFor();
	});

	look('the same tab elsewhere', async () => {
		await inside();
		const client = await page.evaluate(() => JSON.parse(sessionStorage.getItem('client')));
		const double = street.server.person('Double');
		(await page.context().cookies()).forEach((cookie) => double.cookies.set(cookie.name, cookie.value));
		await double.connect({ tab: client });
		await page.getByRole('button', { name: 'Use this tab' }).waitFor();
	});

	look('signed out', async () => {
		await inside();
		await page.getByRole('button', { name: 'You', exact: true }).click();
		await page.getByRole('button', { name: 'Sign out' }).click();
		await page.getByRole('heading', { name: 'You have left' }).waitFor();
	});

	look('signed out by the server', async () => {
		await inside();
		const person = street.server.person('Ana');
		(await page.context().cookies()).forEach((cookie) => person.cookies.set(cookie.name, cookie.value));
		await person.ask('session.close', {});
		await page.getByRole('heading', { name: 'You were signed out' }).waitFor();
	});

	look('the rooms of staff, everything unfolded', async () => {
		await staff();
		for (const fold of await page.locator('summary').all())
			await fold.click();
	});

	look('looking after a room, a link made', async () => {
		await staff();
		await page.getByRole('link', { name: 'Look after Lantern room' }).first().click();
		await page.getByRole('button', { name: 'Make a link' }).click();
		await page.getByText('The link is ready').waitFor();
	});

	look('taking a step about somebody', async () => {
		const name = `Eve ${letters()}`;
		await fay.guest(name, made.id);
		await page.goto(street.link(await fay.invite('mentor', made.id)));
		await page.getByLabel('Your name here').fill(`Mo ${letters()}`);
		await page.getByRole('button', { name: 'Enter the room' }).click();
		await composer(page).waitFor();
		await page.getByRole('button', { name: new RegExp(`More about \\W*${name}`) }).first().click();
		await page.getByRole('button', { name: 'Take a step' }).click();
		await page.getByLabel('Which step').selectOption('removal');
	});
});
