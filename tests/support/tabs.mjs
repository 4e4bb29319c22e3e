/// A Chromium without playwright, whose tabs hide each other as in a window: playwright keeps every page as if it had the
/// focus, and then document.visibilityState is always "visible".  Spoken to by the DevTools protocol.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { until } from './poll.mjs';

const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
	'--disable-component-update', '--disable-sync', '--remote-debugging-port=0'];

/// Where it listens is the first thing it says about itself.
const addressOf = (child) => new Promise((resolve, reject) => {
	let said = '';
	child.stderr.on('data', (bytes) => {
		said += bytes;
		const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
		if (address)
			resolve(address);
	});
	child.on('error', reject);
	child.on('exit', (code) => reject(new Error(`chromium ended with ${code}: ${said}`)));
});

export class Tabs {
	static async open() {
		const tabs = new Tabs();
		tabs.folder = mkdtempSync(path.join(tmpdir(), 'cairn-tabs-'));
		tabs.child = spawn(executablePath, [...args, `--user-data-dir=${tabs.folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
		tabs.ended = new Promise((resolve) => tabs.child.on('exit', resolve));
		tabs.socket = new WebSocket(await addressOf(tabs.child));
		await new Promise((resolve, reject) => tabs.socket.on('open', resolve).on('error', reject));
		tabs.socket.on('message', (bytes) => tabs.#answered(JSON.parse(bytes)));
		return tabs;
	}

	#asked = new Map();
	#last = 0;

	#answered({ id, result, error }) {
		const { resolve, reject } = this.#asked.get(id) ?? {};
		this.#asked.delete(id);
		if (error)
			reject?.(new Error(error.message));
		else
			resolve?.(result);
	}

	ask(method, params = {}, sessionId) {
		const id = ++this.#last;
		return new Promise((resolve, reject) => {
			this.#asked.set(id, { resolve, reject });
			this.socket.send(JSON.stringify({ id, method, params, sessionId }));
		});
	}

	/// A new tab, in front of the others.
	async tab() {
		const { targetId } = await this.ask('Target.createTarget', { url: 'about:blank' });
		const { sessionId } = await this.ask('Target.attachToTarget', { targetId, flatten: true });
		await this.ask('Target.activateTarget', { targetId });
		const ask = (method, params) => this.ask(method, params, sessionId);
		const evaluate = async (expression) => {
			const { result, exceptionDetails } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
			if (exceptionDetails)
				throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
			return result.value;
		};
		/// As a mouse would.
		const press = async (x, y) => {
			for (const type of ['mousePressed', 'mouseReleased'])
				await ask('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
		};
		return { ask, evaluate, press, until: (expression) => until(() => evaluate(expression)) };
	}

	async close() {
		await this.ask('Browser.close');
		await this.ended;
		rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	}
}
