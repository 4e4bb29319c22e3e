/// Whatever comes in: a typed error that names the field, or a close with the right code;
/// nothing is changed, and the server goes on.
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, describe, it } from 'node:test';
import { exchange, newKey, refused } from '../support/client.mjs';
import { until, within } from '../support/poll.mjs';
import { protocol } from '../support/schema.mjs';
import { Server } from '../support/server.mjs';

describe('bad input', () => {
	let server, fay, id, ana, ben, head;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room of patience', about: 'As it was' }));
		[ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		head = (await ben.post(id, 'The only words in here')).seq;
	});
	after(() => server.end());

	/// Nothing was changed, and Ana's connection still works.
	async function unharmed() {
		await ana.barrier();
		await ben.barrier();
		assert.equal(ben.place(id).after, head);
		const { rooms } = await fay.request('room.list');
		assert.equal(rooms.find((each) => each.room.id === id).room.about, 'As it was');
	}

	const post = (more) => JSON.stringify({ op: 'room.post', key: newKey(), room: id, body: 'Should not be said', ...more });
	const deep = (n) => `${'['.repeat(n)}${']'.repeat(n)}`;

	/// name: [what is sent, code, field]
	const wrong = {
		nothing: [() => '', 'bad_json'],
		'white space': [() => '   \n', 'bad_json'],
		'a word': [() => 'hello', 'bad_json'],
		'a string': [() => '"hello"', 'bad_json'],
		'a number': [() => '42', 'bad_json'],
		null: [() => 'null', 'bad_json'],
		'a list': [() => '[{"op":"ping"}]', 'bad_json'],
		'half an object': [() => '{"op":"ping","key":', 'bad_json'],
		'two objects': [() => '{"op":"ping"}{"op":"ping"}', 'bad_json'],
		'a comment': [() => '{"op":"ping"/* */}', 'bad_json'],
		'single quotes': [() => "{'op':'ping'}", 'bad_json'],
		'NaN': [() => '{"op":"ping","key":NaN}', 'bad_json'],
		'a number beyond 64 bits': [() => post({ x: 1 }).replace('"x":1', `"x":${'9'.repeat(400)}`), 'bad_json'],
		'a real beyond doubles': [() => post({ x: 1 }).replace('"x":1', '"x":1e999'), 'bad_json'],
		'a name given twice': [() => post({ x: 1 }).replace('"x":1', '"room":"0000000000001"'), 'bad_json'],
		'U+0000 escaped': [() => post({ body: 'a\u0000b' }), 'bad_field', 'body'],
		'a lone surrogate, escaped': [() => post({ body: 'x' }).replace('"x"', '"\\ud800"'), 'bad_json'],
		'surrogates the wrong way round': [() => post({ body: 'x' }).replace('"x"', '"\\udc00\\ud800"'), 'bad_json'],
		'ten thousand levels': [() => post({ x: 1 }).replace('"x":1', `"x":${deep(10000)}`), 'bad_json'],
		'levels just above what is allowed': [() => post({ x: 1 }).replace('"x":1', `"x":${deep(17)}`), 'bad_json'],
		'more values than a request may hold': [() => post({ x: Array(2000).fill(0) }), 'too_large'],
		'no operation': [() => JSON.stringify({ key: newKey() }), 'missing_field', 'op'],
		'an unknown operation': [() => JSON.stringify({ op: 'room.destroy', key: newKey() }), 'unknown_op', 'op'],
		'an operation of HTTP': [() => JSON.stringify({ op: 'session.close', key: newKey() }), 'unknown_op', 'op'],
		'an operation that is a number': [() => JSON.stringify({ op: 7, key: newKey() }), 'bad_field', 'op'],
		'an operation with NUL behind it': [() => '{"op":"ping\\u0000","key":"aaaaaaaaaaaaaaaaaaaa"}', 'bad_field', 'op'],
		'no key': [() => JSON.stringify({ op: 'ping' }), 'missing_field', 'key'],
		'a key of 64 kB': [() => JSON.stringify({ op: 'ping', key: 'k'.repeat(65000) }), 'too_large', 'key'],
		'a short key': [() => JSON.stringify({ op: 'ping', key: 'short' }), 'bad_field', 'key'],
		'a key with a blank': [() => JSON.stringify({ op: 'ping', key: 'aaaaaaaa aaaaaaaaaa' }), 'bad_field', 'key'],
		'an extra field': [() => post({ colour: 'red' }), 'unknown_field', 'colour'],
		'__proto__': [() => post({ x: 1 }).replace('"x"', '"__proto__"'), 'unknown_field', '__proto__'],
		'no room': [() => post({ room: undefined }), 'missing_field', 'room'],
		'a room that is null': [() => post({ room: null }), 'bad_field', 'room'],
		'a room in capitals': [() => post({ room: id.toUpperCase().replace(/[0-9]/g, 'A') }), 'bad_field', 'room'],
		'a room of 13 odd bytes': [() => post({ room: '../../../../x' }), 'bad_field', 'room'],
		'a body that is a list': [() => post({ body: ['x'] }), 'bad_field', 'body'],
		'no body': [() => post({ body: undefined }), 'missing_field', 'body'],
		'a body of 8001 characters': [() => post({ body: 'x'.repeat(8001) }), 'too_large', 'body'],
	};

	for (const [name, [bytes, code, field]] of Object.entries(wrong))
		it(`${name}: ${code}${field ? ` (${field})` : ''}`, async () => {
			const error = await ana.provoke(bytes());

			assert.deepEqual([error.code, error.field], [code, field]);
			assert.ok(error.text.length > 0);
			await unharmed();
		});

	it('every field of every operation, with a value of every other kind, is named in the error', async () => {
		const kinds = { string: [7, true, null, [], {}], integer: ['7', true, null, [], {}, 1.5, -1], boolean: ['true', 0, 1, null, [], {}],
			array: ['x', 7, true, null, {}], object: ['x', 7, true, null, []] };
		const kind = (field) => (field.$ref ? protocol.$defs[field.$ref.split('/').pop()] : field).type;

		for (const op of protocol.operations.filter((each) => each.via === 'socket' && each.name !== 'hello'))
			for (const [name, field] of Object.entries(op.request.properties))
				for (const value of kinds[kind(field)]) {
					const others = Object.fromEntries(op.request.required.filter((each) => each !== name).map((each) => [each, sample(op, each)]));
					const error = await ana.provoke(JSON.stringify({ op: op.name, key: newKey(), ...others, [name]: value }));
					assert.deepEqual([error.code, error.field], ['bad_field', name], `${op.name}.${name} = ${JSON.stringify(value)}`);
				}
		await unharmed();
	});

	it('every required field of every operation, when missing, is named in the error', async () => {
		for (const op of protocol.operations.filter((each) => each.via === 'socket' && each.name !== 'hello'))
			for (const name of op.request.required) {
				const others = Object.fromEntries(op.request.required.filter((each) => each !== name).map((each) => [each, sample(op, each)]));
				const error = await ana.provoke(JSON.stringify({ op: op.name, key: newKey(), ...others }));
				assert.deepEqual([error.code, error.field], ['missing_field', name], op.name);
			}
		await unharmed();
	});

	/// A value that is right for this field.
	const sample = (op, name) => valueOf(op.request.properties[name], name);

	function valueOf(field, name) {
		const form = field.$ref?.split('/').pop();
		const type = form ? protocol.$defs[form] : field;
		const known = { member: ana.person.id, key: newKey(), target: head, reaction: 'heart', login: 'somebody', password: 'long enough' };
		const forms = { id, day: '2026-11-21', zone: 'Europe/Berlin', region: 'DE', language: 'en' };
		if (type.type === 'object')
			return Object.fromEntries(type.required.map((each) => [each, valueOf(type.properties[each], each)]));
		return known[name] ?? forms[form] ?? type.enum?.[0] ?? { string: 'x', integer: Math.max(type.minimum ?? 1, 1), boolean: true, array: [] }[type.type];
	}

	it('an error finds its way back by the key, where there is one', async () => {
		const key = newKey();
		assert.equal((await ana.provoke(post({ key, colour: 'red' }))).key, key);
		assert.equal((await ana.provoke(post({ key: 'short' }))).key, undefined);
	});

	it('the names of fields that strangers make up come back harmless', async () => {
		for (const name of ['<script>', '\u0001\u0002', 'x'.repeat(5000), '"', '\\', '\u202e', '']) {
			const error = await ana.provoke(post({ [name]: 1 }));
			assert.equal(error.code, 'unknown_field');
			assert.ok((error.field ?? '').length <= 64);
		}
		await unharmed();
	});

	it('another room, no room, a room left: refused, alike', async () => {
		const other = await fay.makeRoom({ name: 'Room of others' });

		for (const room of [other.id, '0000000000001']) {
			await refused(ana.post(room, 'Into the wrong room'), 'not_in_room');
			await refused(ana.history(room), 'not_in_room');
			await refused(ana.request('room.join', { room, rules_version: 1 }), 'not_allowed');
		}
	});

	it('a removed member is refused', async () => {
		const eve = await fay.guest('Eve', id);
		await fay.sanction({ room: id, member: eve.person.id, step: 'removal', hours: 1, reason: 'selling' });

		await refused(eve.post(id, 'Spoken after removal'), 'not_in_room');
		await unharmed();
	});

	it('a request repeated under the same key with other words is key_reused', async () => {
		const key = newKey();
		const { seq } = await ana.post(id, 'Said under one key', { key });
		head = seq;

		const error = await ana.provoke(post({ key, body: 'Said under the same key' }));
		assert.equal(error.code, 'key_reused');
		await ben.reached(id, head);
		await unharmed();
	});

	describe('what ends the connection', () => {
		const closes = {
			'a binary message': [(line) => line.socket.send(Buffer.from('{}')), 1003],
			'an oversized message': [(line) => line.socket.send('x'.repeat(70 * 1024)), 1009],
			'an oversized message in parts': [(line) => {
				for (let i = 0; i < 20; i++)
					line.socket.send('x'.repeat(8000), { fin: false });
			}, 1009],
			'empty parts without end': [(line) => {
				for (let i = 0; i < 2000; i++)
					line.socket.send('', { fin: false });
			}, 4429],
			'text that is not UTF-8': [(line) => frame(line, 0x81, Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 1007],
			'an overlong NUL': [(line) => frame(line, 0x81, Buffer.from([0x22, 0xc0, 0x80, 0x22])), 1007],
			'a surrogate in UTF-8': [(line) => frame(line, 0x81, Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])), 1007],
			'half a character at the end': [(line) => frame(line, 0x81, Buffer.from([0x22, 0xe2, 0x82])), 1007],
		};

		/// A masked frame as it is on the wire.
		function frame(line, first, payload) {
			const mask = Buffer.from([1, 2, 3, 4]);
			const masked = payload.map((byte, i) => byte ^ mask[i % 4]);
			line.socket._socket.write(Buffer.concat([Buffer.from([first, 0x80 | payload.length]), mask, masked]));
		}

		for (const [name, [send, code]] of Object.entries(closes))
			it(`${name}: ${code}`, async () => {
				const line = await ana.person.connect();
				send(line);

				assert.equal(await line.closed(), code);
				await unharmed();
			});

		it('frames that RFC 6455 forbids end the connection, and only that', async () => {
			const mask = Buffer.from([1, 2, 3, 4]);
			const forbidden = {
				'reserved bit': Buffer.concat([Buffer.from([0xc1, 0x82]), mask, Buffer.from([0x7a, 0x7f])]),
				'reserved opcode': Buffer.concat([Buffer.from([0x83, 0x80]), mask]),
				'a continuation of nothing': Buffer.concat([Buffer.from([0x80, 0x80]), mask]),
				'a long ping': Buffer.concat([Buffer.from([0x89, 0xfe, 0, 200]), mask, Buffer.alloc(200)]),
				'a ping in parts': Buffer.concat([Buffer.from([0x09, 0x80]), mask]),
				'2^62 bytes': Buffer.concat([Buffer.from([0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0]), mask, Buffer.alloc(100)]),
				'2^63 bytes': Buffer.concat([Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0]), mask]),
			};

			for (const [name, bytes] of Object.entries(forbidden)) {
				const line = await ana.person.connect();
				line.socket._socket.write(bytes);
				const code = await line.closed().catch(() => assert.fail(name));
				assert.ok([1002, 1006, 1007, 1009, 4429].includes(code), `${name}: ${code}`);
			}
			await unharmed();
		});

		it('pings and pongs by the thousand do no harm', async () => {
			const line = await ana.person.connect();
			for (let i = 0; i < 3000; i++)
				line.socket.ping();
			for (let i = 0; i < 3000; i++)
				line.socket.pong();
			await Promise.race([line.barrier().catch(() => {}), line.closed()]);
			await unharmed();
		});
	});

	describe('over HTTP', () => {
		const ask = (path, body, headers = {}) => exchange(server.origin, { method: 'POST', path, body,
			headers: { Origin: server.origin, 'Content-Type': 'application/json', ...headers } });
		const error = (answer) => JSON.parse(answer.text).error;

		it('every kind of wrong body is a typed error', async () => {
			const token = 'A'.repeat(43);
			const cases = [
				['/api/member.join', '', 400, 'bad_json'], ['/api/member.join', '{', 400, 'bad_json'],
				['/api/member.join', '[]', 400, 'bad_json'],
				['/api/member.join', '{}', 400, 'missing_field', 'key'],
				['/api/member.join', JSON.stringify({ key: newKey(), invite: token, name: 'Ana' }), 400, 'missing_field', 'rules_version'],
				['/api/member.join', JSON.stringify({ key: newKey(), invite: token, name: 7, rules_version: 1 }), 400, 'bad_field', 'name'],
				['/api/member.join', JSON.stringify({ key: newKey(), invite: token, name: 'Ana', rules_version: 1 }), 404, 'invite_not_valid'],
				['/api/member.join', JSON.stringify({ key: newKey(), invite: 'x', name: 'Ana', rules_version: 1 }), 400, 'bad_field', 'invite'],
				['/api/member.join', JSON.stringify({ key: newKey(), op: 'member.join', invite: token, name: 'Ana', rules_version: 1 }), 400, 'unknown_field', 'op'],
				['/api/room.post', JSON.stringify({ key: newKey(), room: id, body: 'x' }), 404, 'unknown_op'],
				['/api/no.such', '{}', 404, 'unknown_op'], ['/api/', '{}', 404, 'unknown_op'],
				['/api/session.close', JSON.stringify({ key: newKey() }), 401, 'not_signed_in'],
				['/api/session.redeem', JSON.stringify({ key: newKey(), link: token }), 404, 'invite_not_valid'],
			];

			for (const [path, body, status, code, field] of cases) {
				const answer = await ask(path, body);
				assert.deepEqual([answer.status, error(answer).code, error(answer).field], [status, code, field], `${path} ${body}`);
				assert.equal(answer.headers['set-cookie'], undefined);
				assert.equal(answer.headers['cache-control'], 'no-store');
			}
			await unharmed();
		});

		it('not JSON by its type is not read', async () => {
			for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
				assert.equal((await ask('/api/doorway.show', JSON.stringify({ key: newKey() }), { 'Content-Type': type })).status, 415, type);
		});

		it('other methods are not done', async () => {
			for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
				const answer = await exchange(server.origin, { method, path: '/api/member.join', headers: { Origin: server.origin } });
				assert.ok(answer.status >= 400 && answer.status < 500, `${method}: ${answer.status}`);
			}
		});

		it('a path does not lead out of the client files', async () => {
			for (const path of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/./../cairn.conf', '//etc/passwd', '/\u0000'.replace('\u0000', '%00'), '/assets/../../cairn.conf']) {
				const answer = await exchange(server.origin, { path });
				assert.ok(!answer.text.includes('root:') && !answer.text.includes('[limits]'), path);
				assert.ok(answer.status >= 200 && answer.status < 500);
			}
		});

		/// Raw bytes on a connection; everything that came back until it was closed or fell silent on its own.
		function raw(bytes) {
			return within(new Promise((resolve) => {
				const socket = net.connect(server.port, '127.0.0.1', () => socket.end(bytes));
				let text = '';
				socket.on('data', (part) => { text += part; });
				socket.on('error', () => resolve(text));
				socket.on('close', () => resolve(text));
			}), 'an end to a raw connection', 15_000);
		}

		it('requests that two servers could read in two ways are refused', async () => {
			const body = JSON.stringify({ key: newKey(), invite: 'A'.repeat(43) });
			const head = `POST /api/doorway.show HTTP/1.1\r\nHost: x\r\nOrigin: ${server.origin}\r\nContent-Type: application/json\r\n`;
			const second = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
			const cases = {
				'both lengths': `${head}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${second}`,
				'two lengths': `${head}Content-Length: ${body.length}\r\nContent-Length: 3\r\n\r\n${body}${second}`,
				'a negative length': `${head}Content-Length: -1\r\n\r\n${body}`,
				'a huge length': `${head}Content-Length: 99999999999999999999\r\n\r\n${body}`,
				'two Origins': `${head}Origin: http://evil.example\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
				'NUL in a header': `${head}X: a\0b\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
				garbage: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
				'a long line': `GET /${'a'.repeat(100000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
				'many headers': `GET / HTTP/1.1\r\nHost: x\r\n${'X-A: b\r\n'.repeat(20000)}\r\n`,
			};

			for (const [name, bytes] of Object.entries(cases)) {
				const text = await raw(bytes);
				assert.ok(!text.includes('ok\n'), `${name}: the second request was served`);
				assert.ok(text === '' || /^HTTP\/1\.[01] (4\d\d|5\d\d) /.test(text), `${name}: ${text.slice(0, 100)}`);
			}
			await unharmed();
		});
	});

	it('half-open upgrades by the thousand are closed, and people still come in', async () => {
		const wave = [];
		const fill = 'GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n';
		await server.restart({ 'limits.handshake_s': 1, 'limits.connections_per_address': 500 });
		for (let i = 0; i < 2000; i++) {
			const socket = net.connect(server.port, '127.0.0.1', () => socket.write(fill));
			socket.on('error', () => {});
			wave.push(new Promise((resolve) => socket.on('close', resolve)));
		}
		await within(Promise.all(wave), 'the end of every half-open upgrade', 20_000);
		await until(() => ana.person.connect().then((line) => line.barrier().then(() => line), () => null));
		assert.ok(await server.healthy());
		fay = await fay.person.connect();
		ana = await ana.person.connect({ resume: [{ room: id, after: head }] });
		ben = await ben.person.connect({ resume: [{ room: id, after: head }] });
		await unharmed();
	});
});
