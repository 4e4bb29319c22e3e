/// What a stranger could grow has a limit, and the answer at the limit is clear.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

async function started(config) {
	const server = await Server.start({ config });
	const fay = await server.staff('Fay');
	const { id } = await fay.makeRoom({ name: 'Room of limits' });
	return { server, fay, id, ana: await fay.guest('Ana', id) };
}

/// Ask again when told to, until it is done; how often the answer was slow_down.
async function patiently(ask) {
	for (let refusals = 0; ; refusals++) {
		try {
			await ask();
			return refusals;
		} catch (error) {
			if (error.code !== 'slow_down')
				throw error;
			assert.ok(error.retry_after_ms > 0);
			await new Promise((resolve) => setTimeout(resolve, error.retry_after_ms));
		}
	}
}

/// The code of what a request was refused with.
const settled = (request) => request.then(() => 'done', (error) => error.code);

describe('limits on words and names', () => {
	let server, fay, id, ana;

	before(async () => {
		({ server, fay, id, ana } = await started({ 'limits.body_chars': 100, 'limits.rooms': 6, 'limits.invites': 8,
			'limits.rooms_open': 2, 'limits.edit_minutes': 0 }));
	});
	after(() => server.end());

	it('the longest message is counted in characters, whatever their bytes', async () => {
		assert.equal(ana.hello.limits.body, 100);
		for (const letter of ['a', 'é', '漢', '😀']) {
			await ana.post(id, letter.repeat(100));
			await refused(ana.post(id, letter.repeat(101)), 'too_large', 'body');
		}
	});

	it('a message of nothing but space is none', async () => {
		for (const body of [' ', '\n\n', '\t \r\n'])
			await refused(ana.post(id, body), 'bad_field', 'body');
		const key = newKey();
		const error = await ana.provoke(JSON.stringify({ op: 'room.post', key, room: id, body: '' }));
		assert.deepEqual([error.code, error.field], ['bad_field', 'body']);
	});

	it('after the time for it words cannot be changed', async () => {
		const { seq } = await ana.post(id, 'Soon too late for this');
		await until(() => ana.edit(id, seq, 'Changed after all of it').then(() => false, (error) => error.code === 'too_late' && error.field === 'target'));
	});

	it('names are counted in characters, and cleaned', async () => {
		await ana.request('member.rename', { name: '漢'.repeat(40) });
		assert.equal((await ana.request('member.rename', { name: '  Ana   Maria ' })).member.name, 'Ana Maria');
		for (const name of ['\u200b\u200b', '\u202e\u202c', '\u0007', ' '])
			await refused(ana.request('member.rename', { name }), 'bad_field', 'name');
		const error = await ana.provoke(JSON.stringify({ op: 'member.rename', key: newKey(), name: 'x'.repeat(41) }));
		assert.deepEqual([error.code, error.field], ['too_large', 'name']);
	});

	it('a guest cannot call themselves what staff is called', async () => {
		for (const name of ['Moderator', 'ADMIN', 'Facilitator'])
			await refused(ana.request('member.rename', { name }), 'bad_field', 'name');
	});

	it('so many rooms and no more', async () => {
		const made = [];
		for (;;) {
			try {
				made.push((await fay.makeRoom({ name: 'One of many' })).id);
			} catch (error) {
				assert.deepEqual([error.code, error.field], ['too_large', 'rooms']);
				break;
			}
		}
		assert.equal((await fay.request('room.list')).rooms.filter(({ room }) => !room.staff_of).length, 6);
		await refused((async () => {
			for (const each of made)
				await fay.join(each);
		})(), 'too_large', 'room');
	});

	it('so many links at once and no more', async () => {
		await refused((async () => {
			for (let i = 0; i < 10; i++)
				await fay.invite('participant', id);
		})(), 'too_large', 'invites');
		const { invites } = await fay.request('invite.list', { room: id });
		await fay.request('invite.revoke', { room: id, invite: invites[0].id });
		await fay.invite('participant', id);
	});
});

describe('limits on sign-ins', () => {
	let server, fay, id;

	before(async () => {
		server = await Server.start({ config: { 'sessions.per_member': 2 } });
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room of many devices' }));
	});
	after(() => server.end());

	it('one more than allowed ends the oldest, and only that', async () => {
		const first = await fay.guest('Ana', id);
		const words = first.person.words;
		const again = async () => {
			const device = server.person('Ana');
			await device.ask('session.recover', { words });
			return device.connect();
		};
		const second = await again();
		await first.barrier();
		const third = await again();

		assert.equal(await first.closed(), 4401);
		await second.barrier();
		await third.barrier();
	});
});

describe('limits on how much at once', () => {
	const servers = [];
	const start = async (config) => {
		const made = await started(config);
		servers.push(made.server);
		return made;
	};
	after(async () => {
		const ends = await Promise.allSettled(servers.map((server) => server.end()));
		ends.filter((end) => end.status === 'rejected').forEach((end) => assert.fail(end.reason));
	});

	it('posting too fast is answered with a pause, and works after it', async () => {
		const { ana, id } = await start({ 'limits.posts_per_minute': 600, 'limits.posts_burst': 5 });

		for (let i = 0; i < 5; i++)
			await ana.post(id, `One of the first five ${i}`);
		const error = await refused(ana.post(id, 'One too many for now'), 'slow_down');
		assert.ok(error.retry_after_ms >= 1 && error.retry_after_ms <= 100, `${error.retry_after_ms}`);
		const second = await ana.person.connect({ resume: [{ room: id, after: 0 }] });
		await refused(second.post(id, 'Nor from another tab'), 'slow_down');
		assert.ok(await patiently(() => ana.post(id, 'After a short pause')) < 10);
		await second.reached(id, 6);
	});

	it('a connection has only so much to spend, and the next one is not punished', async () => {
		const { ana, id } = await start({ 'limits.cost_per_minute': 6000, 'limits.cost_burst': 300 });
		const all = await Promise.allSettled(Array.from({ length: 40 }, () => ana.history(id)));
		const refusals = all.filter((each) => each.status === 'rejected');

		assert.ok(refusals.length > 20);
		refusals.forEach((each) => assert.equal(each.reason.code, 'slow_down'));
		await patiently(() => ana.history(id));
		await (await ana.person.connect()).join(id);
	});

	it('bad messages cost as well', async () => {
		const { ana } = await start({ 'limits.cost_per_minute': 600, 'limits.cost_burst': 200 });
		const codes = new Set();

		for (let i = 0; i < 40; i++)
			codes.add((await ana.provoke('{"no":"sense"}')).code);
		assert.deepEqual([...codes].sort(), ['missing_field', 'slow_down']);
	});

	it('one address may knock only so often', async () => {
		const { server } = await start({ 'limits.http_per_minute': 60, 'limits.http_burst': 600 });
		const eve = server.person('Eve');
		let error;

		for (let i = 0; i < 200 && !error; i++)
			await eve.ask('session.recover', { words: 'one two three four' }).catch((each) => {
				error = each.code === 'slow_down' ? each : undefined;
			});
		assert.equal(error?.status, 429);
		assert.ok(error.retry_after_ms > 0);
	});

	it('one login may be guessed only so often, from wherever', async () => {
		const { server, fay } = await start({ 'limits.sign_in_per_hour': 1 });
		const password = server.keepSecret('correct horse battery');
		await fay.request('member.secure', { login: 'fay', password });
		const codes = [];

		for (let i = 0; i < 14; i++)
			await server.person('Eve').ask('session.open', { login: i % 2 ? 'FAY' : 'fay', password: `guess ${i}` }).catch((each) => codes.push(each.code));
		assert.deepEqual(codes.slice(10), ['slow_down', 'slow_down', 'slow_down', 'slow_down']);
		await refused(server.person('Fay').ask('session.open', { login: 'fay', password }), 'slow_down');
		await fay.barrier();
	});

	it('more requests under way than allowed are told to wait, and none is lost', async () => {
		const { ana, id } = await start({ 'limits.in_flight': 4 });
		const all = await Promise.allSettled(Array.from({ length: 64 }, (_, i) => ana.post(id, `Many under way ${i}`)));
		const done = all.filter((each) => each.status === 'fulfilled');

		all.filter((each) => each.status === 'rejected').forEach((each) => assert.equal(each.reason.code, 'slow_down'));
		assert.ok(done.length >= 4 && done.length < 64);
		await ana.reached(id, done.length);
		assert.equal(new Set(ana.bodies(id)).size, done.length);
	});

	it('a message over the frame limit closes with 1009; one at the limit is read', async () => {
		const { ana, id } = await start({ 'limits.frame_kb': 8 });
		const key = newKey();
		const ping = `{"op":"ping","key":"${key}"}`;

		await ana.raw(ping.padEnd(8192), { op: 'ping', key });
		const line = await ana.person.connect();
		line.raw(ping.padEnd(8193));
		assert.equal(await line.closed(), 1009);
		await refused(ana.person.ask('doorway.show', {}, { raw: `{"a":"${'x'.repeat(9000)}"}` }), 'too_large');
		await ana.post(id, 'The server goes on after it');
	});

	it('one address may hold only so many connections', async () => {
		const { ana } = await start({ 'limits.connections_per_address': 10 });
		const lines = [];
		let error;

		while (lines.length < 20 && !error)
			await ana.person.connect().then((line) => lines.push(line), (each) => { error = each; });
		assert.ok(error && lines.length < 10, `${lines.length} connections`);
		await lines[0].bye();
		await until(() => ana.person.connect().catch(() => null));
	});

	it('who says no hello in time is sent away, and so is who falls silent', async () => {
		const { ana } = await start({ 'limits.hello_s': 1, 'limits.idle_s': 2 });
		const mute = await ana.person.dial();

		assert.equal(await mute.closed(), 4408);
		const silent = await ana.person.connect();
		assert.equal(await silent.closed(), 4408);
	});

	it('a session that comes to its end takes its connections with it', async () => {
		const { server, ana, fay, id } = await start({});
		const line = await fay.person.connect();
		await server.sql(`UPDATE sessions SET until_ms = ${Date.now() + 1500}`);
		const late = await fay.person.connect();        /* staff: coming back does not prolong it */
		await late.join(id, { rules_version: 1 });

		assert.equal(await late.closed(), 4401);
		await refused(line.history(id), 'not_in_room');
		assert.equal(await settled(line.request('room.list')), 'gone');
		assert.equal(await settled(ana.post(id, 'Ana is out as well')), 'gone');
	});
});
