/// How staff are reached away from a page: real receivers on loopback, and everything that goes wrong with them.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Authority, MailServer, readSigned, readVapid, Receiver, Subscription } from '../support/receivers.mjs';
import { Server } from '../support/server.mjs';

const minute_ms = 60_000;
/// A path nobody guesses: part of the target, so it may be in no log line and in no file in the clear.
const secretPath = (server) => `/${server.keepSecret(randomBytes(12).toString('hex'))}`;

let authority;
before(() => { authority = new Authority(); });
after(() => authority.end());

/// What was recorded of the attempts for a channel, oldest first.
async function attempts(server, channel) {
	const rows = await server.sql(`SELECT result, status FROM attempts a JOIN outbox o ON o.id = a.outbox
		WHERE o.channel = ${number(channel)} ORDER BY a.at_ms, number`);
	return rows ? rows.split('\n') : [];
}

/// An id of the wire as the database has it (Crockford's base 32).
function number(id) {
	return [...id].reduce((n, digit) => n * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)), 0n).toString();
}

const attempted = (server, channel, rows, deadline_ms = 8000) => until(async () => (await attempts(server, channel)).length >= rows,
	{ deadline_ms, every_ms: 50, what: `${rows} attempts` });

async function channelOf(line, id) {
	return (await line.request('channel.list')).channels.find((each) => each.id === id);
}

async function addWebhook(server, line, url) {
	const { channel, secret } = await line.request('channel.add', { kind: 'webhook', label: 'pager', url });
	return { id: channel.id, secret: server.keepSecret(secret) };
}

/// A webhook that works, and was proved.
async function provedWebhook(server, line, receiver, path = secretPath(server)) {
	const hook = { ...await addWebhook(server, line, receiver.origin + path), path };
	await line.request('channel.test', { channel: hook.id });
	const [request] = await receiver.reached(path);
	await line.request('channel.prove', { channel: hook.id, code: readSigned(request, hook.secret).code });
	return hook;
}

describe('channels', () => {
	let server, web, push, mail, mo;
	const password = randomBytes(12).toString('hex');
	const answers = new Map();                // path to what is answered there

	before(async () => {
		web = await Receiver.start({ pair: authority.pair, answer: (request, n) => answers.get(request.path)?.(request, n) ?? {} });
		push = await Receiver.start({ pair: authority.pair, answer: (request) => answers.get(request.path)?.(request) ?? { status: 201 } });
		mail = await MailServer.start({ pair: authority.pair, password });
		server = await Server.start({ config: { 'notify.private_addresses': 'yes', 'notify.ca_file': authority.file, 'notify.timeout_s': 2,
			'notify.smtp_url': `smtp://localhost:${mail.port}`, 'notify.smtp_user': 'cairn', 'notify.smtp_password': password,
			'notify.mail_from': 'alerts@notes.test' } });
		server.keepSecret(password);
		mo = await server.staff('Mo', 'mentor');
	});
	after(async () => {
		await server.end();
		await Promise.all([web.end(), push.end(), mail.end()]);
	});

	it('a webhook gets a signed test at once, and its code proves the channel', async () => {
		const path = secretPath(server);
		const { id, secret } = await addWebhook(server, mo, web.origin + path);
		const from_ms = performance.now();
		await mo.request('channel.test', { channel: id });
		const [request] = await web.reached(path);
		const said = readSigned(request, secret);

		assert.ok(request.at_ms - from_ms < 1000, `it took ${request.at_ms - from_ms} ms`);
		assert.deepEqual(Object.keys(said).sort(), ['at', 'code', 'id', 'kind', 'level', 'link', 'site']);
		assert.deepEqual([said.kind, said.level, said.site], ['test', '', 'Notes']);
		assert.ok(said.link.startsWith(`${server.origin}/`) && Math.abs(said.at - Date.now()) < minute_ms);
		assert.match(said.code, /^\d{6}$/);
		assert.equal((await channelOf(mo, id)).proved, undefined);
		const { channel } = await mo.request('channel.prove', { channel: id, code: said.code });
		assert.ok(channel.proved);
		assert.ok((await channelOf(mo, id)).proved);
		await refused(mo.request('channel.prove', { channel: id, code: said.code }), 'too_late', 'code');
	});

	it('a wrong code says so five times; then it takes another test', async () => {
		const path = secretPath(server);
		const { id, secret } = await addWebhook(server, mo, web.origin + path);
		await mo.request('channel.test', { channel: id });
		const [request] = await web.reached(path);
		const { code } = readSigned(request, secret);
		const wrong = code === '000000' ? '000001' : '000000';

		for (let i = 0; i < 5; i += 1)
			await refused(mo.request('channel.prove', { channel: id, code: wrong }), 'bad_field', 'code');
		await refused(mo.request('channel.prove', { channel: id, code }), 'too_late', 'code');
		assert.equal((await refused(mo.request('channel.test', { channel: id }), 'slow_down')).retry_after_ms > 0, true);
	});

	it('a push message opens with the keys of the browser, and the push service knows who sends', async () => {
		const path = secretPath(server);
		const subscription = new Subscription(push.origin + path);
		const { channel, secret } = await mo.request('channel.add', { label: 'this browser', ...subscription.fields });
		const { push_key } = await mo.request('channel.list');
		await mo.request('channel.test', { channel: channel.id });
		const [request] = await push.reached(path);
		const said = subscription.open(request.body);
		const claims = readVapid(request, push_key);

		assert.equal(secret, undefined);
		assert.deepEqual([claims.aud, claims.sub], [push.origin, 'mailto:alerts@notes.test']);
		assert.ok(claims.exp > Date.now() / 1000 && claims.exp < Date.now() / 1000 + 24 * 3600);
		assert.deepEqual([request.headers['content-encoding'], request.headers.urgency], ['aes128gcm', 'high']);
		assert.ok(Number(request.headers.ttl) > 0);
		assert.equal(said.kind, 'test');
		await mo.request('channel.prove', { channel: channel.id, code: said.code });
	});

	it('a mail goes out over TLS, signed in, and says nothing at a glance', async () => {
		const address = `mo-${newKey()}@people.test`;
		server.keepSecret(address);
		const { channel } = await mo.request('channel.add', { kind: 'email', label: 'mail', address });
		await mo.request('channel.test', { channel: channel.id });
		const [letter] = await mail.reached(address);
		const [head, body] = letter.text.split('\r\n\r\n', 2);
		const header = (name) => new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1].trim();

		assert.deepEqual([letter.secure, letter.user, letter.from], [true, 'cairn', 'alerts@notes.test']);
		assert.equal(header('Subject'), 'Notes: test message');
		assert.equal(header('To'), `<${address}>`);
		assert.match(header('Message-ID'), /^<[0-9a-z]{13}\.notice@notes\.test>$/);
		assert.ok(Math.abs(Date.parse(header('Date')) - Date.now()) < minute_ms);
		assert.match(header('Content-Type'), /text\/plain; charset=UTF-8/);
		const [code] = /^\d{6}$/m.exec(letter.text.slice(head.length));
		assert.ok(body.length > 0);
		await mo.request('channel.prove', { channel: channel.id, code });
	});

	it('an address the mail server does not know ends the channel', async () => {
		const address = `gone-${newKey()}@people.test`;
		server.keepSecret(address);
		mail.refuse = (to) => (to === address ? '550 no such person' : undefined);
		const { channel } = await mo.request('channel.add', { kind: 'email', label: 'old mail', address });
		await mo.request('channel.test', { channel: channel.id });

		await until(async () => (await channelOf(mo, channel.id)).failed, { what: 'failed' });
		assert.deepEqual(await attempts(server, channel.id), ['refused|550']);
	});

	it('Ana in danger: Mo’s pager hears of it within a second, and nothing that she wrote', async () => {
		const fay = await server.staff('Fay');
		const { id: room } = await fay.makeRoom({ name: `Room ${newKey()}` });
		const rea = await fay.guest('Rea', room, 'mentor');
		const hook = await provedWebhook(server, rea, web);
		const ana = await fay.guest('Ana', room);
		const from_ms = performance.now();
		await ana.post(room, `this is goodbye for good ${newKey()}`);
		const [, request] = await web.reached(hook.path, 2);
		const said = readSigned(request, hook.secret);

		assert.ok(request.at_ms - from_ms < 1000, `it took ${request.at_ms - from_ms} ms`);
		assert.deepEqual([said.kind, said.level], ['alarm', 'crisis']);
		assert.match(said.link, new RegExp(`^${server.origin}/#case=${room}\\.[0-9a-z]{13}$`));
		assert.deepEqual(Object.keys(said).sort(), ['at', 'id', 'kind', 'level', 'link', 'site']);
	});

	it('a subscription that is over fails for good; its owner hears of it on the page and on the pager', async () => {
		const rio = await server.staff('Rio', 'mentor');
		const hook = await provedWebhook(server, rio, web);
		const path = secretPath(server);
		const subscription = new Subscription(push.origin + path);
		const { channel } = await rio.request('channel.add', { label: 'phone', ...subscription.fields });
		await rio.request('channel.test', { channel: channel.id });
		const [first] = await push.reached(path);
		await rio.request('channel.prove', { channel: channel.id, code: subscription.open(first.body).code });

		answers.set(path, () => ({ status: 410 }));
		await until(async () => (await server.sql(`UPDATE channels SET code_ms = 0 WHERE id = ${number(channel.id)} RETURNING 1`)) === '1');
		await rio.request('channel.test', { channel: channel.id });
		const [, told] = await web.reached(hook.path, 2);
		assert.equal(readSigned(told, hook.secret).kind, 'channel_failed');
		await rio.event('notice', ({ notice }) => notice.kind === 'channel_failed');
		assert.ok((await channelOf(rio, channel.id)).failed);
		assert.deepEqual(await attempts(server, channel.id), ['sent|201', 'gone|410']);
		assert.equal(await server.sql(`SELECT count(*) FROM misses WHERE kind = 'channel_failed' AND state = 'open'
			AND member = ${number(rio.person.id)}`), '1');
	});

	it('500, then 200: it arrives a little later, under the same id', async () => {
		const path = secretPath(server);
		let asked = 0;
		answers.set(path, () => ({ status: (asked += 1) === 1 ? 500 : 200 }));
		const { id, secret } = await addWebhook(server, mo, web.origin + path);
		await mo.request('channel.test', { channel: id });
		const [first, second] = await web.reached(path, 2, 12_000);

		assert.equal(readSigned(first, secret).id, readSigned(second, secret).id);
		assert.notEqual(first.headers['cairn-signature'], second.headers['cairn-signature']);
		assert.ok(second.at_ms - first.at_ms > 4500, `${second.at_ms - first.at_ms} ms between`);
		await attempted(server, id, 2);
		assert.deepEqual(await attempts(server, id), ['server_error|500', 'sent|200']);
	});

	it('a receiver that never answers holds up nobody else, and counts as failed', async () => {
		const path = secretPath(server);
		answers.set(path, () => ({ wait_ms: 30_000 }));
		const slow = await addWebhook(server, mo, web.origin + path);
		const rio = await server.staff('Rio2', 'mentor');
		const quickPath = secretPath(server);
		const quick = await addWebhook(server, rio, web.origin + quickPath);
		await mo.request('channel.test', { channel: slow.id });
		await web.reached(path);
		const from_ms = performance.now();
		await rio.request('channel.test', { channel: quick.id });
		const [request] = await web.reached(quickPath);

		assert.ok(request.at_ms - from_ms < 1000, `it took ${request.at_ms - from_ms} ms`);
		await attempted(server, slow.id, 1);
		assert.deepEqual(await attempts(server, slow.id), ['timeout|0']);
	});

	it('an answer without end is cut off, and its first line counts', async () => {
		const path = secretPath(server);
		answers.set(path, () => ({ status: 200, endless: true }));
		const { id } = await addWebhook(server, mo, web.origin + path);
		await mo.request('channel.test', { channel: id });

		await attempted(server, id, 1);
		assert.deepEqual(await attempts(server, id), ['sent|200']);
	});

	it('a redirect is not followed', async () => {
		const [path, elsewhere] = [secretPath(server), secretPath(server)];
		answers.set(path, () => ({ status: 307, headers: { Location: web.origin + elsewhere } }));
		const { id } = await addWebhook(server, mo, web.origin + path);
		await mo.request('channel.test', { channel: id });

		await attempted(server, id, 1);
		assert.deepEqual(await attempts(server, id), ['redirect|307']);
		assert.equal(web.got.filter((each) => each.path === elsewhere).length, 0);
		assert.ok((await channelOf(mo, id)).failed);
	});

	it('a certificate nobody vouches for, or of another name, is no receiver of ours', async () => {
		const line = await server.staff('Sol', 'mentor');
		for (const pair of [authority.stranger, authority.elsewhere]) {
			const stranger = await Receiver.start({ pair });
			const { id } = await addWebhook(server, line, stranger.origin + secretPath(server));
			await line.request('channel.test', { channel: id });

			await attempted(server, id, 1);
			assert.deepEqual(await attempts(server, id), ['bad_certificate|0']);
			assert.equal(stranger.got.length, 0);
			await stranger.end();
		}
	});

	it('what is no channel is refused by the field that is wrong, and other people’s are not there', async () => {
		const [line, other] = [await server.staff('Tam', 'mentor'), await server.staff('Tea', 'mentor')];
		const add = (fields) => line.request('channel.add', { label: '', ...fields });
		const { id } = await addWebhook(server, other, web.origin + secretPath(server));
		const { fields } = new Subscription(push.origin);

		await refused(add({ kind: 'webhook' }), 'missing_field', 'url');
		await refused(add({ kind: 'webhook', url: web.origin.replace('https', 'http') }), 'bad_field', 'url');
		await refused(add({ kind: 'webhook', url: web.origin.replace('//', '//me:you@') }), 'bad_field', 'url');
		await refused(add({ kind: 'email' }), 'missing_field', 'address');
		await refused(add({ kind: 'email', address: 'a@b.test\r\nBcc: c@d.test' }), 'bad_field', 'address');
		await refused(add({ ...fields, p256dh: fields.auth }), 'bad_field', 'p256dh');
		await refused(add({ ...fields, auth: 'short' }), 'bad_field', 'auth');
		for (const op of ['channel.test', 'channel.remove'])
			await refused(line.request(op, { channel: id }), 'not_found', 'channel');
		await refused(line.request('channel.prove', { channel: id, code: '123456' }), 'not_found', 'channel');
	});

	it('ten channels are enough, and one taken away is gone with what was to be sent there', async () => {
		const line = await server.staff('Uli', 'mentor');
		const made = [];
		for (let i = 0; i < 10; i += 1)
			made.push(await addWebhook(server, line, web.origin + secretPath(server)));

		await refused(addWebhook(server, line, web.origin + secretPath(server)), 'too_large');
		const path = secretPath(server);
		await line.request('channel.remove', { channel: made[0].id });
		await addWebhook(server, line, web.origin + path);
		assert.equal((await line.request('channel.list')).channels.length, 10);
		assert.equal(await server.sql(`SELECT count(*) FROM outbox WHERE channel = ${number(made[0].id)}`), '0');
	});
});

describe('addresses of this machine', () => {
	let server, web, mo;

	before(async () => {
		web = await Receiver.start({ pair: authority.pair });
		server = await Server.start({ config: { 'notify.ca_file': authority.file } });
		mo = await server.staff('Mo', 'mentor');
	});
	after(async () => {
		await server.end();
		await web.end();
	});

	it('are refused when they are written as such', async () => {
		for (const url of [web.origin, 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://2130706433/', 'https://169.254.169.254/latest'])
			await refused(mo.request('channel.add', { kind: 'webhook', label: '', url }), 'bad_field', 'url');
	});

	it('are not connected to under a name either', async () => {
		const { id } = await addWebhook(server, mo, web.byName + secretPath(server));
		await mo.request('channel.test', { channel: id });

		await attempted(server, id, 1);
		assert.deepEqual(await attempts(server, id), ['private_address|0']);
		assert.equal(web.connections, 0);
		assert.ok((await channelOf(mo, id)).failed);
	});

	it('without a mail server nobody can be reached by mail', async () => {
		await refused(mo.request('channel.add', { kind: 'email', label: '', address: 'mo@people.test' }), 'bad_field', 'kind');
	});
});

describe('a parcel on its way when the server ends', () => {
	let server, web, mo, slow = true;

	before(async () => {
		web = await Receiver.start({ pair: authority.pair, answer: () => ({ wait_ms: slow ? 60_000 : 0 }) });
		server = await Server.start({ config: { 'notify.private_addresses': 'yes', 'notify.ca_file': authority.file, 'notify.timeout_s': 5 } });
		mo = await server.staff('Mo', 'mentor');
	});
	after(async () => {
		await server.end();
		await web.end();
	});

	async function underWay() {
		slow = true;
		const path = secretPath(server);
		const hook = await addWebhook(server, mo, web.origin + path);
		await mo.request('channel.test', { channel: hook.id });
		await web.reached(path);
		slow = false;
		return { ...hook, path };
	}

	it('stopped: it is sent again as soon as there is a server', async () => {
		const hook = await underWay();
		await server.restart();
		const [first, second] = await web.reached(hook.path, 2, 3000);

		assert.equal(readSigned(first, hook.secret).id, readSigned(second, hook.secret).id);
		mo = await mo.person.connect();
		await mo.request('channel.prove', { channel: hook.id, code: readSigned(second, hook.secret).code });
	});

	it('killed: it is sent again when its lease is over', async () => {
		const hook = await underWay();
		await server.kill9();
		await server.run();
		const [first, second] = await web.reached(hook.path, 2, 20_000);

		assert.equal(readSigned(first, hook.secret).id, readSigned(second, hook.secret).id);
		await attempted(server, hook.id, 1);
		assert.deepEqual(await attempts(server, hook.id), ['sent|200']);
		mo = await mo.person.connect();
		const { push_key } = await mo.request('channel.list');
		assert.match(push_key, /^[\w-]{87}$/);
	});
});
