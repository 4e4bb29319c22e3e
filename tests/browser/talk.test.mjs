/// Two real browsers: people come in by a link and talk, whatever the connection does.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Street, composer, holds, log, noBrowser, say, sees, shown, sideways, tabTo } from '../support/browser.mjs';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';

describe('in real browsers', { skip: noBrowser }, () => {
	let street, fay;

	before(async () => {
		if (noBrowser)
			return;
		street = await Street.open();
		fay = street.fay;
	});
	after(() => street?.close());

	/// A room with a link to it.
	async function room(fields) {
		const made = await fay.makeRoom({ name: `Room ${newKey()}`, about: 'For the evening', rules: 'Listen.\nBe kind.', ...fields });
		return { ...made, token: await fay.invite('participant', made.id, { uses: 100 }) };
	}

	it('Ana and Ben come in by a link and talk', async () => {
		const { token } = await room({ typing: true });
		const [ana, ben] = [await street.visitor(), await street.visitor()];
		await street.enter(ana, token, 'Ana');
		await street.enter(ben, token, 'Ben');

		await say(ana, 'Good evening, Ben.');
		await sees(ben, 'Good evening, Ben.');
		await composer(ben).pressSequentially('G');
		await ana.getByText(/Ben\W+is writing/).waitFor();
		await say(ben, 'Good evening, Ana.');
		await sees(ana, 'Good evening, Ana.');
		const both = ['Good evening, Ben.', 'Good evening, Ana.'];
		assert.deepEqual(await shown(ana, both), both);
		assert.deepEqual(await shown(ben, both), both);
		assert.equal(new URL(ana.url()).hash, '', 'the link is not left in the address');
		assert.equal(await ana.title(), 'Notes', 'the title says nothing about the room');
		await Promise.all([ana.context().close(), ben.context().close()]);
	});

	it('a name on offer is enough: open, enter, speak', async () => {
		const { token } = await room();
		const ana = await street.visitor();
		await ana.goto(street.link(token));                                       // one
		await ana.getByRole('button', { name: 'Enter the room' }).click();        // two
		await composer(ana).waitFor();
		await say(ana, 'In with a borrowed name');                                // three
		await sees(ana, 'In with a borrowed name');
		await log(ana).getByText('Sent', { exact: true }).waitFor();
		await ana.context().close();
	});

	it('on a phone of 320 px everything is in reach', async () => {
		const { token } = await room();
		const ana = await street.visitor({ width: 320, height: 568, touch: true });
		await ana.goto(street.link(token));
		assert.deepEqual(await sideways(ana), []);
		await ana.getByRole('button', { name: 'Enter the room' }).tap();
		await composer(ana).waitFor();
		await composer(ana).fill(`A long word: ${'x'.repeat(300)}`);
		await ana.getByRole('button', { name: 'Send' }).tap();
		await ana.getByText('A long word').waitFor();
		assert.deepEqual(await sideways(ana), []);
		const box = await composer(ana).boundingBox();
		assert.ok(box.y + box.height <= 568 && box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
		await ana.context().close();
	});

	it('with the keyboard alone: in, speak, change, react, take down, out', async () => {
		const { token } = await room();
		const ben = await street.visitor();
		await street.enter(ben, token, 'Ben');
		await say(ben, 'Words by Ben');
		const ana = await street.visitor();
		await ana.goto(street.link(token));
		await ana.getByLabel('Your name here').waitFor();
		await tabTo(ana, ana.getByLabel('Your name here'));
		await ana.keyboard.press('Control+A');
		await ana.keyboard.type('Ana');
		await ana.keyboard.press('Enter');
		await composer(ana).waitFor();
		await tabTo(ana, composer(ana));
		await ana.keyboard.type('Typed by keys');
		await ana.keyboard.press('Enter');
		await sees(ben, 'Typed by keys');

		await say(ben, 'Heard you, Ana');
		await sees(ana, 'Heard you, Ana');
		await tabTo(ana, ana.getByRole('button', { name: /More for the message by \W*Ben/ }).last(), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		const heart = ana.getByRole('button', { name: 'Heart' }).first();
		await tabTo(ana, heart);
		await ana.keyboard.press('Space');
		await ben.getByRole('list', { name: 'Reactions' }).getByText('Heart').waitFor();
		await ana.keyboard.press('Escape');

		await tabTo(ana, ana.getByRole('button', { name: /More for the message by \W*You/ }).last(), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		await tabTo(ana, ana.getByRole('button', { name: 'Edit', exact: true }));
		await ana.keyboard.press('Enter');
		await holds(composer(ana), 'Typed by keys');
		await ana.keyboard.press('Control+A');
		await ana.keyboard.type('Typed by better keys');
		await ana.keyboard.press('Enter');
		await sees(ben, 'Typed by better keys');

		await tabTo(ana, ana.getByRole('button', { name: /More for the message by \W*You/ }).last(), { key: 'Shift+Tab' });
		await ana.keyboard.press('Enter');
		await tabTo(ana, ana.getByRole('button', { name: 'Take down' }));
		await ana.keyboard.press('Enter');
		await ana.getByText('They cannot come back').waitFor();
		await tabTo(ana, ana.getByRole('button', { name: 'Take down' }));
		await ana.keyboard.press('Enter');
		await sees(ben, 'These words were taken down.');
		assert.equal(await ben.getByText('Typed by better keys').count(), 0);
		await Promise.all([ana.context().close(), ben.context().close()]);
	});

	it('Ana goes offline, writes, comes back: no gap, nothing twice', async () => {
		const { token } = await room();
		const [ana, ben] = [await street.visitor(), await street.visitor()];
		await street.enter(ana, token, 'Ana');
		await street.enter(ben, token, 'Ben');
		await say(ana, 'Before the tunnel');
		await sees(ben, 'Before the tunnel');

		await ana.context().setOffline(true);
		await ana.getByText('No connection.').waitFor();
		const words = ['Before the tunnel'];
		for (let i = 0; i < 5; i++) {
			await say(ben, `Ben, while she was away ${i}`);
			words.push(`Ben, while she was away ${i}`);
		}
		const own = ['Ana, in the tunnel 0', 'Ana, in the tunnel 1'];
		for (const each of own)
			await say(ana, each);
		await log(ana).getByText('Waiting for signal').first().waitFor();
		await ana.context().setOffline(false);
		for (const each of own)
			await sees(ben, each);
		await ana.getByText('No connection.').waitFor({ state: 'hidden' });
		const all = [...words, ...own];
		await until(async () => (await shown(ana, all)).length >= all.length);
		assert.deepEqual(await shown(ana, all), all);
		assert.deepEqual(await shown(ben, all), all);
		await say(ben, 'Welcome back, Ana');
		await sees(ana, 'Welcome back, Ana');
		await Promise.all([ana.context().close(), ben.context().close()]);
	});

	it('what was half written survives a reload', async () => {
		const { token } = await room();
		const ana = await street.visitor();
		await street.enter(ana, token, 'Ana');
		await say(ana, 'Sent before the reload');
		await sees(ana, 'Sent before the reload');
		await composer(ana).fill('Half a sentence and');
		await ana.reload();
		await holds(composer(ana), 'Half a sentence and');
		await sees(ana, 'Sent before the reload');
		await ana.context().close();
	});

	it('the server dies in the middle of a word: the draft stays, and what was sent arrives once', async () => {
		const { id, token } = await room({ history: 'all' });
		const [ana, ben] = [await street.visitor(), await street.visitor()];
		await street.enter(ana, token, 'Ana');
		await street.enter(ben, token, 'Ben');
		await say(ana, 'Said before the crash');
		await sees(ben, 'Said before the crash');
		await composer(ana).fill('In the middle of');
		await street.server.kill9();
		await ana.getByText('No connection.').waitFor();
		await holds(composer(ana), 'In the middle of');
		await say(ana, 'Said without a server');
		await composer(ana).fill('And half of another');
		await street.server.run();
		await sees(ben, 'Said without a server');
		await holds(composer(ana), 'And half of another');
		await ana.getByText('No connection.').waitFor({ state: 'hidden' });
		const all = ['Said before the crash', 'Said without a server'];
		assert.deepEqual(await shown(ana, all), all);
		assert.deepEqual(await shown(ben, all), all);
		fay = street.fay = await fay.person.connect();
		await fay.join(id, { rules_version: 1 });
		assert.deepEqual((await fay.history(id)).entries.map((entry) => entry.body), all);
		await Promise.all([ana.context().close(), ben.context().close()]);
	});

	it('a hundred messages in a row arrive in order, and earlier ones are there on asking', async () => {
		const { id, token } = await room({ history: 'all' });
		const mo = await fay.guest('Mo', id, 'mentor');
		const words = Array.from({ length: 150 }, (_, i) => `Number ${String(i).padStart(3, '0')}`);
		for (const each of words)
			await mo.request('room.post', { room: id, body: each });
		const ana = await street.visitor();
		await street.enter(ana, token, 'Ana');
		await sees(ana, 'Number 149');
		while (await ana.getByRole('button', { name: 'Show earlier' }).isVisible()) {
			const before = (await shown(ana, words)).length;
			await ana.getByRole('button', { name: 'Show earlier' }).click();
			await until(async () => (await shown(ana, words)).length > before);
		}
		assert.deepEqual(await shown(ana, words), words);
		const live = Array.from({ length: 100 }, (_, i) => `Live number ${i}`);
		await Promise.all(live.map((each) => mo.request('room.post', { room: id, body: each })));
		await sees(ana, 'Live number 99');
		assert.equal((await shown(ana, live)).length, 100);
		await ana.context().close();
	});

	it('words with markup stay words', async () => {
		const { token } = await room();
		const [ana, ben] = [await street.visitor(), await street.visitor()];
		const words = ['<img src=x onerror="document.title=1">', '<script>document.title=2</script>', '"><b onmouseover=x>hi', '{{7*7}} ${7*7}', 'javascript:alert(1)'];
		await street.enter(ana, token, '<i>Ana</i>');
		await street.enter(ben, token, 'Ben');
		for (const each of words)
			await say(ana, each);
		await sees(ben, words.at(-1));
		assert.deepEqual(await shown(ben, words), words);
		assert.equal(await ben.title(), 'Notes');
		assert.equal(await ben.locator('[href^="javascript:"], main img').count(), 0);
		await Promise.all([ana.context().close(), ben.context().close()]);
	});

	it('leave fast: gone at once, signed out, and Back does not lead here', async () => {
		const { id, token } = await room();
		const mo = await fay.guest('Mo', id, 'mentor');

		for (const leave of [(page) => page.getByRole('link', { name: 'Leave fast' }).last().click(),
			async (page) => {
				await composer(page).blur();
				for (let i = 0; i < 3; i++)
					await page.keyboard.press('Shift');
			}]) {
			const ana = await street.visitor();
			await ana.goto('about:blank');
			const name = `Ana ${newKey()}`;
			await street.enter(ana, token, name);
			await mo.event('presence', (event) => event.came.some((person) => person.name === name));
			const { id: member } = mo.events.flatMap((event) => event.came ?? []).find((person) => person.name === name);
			const cookies = await ana.context().cookies(street.server.origin);
			await leave(ana);
			await ana.waitForURL(street.exit.url);
			await mo.event('presence', (event) => event.went.includes(member));
			assert.deepEqual(await ana.context().cookies(street.server.origin), []);
			await ana.goBack().catch(() => {});
			assert.ok(!(await ana.content()).includes('Write a message'));
			const stolen = street.server.person('Eve');
			cookies.forEach((cookie) => stolen.cookies.set(cookie.name, cookie.value));
			await assert.rejects(stolen.connect());
			await ana.context().close();
		}
	});

	it('the same link in the same browser leads back to the same place', async () => {
		const { token } = await room();
		const ana = await street.visitor();
		await street.enter(ana, token, 'Ana');
		await say(ana, 'From the first visit');
		await sees(ana, 'From the first visit');
		const again = await ana.context().newPage();
		street.watch(again);
		await again.goto(street.link(token));
		await again.getByText(/You are \W*Ana\W* here already/).waitFor();
		await again.getByRole('button', { name: 'Enter the room' }).click();
		await sees(again, 'From the first visit');
		await ana.context().close();
	});

	it('recovery words bring the place back in another browser', async () => {
		const { token } = await room();
		const ana = await street.visitor();
		await street.enter(ana, token, 'Ana');
		await say(ana, 'Written on the old phone');
		await sees(ana, 'Written on the old phone');
		const words = (await ana.getByRole('region', { name: 'Keep these words' }).locator('p').first().innerText()).trim();
		const phone = await street.visitor({ width: 360 });
		await phone.goto(street.server.origin);
		await phone.getByText('I have recovery words').click();
		await phone.getByLabel('Recovery words').fill(street.server.keepSecret(words));
		await phone.getByRole('button', { name: 'Get my place back' }).click();
		await sees(phone, 'Written on the old phone');
		await Promise.all([ana.context().close(), phone.context().close()]);
	});
});
