/// Alerts and a full disk: what was to be sent before still leaves, is tried again, and is written down when there is space.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { until } from '../support/poll.mjs';
import { readSigned, Receiver } from '../support/receivers.mjs';
import { Server } from '../support/server.mjs';

/// A small file system of its own, or why there is none.
function smallDisk() {
	const where = mkdtempSync(path.join(tmpdir(), 'cairn-disk-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', where], { stdio: 'pipe' });
	} catch (error) {
		rmSync(where, { recursive: true });
		return { why: `a small tmpfs cannot be mounted here (root is needed): ${String(error.stderr).trim()}` };
	}
	return { where };
}

for (const [name, reserve_mb] of [['with space held in reserve', 8], ['to the last byte', 0]])
	describe(`alerts and a full disk, ${name}`, () => {
		const disk = smallDisk();
		let server, web, mo, status = 500;

		before(async () => {
			if (disk.why)
				return;
			web = await Receiver.start({ answer: () => ({ status }) });
			server = await Server.start({ data: path.join(disk.where, 'data'), config: { 'storage.reserve_mb': reserve_mb,
				'notify.private_addresses': 'yes', 'notify.allow_http': 'yes' } });
			mo = await server.staff('Mo', 'mentor');
		});
		after(async () => {
			if (disk.why)
				return;
			await server.end().finally(() => {
				execFileSync('umount', [disk.where]);
				rmSync(disk.where, { recursive: true });
			});
			await web.end();
		});

		const ballast = path.join(disk.where ?? '', 'ballast');

		function fill() {
			const file = openSync(ballast, 'w');
			for (let step = 1 << 20; step >= 4096;) {
				try {
					writeSync(file, Buffer.alloc(step, 1));
				} catch (error) {
					assert.equal(error.code, 'ENOSPC');
					step >>= 1;
				}
			}
			closeSync(file);
		}

		it('what waits is sent, once, and written down later', { skip: disk.why }, async () => {
			const { channel, secret } = await mo.request('channel.add', { kind: 'webhook', label: '', url: `${web.origin}/pager` });
			await mo.request('channel.test', { channel: channel.id });
			await web.reached('/pager');
			await until(() => server.log.includes('result=server_error'), { what: 'the first attempt to be over' });
			fill();
			status = 200;
			const [first, second] = await web.reached('/pager', 2, 10_000);

			assert.equal(readSigned(first, secret).id, readSigned(second, secret).id);
			await until(() => server.log.includes('notify.not_written'), { what: 'a line about it' });
			await new Promise((resolve) => setTimeout(resolve, 3000));
			assert.equal(web.got.length, 2, 'it arrived, so it is not sent again');
			unlinkSync(ballast);
			const results = () => server.sql('SELECT result FROM attempts ORDER BY number');
			await until(async () => (await results()) === 'server_error\nsent', { what: 'both attempts written down', every_ms: 100 });
			assert.equal(await server.sql("SELECT count(*) FROM outbox WHERE state = 'sent'"), '1');
		});
	});
