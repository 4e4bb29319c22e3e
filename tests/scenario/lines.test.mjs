/// Crisis lines: anybody may ask, and the operator may change the file under a running server.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Person, newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

const today = () => new Date().toISOString().slice(0, 10);
const line = (name, more = {}) => ({ name, kind: 'crisis', region: 'IE', languages: ['en'], phone: '116 123', hours: '24/7',
	source: 'https://example.org/', verified: today(), ...more });
const file = (...lines) => JSON.stringify({ elsewhere: 'https://example.org/lines', lines });
/// What the command said, and how it ended.
const check = (server, ...args) => server.command('check-lines', ...args).then((stdout) => ({ stdout, stderr: '', code: 0 }), (failed) => failed);

describe('crisis lines', () => {
	let server, somebody;

	before(async () => {
		server = await Server.start();
		somebody = new Person(server, 'nobody known');
	});
	after(() => server.end());

	it('are told to somebody who never signed in, with the day each was verified', async () => {
		const { lines, region, regions, elsewhere } = await somebody.ask('help.lines', { region: 'GB', language: 'en' });
		assert.equal(region, 'GB');
		assert.equal(lines[0].kind, 'emergency');
		assert.ok(lines.some(({ kind, phone }) => kind === 'crisis' && phone));
		for (const each of lines)
			assert.match(each.verified, /^20\d\d-\d\d-\d\d$/);
		assert.ok(regions.length >= 25 && regions.includes('GB'));
		assert.match(elsewhere, /^https:/);
	});

	it('of every country there is one for fit an answer', async () => {
		const { regions } = await somebody.ask('help.lines', {});
		for (const region of regions)
			assert.ok((await somebody.ask('help.lines', { region })).lines.length >= 2, region);
	});

	it('are those where the language is spoken when no country is named, and none when nothing is', async () => {
		assert.equal((await somebody.ask('help.lines', { language: 'de-AT' })).region, 'AT');
		assert.equal((await somebody.ask('help.lines', { language: 'de' })).region, 'DE');
		const { lines, region } = await somebody.ask('help.lines', {});
		assert.deepEqual([lines, region], [[], undefined]);
		await refused(somebody.ask('help.lines', {}, { raw: JSON.stringify({ key: newKey(), region: 'gb' }) }), 'bad_field', 'region');
	});

	it('are checked by a command: what is old is listed, what is wrong is named', async () => {
		const home = mkdtempSync(path.join(tmpdir(), 'cairn-lines-'));
		const at = path.join(home, 'lines.json');
		try {
			writeFileSync(at, file(line('A'), line('B', { phone: '2', verified: '2020-01-01' })));
			let told = await check(server, at);
			assert.deepEqual([told.code, told.stderr], [1, `cairnd: ${at}: entry 2 (B): phone: 2 to 40 digits expected; between them spaces and + - ( ) * #\n`]);
			writeFileSync(at, file(line('A'), line('B', { phone: '20', verified: '2020-01-01' })));
			told = await check(server, at);
			assert.equal(told.code, 2);
			assert.match(told.stdout, /IE {2}B: verified 2020-01-01; compare with https:\/\/example\.org\/\n$/);
			writeFileSync(at, file(line('A')));
			told = await check(server, at);
			assert.deepEqual([told.code, told.stdout], [0, `${at}: 1 entries for 1 countries\n`]);
			assert.match((await check(server)).stdout, /help-lines\.json: \d+ entries/, 'the one the server would read');
		} finally {
			rmSync(home, { recursive: true, force: true });
		}
	});
});

describe('a file of crisis lines of one\'s own', () => {
	it('is read again when asked to; what is wrong is named in the log, and the last good one stays', async () => {
		const home = mkdtempSync(path.join(tmpdir(), 'cairn-lines-'));
		const at = path.join(home, 'lines.json');
		writeFileSync(at, file(line('First'), line('Old', { phone: '20', verified: '2020-01-01' })));
		const server = await Server.start({ config: { 'storage.help_lines': at } });
		const somebody = new Person(server, 'nobody known');
		const names = async () => (await somebody.ask('help.lines', { region: 'IE' })).lines.map(({ name, stale }) => [name, stale === true]);
		const again = () => server.child.kill('SIGHUP');

		try {
			assert.match(server.log, /warn +lines\.loaded lines=2 countries=1 stale=1/);
			assert.deepEqual(await names(), [['First', false], ['Old', true]]);

			writeFileSync(at, file(line('First'), line('Second', { phone: undefined })));
			again();
			await until(() => /error +lines\.refused why=\S*entry.2/.test(server.log), { what: () => server.lastWords });
			assert.deepEqual(await names(), [['First', false], ['Old', true]]);

			writeFileSync(at, file(line('Third')));
			again();
			await until(() => /info +lines\.loaded lines=1 countries=1 stale=0/.test(server.log), { what: () => server.lastWords });
			assert.deepEqual(await names(), [['Third', false]]);
		} finally {
			rmSync(home, { recursive: true, force: true });
			await server.end();
		}
	});

	it('that is missing is a loud line, and people are still given the page for others', async () => {
		const server = await Server.start({ config: { 'storage.help_lines': '/nonexistent' } });
		const somebody = new Person(server, 'nobody known');

		assert.match(server.log, /error +lines\.none people=are_shown_no_crisis_lines/);
		const { lines, elsewhere } = await somebody.ask('help.lines', { region: 'GB', language: 'en' });
		assert.deepEqual(lines, []);
		assert.match(elsewhere, /^https:/);
		await server.end();
	});
});
