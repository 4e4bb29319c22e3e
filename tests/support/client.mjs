/// People and their connections.
///
///   (1) Every frame, both ways, is in the schema, unless it was sent with raw().
///   (2) Every stream is seen without gap or repetition from where the reading place was opened,
///       and nothing of it comes after it was closed.
/// What breaks one of these is added to server.complaints, which ends the test.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { WebSocket } from 'ws';
import { until, within } from './poll.mjs';
import { wrongAnswer, wrongHttpRequest, wrongRequest } from './schema.mjs';

/// Something that was never there before.  Letters only, as it is put into messages too: no name on another service,
/// number or street for the software to find.
export const newKey = () => `${randomBytes(15).toString('hex').replace(/[0-9]/g, (digit) => 'ghijklmnop'[digit])}x`;

/// The server said no: { code, field, retry_after_ms }.
export class Refusal extends Error {
	constructor(op, error, status) {
		super(`${op}: ${error.code}${error.field ? ` (${error.field})` : ''}`);
		Object.assign(this, error, { op, status });
	}
}

/// The connection ended before there was an answer.
export class Gone extends Error {
	constructor(op, code) {
		super(`${op}: the connection was closed with ${code}`);
		Object.assign(this, { op, code: 'gone', close: code });
	}
}

/// `promise` is refused with `code` (and names `field`); the refusal.
export async function refused(promise, code, field) {
	try {
		await promise;
	} catch (error) {
		if (!(error instanceof Refusal))
			throw error;
		assert.equal(error.code, code, `${error.message}: ${code} expected`);
		if (field !== undefined)
			assert.equal(error.field, field);
		return error;
	}
	assert.fail(`${code} expected, but it was done`);
}

/// One HTTP exchange: { status, headers, text }.
export function exchange(origin, { method = 'GET', path = '/', headers = {}, body } = {}) {
	return within(new Promise((resolve, reject) => {
		const request = http.request(origin + path, { method, headers, agent: false }, (answer) => {
			const parts = [];
			answer.on('data', (part) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers,
				text: Buffer.concat(parts).toString('utf8') }));
		});
		request.on('error', reject);
		request.end(body);
	}), `${method} ${path}`);
}

/// Somebody with a browser: keeps cookies, opens connections.
export class Person {
	constructor(server, name) {
		this.server = server;
		this.name = name;
		this.cookies = new Map();
	}

	get cookie() {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	get headers() {
		return { Origin: this.server.origin, ...(this.cookies.size ? { Cookie: this.cookie } : {}) };
	}

	keep(lines = []) {
		for (const line of lines) {
			const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
			assert.match(line, /; HttpOnly/);
			assert.match(line, /; SameSite=Strict/);
			if (value)
				this.cookies.set(name, this.server.keepSecret(value));
			else
				this.cookies.delete(name);
		}
	}

	/// POST /api/<op>; its result.
	async ask(op, fields, { key = newKey(), raw } = {}) {
		const body = raw ?? JSON.stringify({ key, ...fields });
		if (raw === undefined)
			assert.equal(wrongHttpRequest(op, JSON.parse(body)), null);
		const answer = await exchange(this.server.origin, { method: 'POST', path: `/api/${op}`, body,
			headers: { ...this.headers, 'Content-Type': 'application/json' } });
		const frame = JSON.parse(answer.text);
		const wrong = wrongAnswer(frame, op);
		if (wrong)
			this.server.complaints.push(wrong);
		if (frame.type === 'error')
			throw new Refusal(op, frame.error, answer.status);
		assert.equal(answer.status, 200);
		this.keep(answer.headers['set-cookie']);
		return frame.result;
	}

	/// What is behind a link.
	look(invite) {
		return this.ask('doorway.show', { invite });
	}

	/// Come in by a link, accepting the rules as they are; this person, with `signed`, `id` and `words`.
	async join(invite, { key, name = this.name, rules_version } = {}) {
		this.server.keepSecret(invite);
		this.server.names.add(name);
		rules_version ??= (await this.look(invite)).rules_version;
		this.signed = await this.ask('member.join', { invite, name, rules_version }, { key });
		this.id = this.signed.member.id;
		this.room = this.signed.room;
		if (this.signed.words)
			this.words = this.server.keepSecret(this.signed.words);
		return this;
	}

	/// A connection of this person, greeted.  `resume`: [{ room, after }].
	connect(options = {}) {
		return Connection.open(this, options);
	}

	/// A connection on which nothing was said yet.
	dial(options = {}) {
		return Connection.dial(this, options);
	}

	/// Come in by a link, connect, and go into the room.
	async enter(invite, options = {}) {
		await this.join(invite, options);
		const connection = await this.connect();
		await connection.join(this.room);
		return connection;
	}
}

/// One reading place, as this client knows it.
class Place {
	constructor(visit) {
		this.visit = visit;
		this.room = visit.room.id;
		this.stream = visit.room.stream;
		this.after = visit.after;             // last seq seen
		this.entries = [];
		this.open = true;
	}
}

export class Connection {
	static async dial(person, { tab, origin = person.server.origin, protocol = 'cairn.v1', headers = {} } = {}) {
		const connection = new Connection();
		connection.person = person;
		connection.server = person.server;
		connection.tab = tab ?? `tab-${newKey()}`;
		const socket = new WebSocket(`${person.server.origin.replace('http', 'ws')}/socket`, [protocol],
			{ perMessageDeflate: false, headers: { Cookie: person.cookie, ...(origin === null ? {} : { Origin: origin }), ...headers } });
		connection.socket = socket;
		connection.ended = new Promise((resolve) => {
			socket.on('close', (code) => {
				connection.close_code = code;
				connection.drop(code);
				resolve(code);
			});
		});
		socket.on('message', (bytes, binary) => connection.receive(bytes, binary));
		await within(new Promise((resolve, reject) => {
			socket.once('open', resolve);
			socket.on('error', reject);
		}), 'the upgrade');
		return connection;
	}

	static async open(person, options) {
		const connection = await Connection.dial(person, options);
		await connection.greet(options.resume);
		return connection;
	}

	pending = new Map();                      // key to requests waiting, oldest first
	places = new Map();                       // room to Place
	events = [];                              // all but entries
	errors = [];                              // all that came, with their key

	/// --- asking ---

	/// Send a request; its result, or a Refusal, or Gone.
	request(op, fields = {}, { key = newKey() } = {}) {
		const frame = { op, key, ...fields };
		/* What is said about a meeting is for everybody. */
		if (!/^(meeting|series)\./.test(op))
			this.server.keepSecret(fields.words);
		this.server.keepSecret(fields.answer);
		assert.equal(wrongRequest(frame), null);
		return this.raw(JSON.stringify(frame), { op, key, fields });
	}

	/// Send anything.  With `op` and `key`, what is answered to that key.
	raw(bytes, { op, key, fields } = {}) {
		let answer;
		if (key) {
			answer = within(new Promise((resolve, reject) => {
				this.pending.set(key, [...(this.pending.get(key) || []), { op, fields, resolve, reject }]);
			}), op);
			answer.catch(() => {});
		}
		if (this.socket.readyState === WebSocket.OPEN)
			this.socket.send(bytes);
		else
			this.drop(this.close_code);
		return answer;
	}

	/// Send something that is wrong; the error that comes of it, or Gone.  One at a time.
	async provoke(bytes) {
		const heard = this.errors.length;
		if (this.socket.readyState === WebSocket.OPEN)
			this.socket.send(bytes);
		await until(() => this.errors.length > heard || this.close_code, { what: () => `an error about ${bytes.slice(0, 200)}` });
		if (this.errors.length === heard)
			throw new Gone('provoke', this.close_code);
		return this.errors[heard];
	}

	drop(code) {
		const waiting = [...this.pending.values()].flat();
		this.pending.clear();
		waiting.forEach(({ op, reject }) => reject(new Gone(op, code)));
	}

	/// --- hearing ---

	complain(what) {
		this.server.complaints.push(`${this.person.name}: ${what}`);
	}

	receive(bytes, binary) {
		if (binary)
			this.complain('a binary message came');
		const frame = JSON.parse(bytes.toString('utf8'));
		const answer = frame.type === 'reply' || frame.type === 'error';
		const asked = answer && frame.key ? this.pending.get(frame.key)?.shift() : undefined;
		const wrong = wrongAnswer(frame, asked?.op);
		if (wrong)
			this.complain(wrong);
		if (frame.type === 'entries')
			this.take(frame);
		else if (answer)
			this.answer(frame, asked);
		else
			this.notice(frame);
	}

	answer(frame, asked) {
		if (frame.type === 'error')
			this.errors.push({ key: frame.key, ...frame.error });
		if (!asked) {
			if (frame.type === 'reply')
				this.complain(`an answer to nothing: ${JSON.stringify(frame)}`);
		} else if (frame.type === 'error') {
			asked.reject(new Refusal(asked.op, frame.error));
		} else {
			this.learn(asked, frame.result);
			asked.resolve(frame.result);
		}
	}

	/// Reading places open and close with the answer, before anything else is read.
	learn({ op, fields }, result) {
		if (op === 'hello')
			result.visits.forEach((visit) => this.places.set(visit.room.id, new Place(visit)));
		else if (op === 'room.join')
			this.places.set(result.room.id, new Place(result));
		else if (op === 'room.leave')
			this.shut(fields.room);
		else if (op === 'member.words')
			this.server.keepSecret(result.words);
		else if (op === 'invite.create')
			this.server.keepSecret(result.token);
	}

	shut(room) {
		const place = this.places.get(room);
		if (place)
			place.open = false;
	}

	notice(frame) {
		this.events.push(frame);
		const room = frame.type === 'room' ? frame.room.id : frame.type === 'meeting' ? frame.meeting.room : frame.room;
		if (frame.type === 'closed')
			this.shut(room);
		else if (frame.type !== 'notice' && frame.type !== 'help' && !this.places.get(room)?.open)
			this.complain(`${frame.type} of a room that is not open here`);
	}

	take({ stream, entries }) {
		const place = [...this.places.values()].find((each) => each.stream === stream);
		if (!place?.open) {
			this.complain(`entries ${entries.map((each) => each.seq)} of a stream that is not open here`);
			return;
		}
		for (const entry of entries) {
			if (entry.seq !== place.after + 1)
				this.complain(`entry ${entry.seq} after ${place.after}`);
			place.after = entry.seq;
			place.entries.push(entry);
		}
		this.batches = (this.batches || 0) + 1;
	}

	/// --- what people do ---

	async greet(resume) {
		this.hello = await this.request('hello', { client: this.tab, ...(resume ? { resume } : {}) });
		return this.hello;
	}

	/// Go into a room, accepting its rules as they are; the visit.
	async join(room, fields = {}) {
		if (!('rules_version' in fields) && !this.places.has(room)) {
			const { rooms } = await this.request('room.list');
			const found = rooms.find((each) => each.room.id === room);
			if (found)
				fields = { rules_version: found.room.rules_version, ...fields };
		}
		return this.request('room.join', { room, ...fields });
	}

	/// Say something; { seq, at }.
	post(room, body, options) {
		this.server.keepSecret(body);
		return this.request('room.post', { room, body }, options);
	}

	edit(room, target, body) {
		this.server.keepSecret(body);
		return this.request('room.edit', { room, target, body });
	}

	history(room, fields = {}) {
		return this.request('room.history', { room, ...fields });
	}

	/// Make a link; its secret.
	async invite(role, room, fields = {}) {
		return (await this.request('invite.create', { role, ...(room ? { room } : {}), ...fields })).token;
	}

	/// Take a step about a member; the sanction.
	async sanction(fields) {
		return (await this.request('sanction.give', { reason: 'unkind', ...fields })).sanction;
	}

	/// Make a room; as the schema describes it.
	async makeRoom(fields) {
		return (await this.request('room.create', fields)).room;
	}

	/// Somebody new, in the room, connected.
	async guest(name, room, role = 'participant') {
		return this.server.person(name).enter(await this.invite(role, room));
	}

	place(room) {
		return this.places.get(room);
	}

	entries(room) {
		return this.places.get(room)?.entries ?? [];
	}

	bodies(room) {
		return this.entries(room).filter((entry) => entry.kind === 'post').map((entry) => entry.body);
	}

	/// Everything up to `seq` has been seen.
	reached(room, seq, deadline_ms) {
		return until(() => this.place(room).after >= seq,
			{ deadline_ms, what: () => `${this.person.name} at ${this.place(room).after}, ${seq} expected` });
	}

	/// The entry `seq`, once it is here.
	async sees(room, seq) {
		await this.reached(room, seq);
		return this.entries(room).find((entry) => entry.seq === seq);
	}

	/// An event that fits, once it is here.
	event(type, fits = () => true) {
		return until(() => this.events.find((event) => event.type === type && fits(event)),
			{ what: () => `${this.person.name}: ${type} ${fits} in ${JSON.stringify(this.events)}` });
	}

	/// Whatever the server had for this connection before now has been read.  Answers leave before entries
	/// of the same turn, so it takes two.
	async barrier() {
		await this.request('ping');
		return this.request('ping');
	}

	/// The close code, once the connection is closed.
	closed() {
		return within(this.ended, `${this.person.name}: the end of the connection`);
	}

	async bye() {
		if (this.socket.readyState === WebSocket.OPEN)
			this.socket.close(1000);
		return this.closed();
	}

	/// As if the cable was pulled: no close frame.
	async cut() {
		this.socket.terminate();
		return this.closed();
	}
}
