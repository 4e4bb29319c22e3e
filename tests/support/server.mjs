/// A cairnd of our own: in a fresh directory, on a free port, ended with the tests.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';
import { Person } from './client.mjs';
import { until, within } from './poll.mjs';

const root = new URL('../../', import.meta.url).pathname;
/// What the leak checker of a sanitized build may overlook.
const leaks = `print_suppressions=0:suppressions=${path.join(root, 'tests/support/lsan.supp')}`;
export const cairnd = path.resolve(root, process.env.CAIRND || 'build/server/cairnd');

/// Limits are for strangers; a test that is about one sets it.
const roomy = {
	/* Few words, sure answers: see there. */
	'storage.rules': path.join(root, 'tests/support/rules'),
	'limits.http_per_minute': 100000000, 'limits.http_burst': 100000000,
	'limits.cost_per_minute': 100000000, 'limits.cost_burst': 100000000,
	'limits.posts_per_minute': 1000000, 'limits.posts_burst': 1000000,
	'limits.connections_per_address': 10000, 'limits.in_flight': 10000,
};

/// Built with a sanitizer: slower, and its memory says nothing.
export const sanitized = existsSync(cairnd) && readFileSync(cairnd).includes('__asan_init');

/// Whatever goes wrong in a test, no server outlives it, nor keeps it waiting.
const running = new Set();
const endAll = () => running.forEach((child) => child.kill('SIGKILL'));
after(endAll);
process.on('exit', endAll);

/// A port nobody listens on, outside the range from which the system takes its own.
async function freePort() {
	for (;;) {
		const port = 20000 + Math.floor(Math.random() * 12000);
		const free = await new Promise((resolve) => {
			const probe = net.createServer();
			probe.once('error', () => resolve(false));
			probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
		});
		if (free)
			return port;
	}
}

function ini(settings) {
	const sections = {};
	for (const [name, value] of Object.entries(settings)) {
		const [section, key] = name.split('.');
		(sections[section] ??= []).push(`${key} = ${value}`);
	}
	return Object.entries(sections).map(([section, lines]) => `[${section}]\n${lines.join('\n')}\n`).join('\n');
}

function strayText(file, secrets) {
	const bytes = readFileSync(file);
	return [...secrets].filter((secret) => bytes.includes(secret));
}

export class Server {
	/// `config`: settings over the roomy ones, as { 'limits.frame_kb': 8 }.  `data`: a directory to keep data in.  `env`: for the
	/// server alone.
	static async start({ config = {}, data, demo = true, env = {} } = {}) {
		const server = new Server();
		server.env = env;
		server.home = mkdtempSync(path.join(tmpdir(), 'cairn-test-'));
		server.data = data || path.join(server.home, 'data');
		server.port = await freePort();
		server.origin = `http://127.0.0.1:${server.port}`;
		server.settings = { ...roomy, 'site.url': server.origin, 'listen.port': server.port,
			'storage.data': server.data, ...config };
		server.configFile = path.join(server.home, 'cairn.conf');
		server.writeConfig();
		await server.command('init', ...(demo ? ['--demo'] : []));
		await server.run();
		return server;
	}

	/// Everything this server wrote to standard error, in all its runs.
	log = '';
	/// What the clients saw that must never be: frames that are not in the schema, gaps, entries after a farewell.
	complaints = [];
	/// Texts that belong in no log line and no file: words of messages, cookies, links.
	secrets = new Set();
	/// Names are in the database, but in no log line.
	names = new Set();

	get lastWords() {
		return this.log.split('\n').slice(-25).join('\n');
	}

	writeConfig(more = {}) {
		Object.assign(this.settings, more);
		writeFileSync(this.configFile, ini(this.settings));
	}

	/// Run `cairnd <args>` with this server's configuration; what it printed.
	async command(verb, ...args) {
		const { stdout } = await promisify(execFile)(cairnd, [verb, '--config', this.configFile, ...args]);
		return stdout;
	}

	async run() {
		const child = spawn(cairnd, ['serve', '--config', this.configFile], { stdio: ['ignore', 'ignore', 'pipe'], env: { LSAN_OPTIONS: leaks, ...process.env, ...this.env } });
		this.child = child;
		running.add(child);
		child.stderr.setEncoding('utf8').on('data', (text) => { this.log += text; });
		this.exited = new Promise((resolve) => {
			child.once('close', (code, signal) => {
				running.delete(child);
				child.over = { code, signal };
				resolve(child.over);
			});
		});
		await until(() => {
			if (child.over)
				throw new Error(`cairnd did not start: ${JSON.stringify(child.over)}\n${this.lastWords}`);
			return this.healthy();
		}, { deadline_ms: 20_000, what: () => `/healthz of cairnd\n${this.lastWords}` });
	}

	healthy() {
		return new Promise((resolve) => {
			const request = http.get(`${this.origin}/healthz`, { agent: false }, (answer) => {
				answer.resume();
				resolve(answer.statusCode === 200);
			});
			request.setTimeout(1000, () => request.destroy());
			request.on('error', () => resolve(false));
		});
	}

	async signal(name) {
		this.child.kill(name);
		return within(this.exited, `cairnd to end after ${name}\n${this.lastWords}`, 15_000);
	}

	kill9() {
		return this.signal('SIGKILL');
	}

	async stop() {
		const over = this.child.over || await this.signal('SIGTERM');
		if (over.code !== 0)
			throw new Error(`cairnd ended with ${JSON.stringify(over)}\n${this.lastWords}`);
	}

	/// Stop, change settings if asked to, and start on the same data.
	async restart(config = {}) {
		await this.stop();
		this.writeConfig(config);
		await this.run();
	}

	/// Run SQL on the database, as an operator could; the rows as text.
	async sql(text) {
		const { stdout } = await promisify(execFile)('sqlite3', ['-cmd', '.timeout 5000', path.join(this.data, 'cairn.db'), text]);
		return stdout.trim();
	}

	rss_kb() {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))[1]);
	}

	/// A link as the operator makes it; its secret.  `room` by name, { uses, hours }.
	async invite(role, room, options = {}) {
		const more = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
		const link = (await this.command('invite', '--quiet', '--role', role, ...(room ? ['--room', room] : []), ...more)).trim();
		return this.keepSecret(link.split('#')[1]);
	}

	keepSecret(text) {
		if (text && text.length >= 12)
			this.secrets.add(text);
		return text;
	}

	person(name) {
		return new Person(this, name);
	}

	/// Somebody who looks after the whole server, connected.
	async staff(name, role = 'facilitator') {
		const person = await this.person(name).join(await this.invite(role));
		return person.connect();
	}

	/// What must hold of every server at its end: nothing leaked, nobody saw what they should not.
	inspect() {
		const wrong = [...this.complaints];
		const told = [...this.secrets, ...this.names].filter((text) => this.log.includes(text));
		told.forEach((text) => wrong.push(`in the log: ${text}`));
		for (const name of existsSync(this.data) ? readdirSync(this.data) : [])
			strayText(path.join(this.data, name), this.secrets).forEach((text) => wrong.push(`in ${name}: ${text}`));
		for (const [line] of this.log.matchAll(/.*(Sanitizer|runtime error:|Assertion).*/g))
			wrong.push(line);
		if (wrong.length)
			throw new Error(`${wrong.slice(0, 10).join('\n')}${wrong.length > 10 ? `\n… ${wrong.length} in all` : ''}`);
	}

	/// The end of a test: inspect, stop cleanly, inspect what is left on disk, remove it.
	async end() {
		try {
			this.inspect();
			await this.stop();
			this.inspect();
		} finally {
			if (!this.child.over)
				await this.kill9();
			rmSync(this.home, { recursive: true, force: true });
		}
	}
}
