/// Links, roles, and ways of signing in.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, describe, it } from 'node:test';
import { exchange, newKey, refused } from '../support/client.mjs';
import { Server } from '../support/server.mjs';

describe('links', () => {
	let server, fay, id;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
		({ id } = await fay.makeRoom({ name: 'Room of links' }));
	});
	after(() => server.end());

	it('who types localhost is led to the address of the server', async () => {
		const { port } = new URL(server.origin);
		const answer = await new Promise((resolve, reject) => {
			http.get({ host: '127.0.0.1', port, path: '/join', headers: { Host: `localhost:${port}` } }, resolve).on('error', reject);
		});

		answer.resume();
		assert.deepEqual([answer.statusCode, answer.headers.location], [307, `${server.origin}/join`]);
	});

	it('a link for one lets one in', async () => {
		const invite = await fay.invite('participant', id, { uses: 1 });
		const ana = await server.person('Ana1').join(invite);

		await refused(server.person('Ben1').look(invite), 'invite_not_valid');
		await refused(server.person('Ben1').join(invite, { rules_version: 1 }), 'invite_not_valid');
		await ana.connect();
	});

	it('two at once on a link for one: one is in', async () => {
		const invite = await fay.invite('participant', id, { uses: 1 });
		const people = Array.from({ length: 8 }, (_, i) => server.person(`Racer${i}`));
		const done = await Promise.allSettled(people.map((each) => each.join(invite, { rules_version: 1 })));

		assert.equal(done.filter((each) => each.status === 'fulfilled').length, 1);
	});

	it('Ana opening her link again takes the seat she has, and uses nothing up', async () => {
		const invite = await fay.invite('participant', id, { uses: 2 });
		const ana = await server.person('Ana2').join(invite);
		const first = ana.id;

		assert.equal((await ana.look(invite)).seated.id, first);
		await ana.join(invite, { name: 'Somebody else' });
		assert.equal(ana.id, first);
		assert.equal(ana.signed.member.name, 'Ana2', 'the name she has stays');
		await server.person('Ben2').join(invite);
		await refused(server.person('Cleo2').join(invite, { rules_version: 1 }), 'invite_not_valid');
	});

	it('an ended link lets nobody in, and is no longer listed', async () => {
		const { invite, token } = await fay.request('invite.create', { room: id, role: 'participant', uses: 5 });
		const listed = async () => (await fay.request('invite.list', { room: id })).invites.some((each) => each.id === invite.id);

		assert.ok(await listed());
		await fay.request('invite.revoke', { room: id, invite: invite.id });
		await refused(server.person('Ana3').join(token, { rules_version: 1 }), 'invite_not_valid');
		assert.ok(!(await listed()));
		await refused(fay.request('invite.revoke', { room: id, invite: '0000000000001' }), 'not_found', 'invite');
	});

	it('an expired link lets nobody in', async () => {
		const { invite, token } = await fay.request('invite.create', { room: id, role: 'participant', hours: 1 });
		await server.sql(`UPDATE invites SET until_ms = 1 WHERE room <> 0 AND uses = 1 AND until_ms = ${invite.until}`);

		await refused(server.person('Ana4').look(token), 'invite_not_valid');
		await refused(server.person('Ana4').join(token, { rules_version: 1 }), 'invite_not_valid');
	});

	it('a made-up link, an ended one and one for signing in look the same', async () => {
		const texts = new Set();
		await fay.request('member.secure', { login: 'fay-links', password: 'correct horse battery' });
		const sign_in = (await server.command('invite', '--quiet', '--login', 'fay-links')).trim().split('link=')[1];

		for (const token of ['A'.repeat(43), sign_in])
			texts.add((await refused(server.person('Ana5').look(token), 'invite_not_valid')).message);
		assert.equal(texts.size, 1);
	});

	it('mentors may invite participants only, and only to their room', async () => {
		const mo = await fay.guest('Mo', id, 'mentor');
		const other = await fay.makeRoom({ name: 'Not of Mo' });

		await mo.invite('participant', id);
		for (const role of ['mentor', 'facilitator', 'responder', 'admin'])
			await refused(mo.invite(role, id), 'not_allowed');
		await refused(mo.invite('participant', other.id), 'not_allowed');
		await refused(mo.invite('participant'), 'not_allowed');
		await refused(fay.invite('participant'), 'missing_field', 'room');
	});
});

describe('roles', () => {
	let server, ada, fay;

	before(async () => {
		server = await Server.start();
		ada = await server.staff('Ada', 'admin');
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	it('a participant made mentor may do what mentors do, and no more once it is taken away', async () => {
		const { id } = await fay.makeRoom({ name: 'Room of roles' });
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const { seq } = await ben.post(id, 'Words for a mentor to remove');
		const mentor = { room: id, member: ana.person.id, role: 'mentor' };

		await refused(ana.request('room.redact', { room: id, target: seq }), 'not_allowed');
		await fay.request('grant.set', mentor);
		await ana.request('room.redact', { room: id, target: seq });
		await ben.event('presence', (event) => event.came.some((person) => person.id === ana.person.id && person.role === 'mentor'));
		await fay.request('grant.revoke', mentor);
		await ana.event('closed', (event) => event.room === id && event.reason === 'revoked');
		await refused(ana.invite('participant', id), 'not_allowed');
		await ana.join(id);
		assert.equal(ana.place(id).visit.role, 'participant', 'what was hers before stays');
		await refused(fay.request('grant.revoke', mentor), 'not_found', 'role');
	});

	it('a role that was given for a time ends by itself, also for who is connected', async () => {
		const { id } = await fay.makeRoom({ name: 'Room for a while' });
		const ben = await fay.guest('Ben', id);
		const cleo = await server.person('Cleo').join(await fay.invite('participant', (await fay.makeRoom({ name: 'Elsewhere' })).id));
		await fay.request('grant.set', { room: id, member: cleo.id, role: 'participant', hours: 1 });
		const line = await cleo.connect();
		await line.join(id);
		await server.sql("UPDATE grants SET until_ms = 1 WHERE until_ms IS NOT NULL");

		await refused(line.post(id, 'After the time was over'), 'not_allowed');
		await line.event('closed', (event) => event.room === id);
		const { seq } = await ben.post(id, 'Not for Cleo any more');
		await ben.reached(id, seq);
		await line.barrier();
		assert.deepEqual(line.bodies(id), []);
	});

	it('nobody gives or takes what is above them', async () => {
		const { id } = await fay.makeRoom({ name: 'Room of ranks' });
		const ana = await fay.guest('Ana', id);
		const member = ana.person.id;

		for (const role of ['facilitator', 'admin']) {
			await refused(fay.request('grant.set', { room: id, member, role }), 'not_allowed', 'role');
			await refused(fay.request('grant.set', { member, role }), 'not_allowed', 'role');
		}
		await refused(fay.request('grant.revoke', { member: ada.person.id, role: 'admin' }), 'not_allowed', 'role');
		await refused(fay.sanction({ member: ada.person.id, step: 'ban', hours: 1 }), 'not_allowed');
		await refused(fay.sanction({ member: fay.person.id, step: 'ban', hours: 1 }), 'not_allowed', 'member');
		await refused(fay.request('grant.set', { room: id, member: '0000000000001', role: 'mentor' }), 'not_found', 'member');
		await ada.request('grant.set', { room: id, member, role: 'facilitator' });
		await refused(fay.sanction({ member, step: 'ban', hours: 1 }), 'not_allowed');
	});

	it('a mentor of the server removes from rooms, not from the server', async () => {
		const { id } = await fay.makeRoom({ name: 'Room of a mentor' });
		const mo = await server.staff('Mo', 'mentor');
		const ana = await fay.guest('Ana', id);
		const what = { member: ana.person.id, hours: 1 };

		await refused(mo.sanction({ ...what, step: 'ban' }), 'not_allowed', 'step');
		await mo.sanction({ room: id, step: 'removal', ...what });
	});

	it('the last who is in charge cannot be lost', async () => {
		await refused(ada.request('grant.revoke', { member: ada.person.id, role: 'admin' }), 'last_admin');
		const bea = await server.staff('Bea', 'admin');
		await ada.request('grant.revoke', { member: bea.person.id, role: 'admin' });
		await refused(ada.request('grant.revoke', { member: ada.person.id, role: 'admin' }), 'last_admin');
	});
});

describe('signing in', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	const secret = 'correct horse battery staple';

	it('Fay sets a login and signs in with it on another device', async () => {
		server.keepSecret(secret);
		const elsewhere = await fay.person.connect();
		await fay.request('member.secure', { login: 'fay', password: secret });
		await elsewhere.barrier();
		const phone = server.person('Fay');
		const signed = await phone.ask('session.open', { login: 'FAY', password: secret });

		assert.equal(signed.member.id, fay.person.id);
		assert.equal(signed.home, 'staff');
		assert.equal((await phone.connect()).hello.member.name, 'Fay');
	});

	it('setting a password ends the other sessions, and only those', async () => {
		const phone = server.person('Fay');
		await phone.ask('session.open', { login: 'fay', password: secret });
		const line = await phone.connect();
		await fay.request('member.secure', { login: 'fay', password: `${secret}!` });

		assert.equal(await line.closed(), 4401);
		await assert.rejects(phone.connect());
		await fay.barrier();
		await fay.request('member.secure', { login: 'fay', password: secret });
	});

	it('a wrong password and an unknown login are told alike', async () => {
		const wrong = await refused(server.person('Eve').ask('session.open', { login: 'fay', password: 'wrong horse battery' }), 'sign_in_failed');
		const unknown = await refused(server.person('Eve').ask('session.open', { login: 'nobody', password: 'wrong horse battery' }), 'sign_in_failed');

		assert.deepEqual([wrong.field, wrong.text, wrong.status], [unknown.field, unknown.text, unknown.status]);
	});

	it('a login belongs to one', async () => {
		const gus = await server.staff('Gus');

		await refused(gus.request('member.secure', { login: 'fay', password: secret }), 'login_taken', 'login');
	});

	it('a participant cannot set a login', async () => {
		const { id } = await fay.makeRoom({ name: 'Room without logins' });
		const ana = await fay.guest('Ana', id);

		await refused(ana.request('member.secure', { login: 'ana', password: secret }), 'not_allowed');
	});

	it('a one-time link signs in once', async () => {
		const link = server.keepSecret((await server.command('invite', '--quiet', '--login', 'fay')).trim().split('link=')[1]);
		const phone = server.person('Fay');

		assert.equal((await phone.ask('session.redeem', { link })).member.id, fay.person.id);
		await phone.connect();
		await refused(server.person('Eve').ask('session.redeem', { link }), 'invite_not_valid');
		await refused(server.person('Eve').ask('session.redeem', { link: await server.invite('mentor') }), 'invite_not_valid');
	});

	it('recovery words bring the seat back on another device, however they are typed', async () => {
		const { id } = await fay.makeRoom({ name: 'Room to come back to' });
		const ana = await fay.guest('Ana', id);
		const { seq } = await ana.post(id, 'Said on the first device');
		const { words } = ana.person;
		assert.match(words, /^[a-z]+([ -][a-z]+){3,}$/);

		for (const typed of [words, words.toUpperCase(), ` ${words.replaceAll(/[ -]/g, '  ')} `]) {
			const phone = server.person('Ana');
			const signed = await phone.ask('session.recover', { words: typed });
			assert.deepEqual([signed.member.id, signed.room], [ana.person.id, id]);
			const line = await phone.connect({ resume: [{ room: id, after: 0 }] });
			await line.reached(id, seq);
		}
		await refused(server.person('Eve').ask('session.recover', { words: words.replace(/^[a-z]+/, 'amber') + 'x' }), 'sign_in_failed');
	});

	it('new words end the old ones', async () => {
		const { id } = await fay.makeRoom({ name: 'Room of new words' });
		const ana = await fay.guest('Ana', id);
		const { words } = await ana.request('member.words');

		await refused(server.person('Ana').ask('session.recover', { words: ana.person.words }), 'sign_in_failed');
		assert.equal((await server.person('Ana').ask('session.recover', { words })).member.id, ana.person.id);
	});

	it('a sign-in always brings a new session, and the one it came with is over', async () => {
		const phone = server.person('Fay');
		await phone.ask('session.open', { login: 'fay', password: secret });
		const line = await phone.connect();
		const before = phone.cookie;
		await phone.ask('session.open', { login: 'fay', password: secret });

		assert.notEqual(phone.cookie, before);
		assert.equal(await line.closed(), 4401);
		const planted = server.person('Eve');
		planted.cookies.set('cairn_session', 'B'.repeat(43));
		await planted.ask('session.open', { login: 'fay', password: secret });
		assert.notEqual(planted.cookies.get('cairn_session'), 'B'.repeat(43));
	});

	it('only the right Origin is served', async () => {
		const invite = await server.invite('participant', 'Lantern room');
		const body = JSON.stringify({ key: newKey(), invite });
		const wrong = [undefined, 'null', 'http://evil.example', `${server.origin}.evil.example`, server.origin.replace('http', 'https'),
			server.origin.replace(/\d+$/, '1'), server.origin.toUpperCase(), `${server.origin}/`, ` ${server.origin}x`];

		for (const origin of wrong) {
			const headers = { 'Content-Type': 'application/json', ...(origin === undefined ? {} : { Origin: origin }) };
			const answer = await exchange(server.origin, { method: 'POST', path: '/api/doorway.show', headers, body });
			assert.equal(answer.status, 403, `${origin}`);
			await assert.rejects(fay.person.dial({ origin: origin ?? null }), /403|400/, `${origin}`);
		}
	});

	it('no session, no socket; no right protocol, no socket', async () => {
		await assert.rejects(server.person('Nobody').dial(), /401/);
		await assert.rejects(fay.person.dial({ protocol: 'cairn.v0' }), /400/);
		const eve = server.person('Eve');
		eve.cookies.set('cairn_session', 'C'.repeat(43));
		const line = await eve.dial();
		line.greet().catch(() => {});
		assert.equal(await line.closed(), 4401);
	});
});
