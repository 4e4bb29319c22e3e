/// What alerts are sent to, on loopback: an HTTP(S) receiver, a mail server, and a browser's half of a push subscription.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import tls from 'node:tls';
import { until } from './poll.mjs';

/// --- certificates ---

/// An authority of our own: `file` for notify.ca_file, `pair` for a receiver it vouches for, `stranger` for one it does not.
export class Authority {
	constructor() {
		this.home = mkdtempSync(path.join(tmpdir(), 'cairn-ca-'));
		this.file = path.join(this.home, 'ca.pem');
		this.make('ca', 'Test authority', 'basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n');
		this.pair = this.make('leaf', 'localhost', 'subjectAltName=DNS:localhost,IP:127.0.0.1\n', 'ca');
		this.stranger = this.make('stranger', 'localhost', 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
		this.elsewhere = this.make('elsewhere', 'elsewhere.example', 'subjectAltName=DNS:elsewhere.example\n', 'ca');
	}

	openssl(...args) {
		execFileSync('openssl', args, { cwd: this.home, stdio: 'pipe' });
	}

	make(name, subject, extensions, signer) {
		writeFileSync(path.join(this.home, `${name}.ext`), extensions);
		this.openssl('req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`,
			'-subj', `/CN=${subject}`);
		const by = signer ? ['-CA', `${signer}.pem`, '-CAkey', `${signer}.key`, '-CAcreateserial'] : ['-signkey', `${name}.key`];
		this.openssl('x509', '-req', '-in', `${name}.csr`, ...by, '-days', '3', '-extfile', `${name}.ext`, '-out', `${name}.pem`);
		return { key: readFileSync(path.join(this.home, `${name}.key`)), cert: readFileSync(path.join(this.home, `${name}.pem`)) };
	}

	end() {
		rmSync(this.home, { recursive: true, force: true });
	}
}

const listen = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));

/// --- HTTP ---

function* forever() {
	for (;;)
		yield Buffer.alloc(16384, 'x');
}

/// Keeps each request it got: { path, headers, body, at_ms }.  `answer(request)` gives { status, headers, body, wait_ms, endless }.
export class Receiver {
	got = [];
	connections = 0;

	static async start({ pair, answer = () => ({}) } = {}) {
		const receiver = new Receiver();
		receiver.answer = answer;
		const handle = (request, response) => receiver.handle(request, response);
		receiver.server = pair ? https.createServer(pair, handle) : http.createServer(handle);
		receiver.server.on('connection', () => { receiver.connections += 1; });
		receiver.server.on('tlsClientError', () => {});
		const port = await listen(receiver.server);
		receiver.origin = `${pair ? 'https' : 'http'}://127.0.0.1:${port}`;
		receiver.byName = `${pair ? 'https' : 'http'}://localhost:${port}`;
		return receiver;
	}

	handle(request, response) {
		const parts = [];
		request.on('data', (part) => parts.push(part));
		request.on('end', () => {
			const kept = { path: request.url, headers: request.headers, body: Buffer.concat(parts), at_ms: performance.now() };
			this.got.push(kept);
			const { status = 200, headers = {}, body = '', wait_ms = 0, endless } = this.answer(kept, this.got.length);
			setTimeout(() => {
				response.writeHead(status, headers);
				return endless ? Readable.from(forever()).pipe(response) : response.end(body);
			}, wait_ms).unref();
		});
	}

	/// The requests to a path, once there are `n` of them.
	async reached(to, n = 1, deadline_ms = 8000) {
		const those = () => this.got.filter((each) => each.path === to);
		await until(() => those().length >= n, { deadline_ms, what: () => `${n} at ${to}, there are ${those().length}` });
		return those();
	}

	end() {
		this.server.closeAllConnections();
		return new Promise((resolve) => this.server.close(resolve));
	}
}

/// What docs/howto/channels.md tells receivers to check; the JSON of the body.
export function readSigned(request, secret, now_s = Date.now() / 1000) {
	const [, t, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(request.headers['cairn-signature']) ?? [];
	assert.ok(mac, `a signature: ${request.headers['cairn-signature']}`);
	assert.ok(Math.abs(now_s - Number(t)) <= 300, 'within five minutes');
	const expected = createHmac('sha256', secret).update(`${t}.`).update(request.body).digest();
	assert.ok(timingSafeEqual(expected, Buffer.from(mac, 'hex')), 'the signature fits');
	const said = JSON.parse(request.body);
	assert.equal(request.headers['idempotency-key'], said.id);
	assert.equal(request.headers['content-type'], 'application/json');
	return said;
}

/// --- push ---

/// A browser that subscribed: `fields` for channel.add, and what it makes of a message.
export class Subscription {
	constructor(endpoint) {
		this.endpoint = endpoint;
		this.pair = createECDH('prime256v1');
		this.point = this.pair.generateKeys();
		this.auth = randomBytes(16);
	}

	get fields() {
		return { kind: 'push', url: this.endpoint, p256dh: this.point.toString('base64url'), auth: this.auth.toString('base64url') };
	}

	/// RFC 8291 and 8188, the other way round.
	open(body) {
		const [salt, point] = [body.subarray(0, 16), body.subarray(21, 86)];
		assert.deepEqual([body.readUInt32BE(16), body[20]], [4096, 65]);
		const input = hkdfSync('sha256', this.pair.computeSecret(point), this.auth,
			Buffer.concat([Buffer.from('WebPush: info\0'), this.point, point]), 32);
		const key = Buffer.from(hkdfSync('sha256', Buffer.from(input), salt, 'Content-Encoding: aes128gcm\0', 16));
		const nonce = Buffer.from(hkdfSync('sha256', Buffer.from(input), salt, 'Content-Encoding: nonce\0', 12));
		const cipher = createDecipheriv('aes-128-gcm', key, nonce);
		cipher.setAuthTag(body.subarray(-16));
		const plain = Buffer.concat([cipher.update(body.subarray(86, -16)), cipher.final()]);
		const end = plain.lastIndexOf(2);
		assert.ok(plain.subarray(end + 1).every((byte) => byte === 0), 'padding');
		return JSON.parse(plain.subarray(0, end));
	}
}

/// RFC 8292: what a push service checks; the claims.
export function readVapid(request, pushKey) {
	const [, head, claims, signature, k] = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(request.headers.authorization) ?? [];
	assert.equal(k, pushKey);
	const point = Buffer.from(k, 'base64url');
	const key = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url') } });
	assert.ok(verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
	assert.deepEqual(JSON.parse(Buffer.from(head, 'base64url')), { typ: 'JWT', alg: 'ES256' });
	return JSON.parse(Buffer.from(claims, 'base64url'));
}

/// --- mail ---

/// A mail server that wants STARTTLS and a password.  Keeps { from, to, text, user, secure }.  `refuse(to)`: a status line instead of 250.
export class MailServer {
	got = [];
	refuse = () => undefined;

	static async start({ pair, user = 'cairn', password }) {
		const mail = new MailServer();
		Object.assign(mail, { pair, user, password, sockets: new Set() });
		mail.server = net.createServer((socket) => {
			mail.sockets.add(socket);
			socket.on('error', () => {}).on('close', () => mail.sockets.delete(socket));
			mail.talk(socket, { secure: false });
			socket.write('220 mail.test ESMTP\r\n');
		});
		mail.port = await listen(mail.server);
		return mail;
	}

	talk(socket, state) {
		let rest = '';
		const onData = (part) => {
			rest += part.toString('utf8');
			for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
				const line = rest.slice(0, end);
				rest = rest.slice(end + 2);
				if (this.line(socket, state, line, onData) === 'secure')
					return;
			}
		};
		socket.on('data', onData);
	}

	line(socket, state, line, onData) {
		const say = (text) => socket.write(`${text}\r\n`);
		if (state.text !== undefined)
			return line === '.' ? this.keep(state, say) : void (state.text += `${line.replace(/^\./, '')}\r\n`);
		if (state.signing) {
			state.signing = false;
			return this.signIn(state, line, say);
		}
		const [, verb, rest] = /^(\w+) ?(.*)$/.exec(line) ?? [];
		if (verb === 'EHLO')
			return say(`250-mail.test\r\n250-8BITMIME\r\n${state.secure ? '250 AUTH PLAIN' : '250 STARTTLS'}`);
		if (verb === 'STARTTLS') {
			say('220 go');
			socket.off('data', onData);
			const secure = new tls.TLSSocket(socket, { isServer: true, secureContext: tls.createSecureContext(this.pair) });
			secure.on('error', () => {});
			this.talk(secure, { secure: true });
			return 'secure';
		}
		if (verb === 'AUTH') {
			state.signing = true;
			return say('334 ');
		}
		if (!state.user && verb !== 'QUIT')
			return say('530 sign in first');
		if (verb === 'MAIL')
			state.from = /<(.*)>/.exec(rest)[1];
		if (verb === 'RCPT') {
			state.to = /<(.*)>/.exec(rest)[1];
			const no = this.refuse(state.to);
			return say(no ?? '250 fine');
		}
		if (verb === 'DATA') {
			state.text = '';
			return say('354 go on');
		}
		return say(verb === 'QUIT' ? '221 bye' : '250 fine');
	}

	signIn(state, said, say) {
		const [, user, password] = Buffer.from(said, 'base64').toString().split('\0');
		if (user !== this.user || password !== this.password)
			return say('535 no');
		state.user = user;
		return say('235 fine');
	}

	keep(state, say) {
		this.got.push({ ...state });
		state.text = undefined;
		return say('250 kept');
	}

	/// The mails to an address, once there are `n`.
	async reached(to, n = 1, deadline_ms = 8000) {
		const those = () => this.got.filter((each) => each.to === to);
		await until(() => those().length >= n, { deadline_ms, what: () => `${n} mails, there are ${those().length}` });
		return those();
	}

	end() {
		this.sockets.forEach((socket) => socket.destroy());
		return new Promise((resolve) => this.server.close(resolve));
	}
}
