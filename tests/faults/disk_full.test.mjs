/// A full disk: senders are told storage_full, nobody sees what is not stored, reading goes on, and
/// everything works again by itself when there is space.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { newKey } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

const size_mb = 24;

/// A small file system of its own, or why there is none.
function smallDisk() {
	const where = mkdtempSync(path.join(tmpdir(), 'cairn-disk-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size_mb}m`, 'tmpfs', where], { stdio: 'pipe' });
	} catch (error) {
		rmSync(where, { recursive: true });
		return { why: `a small tmpfs cannot be mounted here (root is needed): ${String(error.stderr).trim()}` };
	}
	return { where };
}

for (const [name, reserve_mb] of [['with space held in reserve', 8], ['to the last byte', 0]])
	describe(`a full disk, ${name}`, (context) => {
		const disk = smallDisk();
		let server, fay, id, ana, ben;

		before(async () => {
			if (disk.why)
				return;
			server = await Server.start({ data: path.join(disk.where, 'data'), config: { 'storage.reserve_mb': reserve_mb } });
			fay = await server.staff('Fay');
			({ id } = await fay.makeRoom({ name: 'Room on a small disk' }));
			[ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
			await ana.post(id, 'Said while there was space');
		});
		after(async () => {
			if (disk.why)
				return;
			await server.end().finally(() => {
				execFileSync('umount', [disk.where]);
				rmSync(disk.where, { recursive: true });
			});
		});

		const ballast = path.join(disk.where ?? '', 'ballast');

		function fill() {
			const file = openSync(ballast, 'w');
			let step = 1 << 20;
			while (step >= 4096) {
				try {
					writeSync(file, Buffer.alloc(step, 1));
				} catch (error) {
					assert.equal(error.code, 'ENOSPC');
					step >>= 1;
				}
			}
			closeSync(file);
		}

		const acknowledged = [];
		const body = () => `Words ${newKey()} ${'that take space '.repeat(200)}`;
		const say = async (key) => {
			const words = body();
			const { seq } = await ana.post(id, words, key ? { key } : {});
			acknowledged.push([seq, words]);
			return seq;
		};

		it('senders are told, and nobody sees what is not stored', { skip: disk.why }, async () => {
			fill();
			const codes = new Map();
			let refusals = 0;
			/* What the files have grown to may still take some; then it is full. */
			await until(async () => {
				await say().then(() => { refusals = 0; }, (error) => {
					codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
					refusals++;
				});
				return refusals >= 20;
			}, { deadline_ms: 20_000 });
			assert.deepEqual([...codes.keys()], ['storage_full']);
			await ben.reached(id, 1 + acknowledged.length);
			await ben.barrier();
			assert.deepEqual(ben.bodies(id), ['Said while there was space', ...acknowledged.map(([, words]) => words)]);
		});

		it('reading, coming back, typing and presence go on', { skip: disk.why }, async () => {
			assert.ok((await ben.history(id, { limit: 5 })).entries.length > 0);
			const again = await ben.person.connect({ resume: [{ room: id, after: 0 }] });
			assert.equal(again.hello.visits[0].head, 1 + acknowledged.length);
			await again.barrier();
			await ben.request('room.typing', { room: id, on: true });
			assert.ok((await ben.request('room.list')).rooms.length > 0);
			await again.bye();
			assert.ok(await server.healthy());
		});

		it('coming in by a link is told as well', { skip: disk.why }, async () => {
			const invite = fay.invite('participant', id);
			await assert.rejects(invite, (error) => error.code === 'storage_full');
		});

		it('when there is space again everything works by itself, and a message that was refused comes once', { skip: disk.why }, async () => {
			const key = newKey();
			const words = 'Refused once, then heard';
			await assert.rejects(ana.post(id, words, { key }), (error) => error.code === 'storage_full');
			unlinkSync(ballast);
			assert.ok(statfsSync(disk.where).bavail > 0);
			const { seq } = await until(() => ana.post(id, words, { key }).catch((error) => assert.equal(error.code, 'storage_full')));
			assert.equal(seq, 2 + acknowledged.length, 'numbered on from the last that was stored');
			await ben.reached(id, seq);
			assert.equal(ben.bodies(id).filter((each) => each === words).length, 1);
			await fay.guest('Cleo', id);
		});

		it('and all of it is there after a restart', { skip: disk.why }, async () => {
			await server.restart();
			const line = await ben.person.connect({ resume: [{ room: id, after: 0 }] });
			await line.request('room.join', { room: id, after: ben.place(id).visit.earliest });
			await line.reached(id, 2 + acknowledged.length);
			for (const [seq, words] of acknowledged)
				assert.equal(line.entries(id).find((entry) => entry.seq === seq).body, words);
			assert.equal(await server.sql('PRAGMA integrity_check'), 'ok');
		});
	});
