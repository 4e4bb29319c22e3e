/// Signing up without an account, the waiting list, links, and the mails about them, by a real mail server on loopback.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Authority, MailServer, Receiver, Subscription } from '../support/receivers.mjs';
import { Server } from '../support/server.mjs';

const minute_ms = 60_000;
const day_ms = 24 * 60 * minute_ms;
const day = (ms) => new Date(ms).toISOString().slice(0, 10);

let authority;
before(() => { authority = new Authority(); });
after(() => authority.end());

/// A mail as a reader has it: { subject, body, link }.
function read(letter) {
	const [head, ...rest] = letter.text.split('\r\n\r\n');
	const lines = head.replace(/\r\n[ \t]+/g, ' ');
	const bytes = rest.join('\r\n\r\n').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
	const body = Buffer.from(bytes, 'latin1').toString('utf8');
	const subject = /^Subject: (.*)$/m.exec(lines)[1].trim()
		.replace(/=\?UTF-8\?B\?([^?]*)\?= ?/g, (_, text) => Buffer.from(text, 'base64').toString('utf8'));
	return { head, subject, body, link: /\/place#([\w-]{43})/.exec(body)?.[1] };
}

/// An id of the wire as the database has it (Crockford's base 32).
function number(id) {
	return [...id].reduce((n, digit) => n * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)), 0n).toString();
}

describe('places', () => {
	let server, mail, push, mo, room;
	const password = randomBytes(12).toString('hex');
	let hour = 0;

	before(async () => {
		mail = await MailServer.start({ pair: authority.pair, password });
		push = await Receiver.start({ pair: authority.pair, answer: () => ({ status: 201 }) });
		server = await Server.start({ config: { 'site.zone': 'Europe/Berlin', 'notify.private_addresses': 'yes', 'notify.ca_file': authority.file,
			'notify.timeout_s': 2, 'notify.smtp_url': `smtp://localhost:${mail.port}`, 'notify.smtp_user': 'cairn',
			'notify.smtp_password': password, 'notify.mail_from': 'notes@notes.test' } });
		server.keepSecret(password);
		mo = await server.staff('Mo', 'facilitator');
		room = (await mo.request('room.create', { name: 'Quiet corner', rules: 'Be kind.' })).room.id;
	});
	after(async () => {
		await server.end();
		await Promise.all([mail.end(), push.end()]);
	});

	/// A weekly series of its own hour in the room, beginning tomorrow; with its first meeting.
	async function plan(fields = {}) {
		hour += 1;
		const { series } = await mo.request('series.create', { room, plan: { title: 'Abendkreis', zone: 'Europe/Berlin', day: day(Date.now() + day_ms),
			start: hour * 60, minutes: 45, rule: 'FREQ=WEEKLY;COUNT=4', capacity: 1, staff_needed: 0, public: true, ...fields } });
		const { meetings } = await mo.person.ask('programme.show', { series: series.id, days: 14 });
		return { id: series.id, meeting: meetings[0] };
	}

	/// Somebody new who came in by the series.
	async function guest(series, name = `Guest ${newKey().slice(0, 8)}`) {
		const person = server.person(name);
		server.names.add(name);
		person.signed = await person.ask('series.join', { series: series.id, name });
		server.keepSecret(person.signed.words);
		person.id = person.signed.member.id;
		return person;
	}

	const signUp = (person, meeting, more = {}) => person.ask('place.add', { room, meeting: meeting.id, ...more });
	const ownPlace = async (person, meeting) =>
		(await person.ask('programme.show', { days: 30 })).meetings.find((each) => each.id === meeting.id).place;
	async function linkOf(person, meeting) {
		const { meetings } = await person.ask('place.list');
		return server.keepSecret(meetings.find((each) => each.id === meeting.id).place.link);
	}

	/// They are reached by a mail address that they proved.
	async function reach(person, { language = 'en', minutes = [60], zone = 'Europe/Berlin' } = {}) {
		const address = server.keepSecret(`${newKey()}@people.test`);
		const line = await person.connect();
		await person.ask('reminder.set', { reminders: { minutes, quiet_from: 0, quiet_until: 0, zone, language } });
		const { channel } = await line.request('channel.add', { kind: 'email', label: 'mail', address });
		await line.request('channel.test', { channel: channel.id });
		const [letter] = await mail.reached(address);
		const test = read(letter);
		const [code] = /^\d{6}$/m.exec(test.body);
		await line.request('channel.prove', { channel: channel.id, code });
		return { address, line, test };
	}

	/// The `n`th mail to an address, the test counted; its link is a secret.
	async function mailTo(address, n) {
		const letter = read((await mail.reached(address, n))[n - 1]);
		server.keepSecret(letter.link);
		return letter;
	}

	it('somebody signs up with a name alone, and gives up by the link from another browser', async () => {
		const series = await plan();
		const ana = await guest(series);
		const { meeting } = await signUp(ana, series.meeting);
		const phone = server.person('Phone');

		assert.equal(meeting.place.state, 'kept');
		assert.match(meeting.place.link, /^[\w-]{43}$/);
		const link = server.keepSecret(meeting.place.link);
		assert.equal((await phone.ask('place.show', { link })).meeting.place.state, 'kept');
		assert.equal((await phone.ask('place.answer', { link, take: false })).meeting.place.state, 'given_up');
		assert.equal(phone.cookies.size, 0);
		assert.equal((await ownPlace(ana, series.meeting)).state, 'given_up');
		assert.equal((await phone.ask('place.answer', { link, take: true })).meeting.place.state, 'kept');
		assert.equal((await phone.ask('place.open', { link })).member.id, ana.id);
		assert.equal((await phone.ask('place.list')).meetings.length, 1);
	});

	it('the waiting list moves up by itself, and the one who is next hears of it by mail', async () => {
		const series = await plan();
		const [ana, ben] = [await guest(series), await guest(series)];
		await signUp(ana, series.meeting);
		const { address, test } = await reach(ben, { language: 'de', zone: 'America/New_York' });
		assert.equal((await signUp(ben, series.meeting)).meeting.place.state, 'waiting');
		await ana.ask('place.remove', { room, meeting: series.meeting.id });
		const letter = await mailTo(address, 2);

		assert.equal(test.subject, 'Notes: Testnachricht');
		assert.equal(letter.subject, 'Notes: Abendkreis: ein Platz ist frei');
		assert.match(letter.body, /Abendkreis\r\n\w+, \d+\. \S+ \d{4}, \d\d:\d\d Uhr \(America\/New_York\)/);
		assert.ok(!letter.body.includes('Quiet corner') && !letter.body.includes(ben.name), letter.body);
		assert.equal((await ownPlace(ben, series.meeting)).state, 'offered');
		await server.person('Phone').ask('place.answer', { link: letter.link, take: true });
		assert.equal((await ownPlace(ben, series.meeting)).state, 'kept');
	});

	it('a test mail is in the language of who asked for it, and says what to do for who did not', async () => {
		const series = await plan();
		const { test } = await reach(await guest(series), { language: 'fr' });

		assert.equal(test.subject, 'Notes: message d’essai');
		assert.match(test.body, /Si tu n’as rien demandé/);
		assert.ok(test.body.includes(`${server.origin}/programme`));
	});

	it('a move and a cancellation are told with the new time, and a reminder when it is near', async () => {
		const series = await plan();
		const ana = await guest(series);
		const { address } = await reach(ana, { minutes: [5] });
		await signUp(ana, series.meeting);
		const moved = await mo.request('meeting.change', { room, meeting: series.meeting.id, version: 1, day: day(series.meeting.start + day_ms), start: 23 * 60 });
		const told = await mailTo(address, 2);
		assert.equal(told.subject, 'Notes: Abendkreis: the time');
		assert.match(told.body, /23:00 \(Europe\/Berlin\)/);

		// As if that evening had come.
		const start = Date.now() + 5 * minute_ms + 2000;
		await server.sql(`UPDATE meetings SET start_ms = ${start}, end_ms = ${start + 45 * minute_ms}, entry_ms = ${start + 45 * minute_ms},
			opens_ms = ${start - minute_ms} WHERE id = ${number(series.meeting.id)};
			UPDATE timers SET due_ms = ${start - 5 * minute_ms} WHERE kind = 'remind'
			AND subject IN (SELECT id FROM places WHERE meeting = ${number(series.meeting.id)})`);
		const reminder = await mailTo(address, 3);
		assert.equal(reminder.subject, 'Notes: Abendkreis: reminder');
		assert.equal((await server.person('Phone').ask('place.show', { link: reminder.link })).meeting.place.state, 'kept');

		await mo.request('meeting.cancel', { room, meeting: series.meeting.id, version: moved.meeting.meeting.version, reason: 'illness' });
		const off = await mailTo(address, 4);
		assert.equal(off.subject, 'Notes: Abendkreis: cancelled');
		assert.ok(!/illness|krank/i.test(off.body), 'why, is on the page');
	});

	it('who was asked to leave gets no mail about it any more, and their link is dead', async () => {
		const series = await plan({ capacity: 2 });
		const [ana, ben] = [await guest(series), await guest(series)];
		const { address } = await reach(ana);
		const other = await reach(ben);
		await signUp(ana, series.meeting);
		await signUp(ben, series.meeting);
		const link = await linkOf(ana, series.meeting);
		await mo.request('sanction.give', { room, member: ana.id, step: 'removal', reason: 'contact', hours: 24 });
		await mo.request('meeting.cancel', { room, meeting: series.meeting.id, version: 1, reason: 'illness' });
		await mailTo(other.address, 2);

		assert.equal(mail.got.filter((each) => each.to === address).length, 1);
		await refused(server.person('Phone').ask('place.show', { link }), 'link_not_valid', 'link');
		await refused(server.person('Phone').ask('place.open', { link }), 'link_not_valid', 'link');
	});

	it('what waits to be sent about a place that was given up meanwhile is never sent', async () => {
		const series = await plan();
		const ana = await guest(series);
		const { address } = await reach(ana);
		await signUp(ana, series.meeting);
		mail.refuse = (to) => (to === address ? '450 later' : undefined);
		await mo.request('meeting.change', { room, meeting: series.meeting.id, version: 1, start: 1380 });
		await until(async () => Number(await server.sql(`SELECT count(*) FROM attempts a JOIN outbox o ON o.id = a.outbox
			WHERE o.kind = 'meeting_moved' AND o.meeting = ${number(series.meeting.id)}`)) > 0, { what: () => 'an attempt' });
		await ana.ask('place.remove', { room, meeting: series.meeting.id });
		mail.refuse = () => undefined;
		await until(async () => (await server.sql(`SELECT state FROM outbox WHERE kind = 'meeting_moved'
			AND meeting = ${number(series.meeting.id)}`)) === 'dropped', { deadline_ms: 15_000, what: () => 'it to be dropped' });
		assert.equal(mail.got.filter((each) => each.to === address).length, 1);
	});

	it('a browser is told what and when, and where to go', async () => {
		const series = await plan();
		const ana = await guest(series);
		const path = `/${server.keepSecret(randomBytes(12).toString('hex'))}`;
		const subscription = new Subscription(push.origin + path);
		const line = await ana.connect();
		const { channel } = await line.request('channel.add', { label: 'this browser', ...subscription.fields });
		await line.request('channel.test', { channel: channel.id });
		const [test] = await push.reached(path);
		await line.request('channel.prove', { channel: channel.id, code: subscription.open(test.body).code });
		await signUp(ana, series.meeting);
		await mo.request('meeting.change', { room, meeting: series.meeting.id, version: 1, start: 21 * 60 });
		const [, moved] = await push.reached(path, 2);
		const said = subscription.open(moved.body);

		assert.deepEqual(Object.keys(said).sort(), ['at', 'id', 'kind', 'language', 'level', 'link', 'site', 'start', 'title', 'zone']);
		assert.deepEqual([said.kind, said.title, said.zone], ['meeting_moved', 'Abendkreis', 'Europe/Berlin']);
		assert.equal(server.keepSecret(said.link.split('#')[1]), await linkOf(ana, series.meeting));
	});

	it('nobody mails strangers through this server', async () => {
		const series = await plan();
		const ana = await guest(series);
		const line = await ana.connect();
		const address = server.keepSecret(`${newKey()}@people.test`);
		for (let i = 0; i < 4; i += 1) {
			const { channel } = await line.request('channel.add', { kind: 'email', label: 'mail', address });
			const tested = line.request('channel.test', { channel: channel.id });
			if (i < 3)
				await tested;
			else
				assert.ok((await refused(tested, 'slow_down')).retry_after_ms > 0);
			await mail.reached(address, Math.min(i + 1, 3));
			await line.request('channel.remove', { channel: channel.id });
		}
		await refused(line.request('channel.add', { kind: 'webhook', label: 'hook', url: `${push.origin}/hook` }), 'not_allowed', 'kind');
		await signUp(ana, series.meeting);
		const { channel } = await line.request('channel.add', { kind: 'email', label: 'mail', address });
		assert.equal(channel.proved, undefined);
		await mo.request('meeting.cancel', { room, meeting: series.meeting.id, version: 1, reason: 'other' });
		await until(() => line.events.some((event) => event.type === 'notice' && event.notice.kind === 'meeting_cancelled'), { what: () => 'the notice' });
		assert.equal(mail.got.filter((each) => each.to === address).length, 3);
	});

	it('bad input is named and changes nothing', async () => {
		const series = await plan();
		const own = await plan({ public: false });
		const ana = await guest(series);
		const anybody = server.person('Anybody');
		await signUp(ana, series.meeting);
		const count = () => server.sql('SELECT (SELECT count(*) FROM places) || (SELECT count(*) FROM members) || (SELECT count(*) FROM signups)');
		const before_all = await count();

		await refused(signUp(ana, series.meeting), 'signed_up', 'meeting');
		await refused(signUp(ana, { id: '0000000000009' }), 'not_found', 'meeting');
		await refused(signUp(anybody, series.meeting), 'not_signed_in');
		await refused(ana.ask('place.add', { room: '0000000000009', meeting: series.meeting.id }), 'not_allowed');
		await refused(anybody.ask('series.join', { series: own.id, name: 'Somebody' }), 'not_found', 'series');
		await refused(anybody.ask('programme.show', { series: own.id }), 'not_found', 'series');
		await refused(anybody.ask('place.show', { link: 'A'.repeat(43) }), 'link_not_valid', 'link');
		await refused(anybody.ask('place.answer', { link: randomBytes(32).toString('base64url'), take: true }), 'link_not_valid', 'link');
		await refused(ana.ask('reminder.set', { reminders: { minutes: [60], quiet_from: 0, quiet_until: 0, zone: 'Mars/Olympus' } }), 'bad_field', 'zone');
		for (const [op, body, code] of [['place.show', '{"key":"key-of-bad-input-1","link":"short"}', 'bad_field'],
			['place.add', '{"key":"key-of-bad-input-1"}', 'missing_field'],
			['reminder.set', '{"key":"key-of-bad-input-1","reminders":{"minutes":[1],"quiet_from":0,"quiet_until":0,"zone":"UTC"}}', 'bad_field'],
			['programme.show', '{"key":"key-of-bad-input-1","days":0}', 'bad_field']])
			await refused(ana.ask(op, {}, { raw: body }), code);
		assert.equal(await count(), before_all);
	});

	it('places and links outlive a restart', async () => {
		const series = await plan();
		const [ana, ben] = [await guest(series), await guest(series)];
		await signUp(ana, series.meeting);
		await signUp(ben, series.meeting);
		const link = await linkOf(ben, series.meeting);
		await ana.ask('place.remove', { room, meeting: series.meeting.id });
		await server.kill9();
		await server.run();
		assert.equal((await server.person('Phone').ask('place.show', { link })).meeting.place.state, 'offered');
		await server.sql(`UPDATE places SET until_ms = 1 WHERE meeting = ${number(series.meeting.id)} AND state = 'offered';
			UPDATE timers SET due_ms = 1 WHERE kind = 'offer'`);
		await until(async () => (await ownPlace(ben, series.meeting)).state === 'missed', { what: () => 'the offer to end' });
		assert.equal((await server.person('Phone').ask('place.answer', { link, take: true })).meeting.place.state, 'kept');
	});
});
