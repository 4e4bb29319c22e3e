/// People with a real browser.
///
///   (1) Every request goes to our own server.
///   (2) Every WebSocket frame, both ways, is in the schema.
///   (3) No script fails, and nothing is stopped by the content security policy.
/// What breaks one of these is added to server.complaints, which ends the test.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { until } from './poll.mjs';
import { wrongAnswer, wrongRequest } from './schema.mjs';
import { Server, cairnd } from './server.mjs';

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const web = process.env.CAIRN_WEB || path.resolve(path.dirname(cairnd), '../clients/web');
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// Why there can be no browser here, or false.
export const noBrowser = !existsSync(executablePath) ? `there is no ${executablePath}`
	: !existsSync(path.join(web, 'index.html')) ? `the browser client is not built in ${web}` : false;

/// Some harmless page elsewhere, where leaving fast leads.
async function harmlessPage() {
	const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<title>Weather</title><h1>Sunny</h1>'));
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/// A server, a browser, and somebody who looks after rooms.
export class Street {
	static async open({ config } = {}) {
		const street = new Street();
		street.exit = await harmlessPage();
		street.server = await Server.start({ config: { 'storage.web': web, 'site.exit_url': street.exit.url, ...config } });
		street.fay = await street.server.staff('Fay');
		street.browser = await chromium.launch({ executablePath, args });
		return street;
	}

	async close() {
		try {
			await this.browser.close();
			await this.server.end();
		} finally {
			this.exit.close();
		}
	}

	link(token) {
		return `${this.server.origin}/join#${token}`;
	}

	/// A browser of its own, with one page.  `width`, `dark`, `touch`; `zone`: where its clock is.
	async visitor({ width = 1000, height = 720, dark = false, touch = false, zone } = {}) {
		const context = await this.browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light',
			locale: 'en-GB', reducedMotion: 'reduce', hasTouch: touch, ...(zone ? { timezoneId: zone } : {}) });
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		this.watch(page);
		return page;
	}

	watch(page) {
		const complain = (what) => this.server.complaints.push(what);
		page.on('request', (request) => {
			const url = request.url();
			const own = url.startsWith(`${this.server.origin}/`) || url.startsWith('data:');
			const leaving = url === this.exit.url && request.isNavigationRequest();
			if (!own && !leaving && !(url.startsWith(this.exit.url) && page.url() === this.exit.url))
				complain(`a request to ${url}`);
		});
		page.on('pageerror', (error) => complain(`a script failed: ${error.stack}`));
		page.on('console', (message) => {
			if (/Content Security Policy|Refused to/.test(message.text()))
				complain(message.text());
		});
		page.on('websocket', (socket) => {
			const asked = new Map();
			if (socket.url() !== `${this.server.origin.replace('http', 'ws')}/socket`)
				complain(`a socket to ${socket.url()}`);
			socket.on('framesent', ({ payload }) => {
				const frame = JSON.parse(payload);
				asked.set(frame.key, frame.op);
				const wrong = wrongRequest(frame);
				if (wrong)
					complain(wrong);
			});
			socket.on('framereceived', ({ payload }) => {
				const frame = JSON.parse(payload);
				const wrong = wrongAnswer(frame, asked.get(frame.key));
				if (wrong)
					complain(wrong);
			});
		});
	}

	/// Come in by a link, with the mouse.
	async enter(page, token, name) {
		this.server.keepSecret(token);
		this.server.names.add(name);
		await page.goto(this.link(token));
		await page.getByLabel('Your name here').fill(name);
		await page.getByRole('button', { name: 'Enter the room' }).click();
		await composer(page).waitFor();
	}
}

export const composer = (page) => page.getByRole('textbox', { name: 'Write a message' });
export const log = (page) => page.getByRole('region', { name: 'Messages' });

/// Say something, with the keyboard.
export async function say(page, words) {
	await composer(page).fill(words);
	await composer(page).press('Enter');
}

export function sees(page, words) {
	return log(page).getByText(words, { exact: true }).waitFor();
}

/// Which of `words` are on the screen, in order, as often as they are there.
export async function shown(page, words) {
	/* Not innerText: what is scrolled away is there, but not rendered. */
	const texts = await log(page).locator('p').allTextContents();
	return texts.map((text) => text.trim()).filter((text) => words.includes(text));
}

/// Press Tab until `target` has the focus.
export async function tabTo(page, target, { key = 'Tab', most = 60 } = {}) {
	await target.waitFor();
	for (let i = 0; i < most; i++) {
		if (await target.evaluate((element) => element === document.activeElement))
			return;
		await page.keyboard.press(key);
	}
	throw new Error(`the keyboard does not reach ${target}`);
}

const looks = [
	{ name: 'light', width: 1000, colorScheme: 'light' },
	{ name: 'dark', width: 1000, colorScheme: 'dark' },
	{ name: '320 px', width: 320, colorScheme: 'light' },
	{ name: '320 px, dark', width: 320, colorScheme: 'dark' },
];

/// Is anything wider than the page, so that it scrolls sideways?
export function sideways(page) {
	return page.evaluate(() => {
		const wide = [...document.querySelectorAll('html, body, main, dialog, .log')]
			.filter((box) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'hidden');
		return wide.map((box) => `${box.tagName}.${box.className}: ${box.scrollWidth} > ${box.clientWidth}`);
	});
}

/// What axe-core finds serious or critical on this screen, and what scrolls sideways, in every look.
export async function faults(page, screen) {
	const found = [];
	const before = page.viewportSize();
	await page.evaluate(axe);
	for (const look of looks) {
		await page.setViewportSize({ width: look.width, height: 720 });
		await page.emulateMedia({ colorScheme: look.colorScheme });
		const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
		for (const violation of violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'))
			found.push(`${screen}, ${look.name}: ${violation.id} (${violation.impact}): ${violation.help}: `
				+ violation.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 120)} ${node.any.map((each) => each.message).join('; ')}`).join(' | '));
		(await sideways(page)).forEach((wide) => found.push(`${screen}, ${look.name}: scrolls sideways: ${wide}`));
	}
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize(before);
	return found;
}

/// The text of a box, once it is `value`.
export function holds(box, value) {
	return until(async () => await box.inputValue() === value, { what: () => `${box} to hold ${value}` });
}
