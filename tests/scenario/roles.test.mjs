/// Who may do what: every operation, as everybody, here, elsewhere and nowhere.
/// The expectations come from the rows of the schema, so that a new operation cannot be forgotten.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Refusal, newKey } from '../support/client.mjs';
import { Subscription } from '../support/receivers.mjs';
import { protocol } from '../support/schema.mjs';
import { Server } from '../support/server.mjs';

const operations = protocol.operations.filter((op) => op.via === 'socket' && op.name !== 'hello');
const roles = ['participant', 'mentor', 'facilitator', 'responder', 'admin'];
const nowhere = '0000000000001';

/// Once, each time on a day of its own.
let planned = 0;
const plan = () => ({ title: 'Evening', zone: 'Europe/Berlin', day: new Date(Date.now() + 86_400_000 * (2 + planned++)).toISOString().slice(0, 10),
	start: 1080, minutes: 60, rule: '', staff_needed: 1 });

/// What a request of each operation may look like, in `room` and about `seq` and `member` there.
const fields = {
	ping: () => ({}),
	'room.list': () => ({}),
	'room.join': (at) => ({ room: at.room, rules_version: 1 }),
	'room.leave': (at) => ({ room: at.room }),
	'room.post': (at) => ({ room: at.room, body: `Words of the matrix ${newKey()}` }),
	'room.edit': (at) => ({ room: at.room, target: at.seq, body: `Words of the matrix ${newKey()}` }),
	'room.redact': (at) => ({ room: at.room, target: at.seq }),
	'room.react': (at) => ({ room: at.room, target: at.seq, reaction: 'heart', on: true }),
	'room.history': (at) => ({ room: at.room }),
	'room.typing': (at) => ({ room: at.room, on: true }),
	'room.create': () => ({ name: `Room ${newKey()}` }),
	'room.update': (at) => ({ room: at.room, about: newKey() }),
	'invite.create': (at) => ({ ...(at.room ? { room: at.room } : {}), role: 'participant' }),
	'invite.list': (at) => ({ ...(at.room ? { room: at.room } : {}) }),
	'invite.revoke': (at) => ({ ...(at.room ? { room: at.room } : {}), invite: at.invite }),
	'grant.set': (at) => ({ ...(at.room ? { room: at.room } : {}), member: at.member, role: 'participant' }),
	'grant.revoke': (at) => ({ ...(at.room ? { room: at.room } : {}), member: at.member, role: 'participant' }),
	'member.rename': () => ({ name: newKey() }),
	'member.words': () => ({}),
	'member.secure': () => ({ login: `login${randomBytes(8).toString('hex')}`, password: 'correct horse battery' }),
	'room.controls': (at) => ({ room: at.room, slow_s: 0 }),
	'room.raid': (at) => ({ room: at.room, on: false }),
	'held.list': () => ({}),
	'held.change': (at) => ({ room: at.room, held: at.held, body: `Words of the matrix ${newKey()}` }),
	'held.withdraw': (at) => ({ room: at.room, held: at.held }),
	'held.decide': (at) => ({ room: at.room, held: at.held, decision: 'release' }),
	'report.make': (at) => ({ room: at.room, target: at.seq, reason: 'unkind' }),
	'report.list': () => ({}),
	'case.list': (at) => ({ ...(at.room ? { room: at.room } : {}) }),
	'case.show': (at) => ({ room: at.room, case: at.case }),
	'case.acknowledge': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.spoke': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.receivers': (at) => ({ room: at.room, case: at.case }),
	'case.offer': (at) => ({ room: at.room, case: at.case, version: 1, member: at.mentor }),
	'case.accept': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.decline': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.release': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.snooze': (at) => ({ room: at.room, case: at.case, version: 1, reason: 'with_another' }),
	'case.aside': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'case.disclose': (at) => ({ room: at.room, case: at.case, told: 'other', words: 'We rang them', person_told: true, reached: true }),
	'case.close': (at) => ({ room: at.room, case: at.case, version: 1, outcome: 'talked' }),
	'case.review': (at) => ({ room: at.room, case: at.case, version: 1 }),
	'flag.list': (at) => ({ room: at.room }),
	'flag.judge': (at) => ({ room: at.room, flag: at.flag, judged: 'right' }),
	'follow_up.list': () => ({}),
	'follow_up.done': (at) => ({ room: at.room, follow_up: nowhere, outcome: 'reached' }),
	'help.now': (at) => ({ room: at.room }),
	'roster.list': () => ({ from: Date.now(), until: Date.now() + 86_400_000 }),
	'roster.set': (at) => ({ member: at.mentor, tier: 1, zone: 'Europe/Berlin', weekday: 1, start: 1080, minutes: 120, first_day: '2030-01-07' }),
	'roster.remove': () => ({ shift: nowhere }),
	'roster.cover': () => ({ shift: nowhere, day: '2030-01-07' }),
	'series.preview': (at) => ({ room: at.room, plan: plan(), zone: 'Europe/Berlin' }),
	'series.create': (at) => ({ room: at.room, plan: plan() }),
	'series.change': (at) => ({ room: at.room, series: nowhere, version: 1, plan: plan() }),
	'series.end': (at) => ({ room: at.room, series: nowhere, version: 1 }),
	'series.list': (at) => (at.room ? { room: at.room } : {}),
	'series.staff': (at) => ({ room: at.room, series: nowhere, member: at.mentor, part: 'lead' }),
	'series.import': (at) => ({ room: at.room, ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', staff_needed: 1 }),
	'closure.list': () => ({}),
	'closure.set': () => ({ title: 'Closed', first_day: '2030-01-07', last_day: '2030-01-07', zone: 'Europe/Berlin' }),
	'closure.remove': () => ({ closure: nowhere }),
	'meeting.change': (at) => ({ room: at.room, meeting: nowhere, version: 1, capacity: 5 }),
	'meeting.cancel': (at) => ({ room: at.room, meeting: nowhere, version: 1, reason: 'illness' }),
	'meeting.restore': (at) => ({ room: at.room, meeting: nowhere, version: 1 }),
	'meeting.list': (at) => ({ ...(at.room ? { room: at.room } : {}), from: Date.now(), until: Date.now() + 86_400_000 }),
	'meeting.show': (at) => ({ room: at.room, meeting: nowhere }),
	'meeting.staff': (at) => ({ room: at.room, meeting: nowhere, member: at.mentor, part: 'lead' }),
	'meeting.claim': (at) => ({ room: at.room, meeting: nowhere, part: 'lead' }),
	'meeting.offer': (at) => ({ room: at.room, meeting: nowhere, on: true }),
	'meeting.attendance': (at) => ({ room: at.room, meeting: nowhere }),
	'channel.list': () => ({}),
	'channel.add': () => ({ label: 'Mine', ...new Subscription('https://push.example.org/mine').fields }),
	'channel.remove': () => ({ channel: nowhere }),
	'channel.test': () => ({ channel: nowhere }),
	'channel.prove': () => ({ channel: nowhere, code: '123456' }),
	'miss.list': () => ({}),
	'miss.close': (at) => ({ miss: nowhere, finding: 'One was asleep', action: 'Two on call', owner: at.mentor, action_by: Date.now() + 86_400_000 }),
	'ladder.list': (at) => ({ room: at.room }),
	'ladder.set': (at) => ({ room: at.room, level: 'red' }),
	'drill.run': (at) => ({ room: at.room }),
	'desk.figures': () => ({}),
	'sanction.give': (at) => ({ ...(at.room ? { room: at.room } : {}), member: at.member, step: 'warning', reason: 'other' }),
	'sanction.lift': (at) => ({ ...(at.room ? { room: at.room } : {}), sanction: at.sanction }),
	'sanction.list': (at) => ({ ...(at.room ? { room: at.room } : {}), member: at.member }),
	'sanction.mine': () => ({}),
	'appeal.make': (at) => ({ sanction: at.sanction, words: 'Please look again' }),
	'appeal.decide': (at) => ({ ...(at.room ? { room: at.room } : {}), sanction: at.sanction, decision: 'uphold', words: 'We looked' }),
	'note.add': (at) => ({ room: at.room, member: at.member, kind: 'wish', words: 'Likes the morning', days: 7 }),
	'note.list': (at) => ({ room: at.room, member: at.member }),
	'note.remove': (at) => ({ room: at.room, note: at.note }),
	'notice.seen': (at) => ({ notice: at.sanction }),
	'member.hide': (at) => ({ member: at.member, on: true }),
	'member.topics': () => ({ topics: [] }),
	'audit.list': () => ({}),
};

/// What is refused to everybody who may, because it is of somebody else, not there, or does not fit how the case stands.
const refusedAnyway = {
	'room.edit': 'not_allowed', 'appeal.make': 'not_found', 'notice.seen': 'not_found', 'held.change': 'not_found', 'held.withdraw': 'not_found',
	'case.spoke': 'decided', 'case.offer': 'decided', 'case.accept': 'decided', 'case.decline': 'decided', 'case.release': 'decided',
	'case.aside': 'not_allowed', 'case.review': 'decided', 'follow_up.done': 'not_found', 'roster.cover': 'not_found',
	'meeting.show': 'not_found', 'meeting.staff': 'not_found', 'meeting.claim': 'not_found', 'meeting.offer': 'not_found',
	'meeting.attendance': 'not_found', 'meeting.change': 'not_found', 'meeting.cancel': 'not_found', 'meeting.restore': 'not_found',
	'series.change': 'not_found', 'series.end': 'not_found', 'series.staff': 'not_found', 'series.import': 'bad_field', 'closure.remove': 'not_found',
	'channel.remove': 'not_found', 'channel.test': 'not_found', 'channel.prove': 'not_found',
};

const allows = (op, role) => op.roles === 'member' || op.roles.includes(role);

describe('who may do what', () => {
	let server, ada, fay, here, elsewhere;
	const people = {};

	/// What there is about somebody: they were reported, a message of theirs waits, staff warned them, they appealed,
	/// and there is a note.
	async function about(room, line) {
		const member = line.person.id;
		const { held } = await line.request('room.post', { room, body: 'you are a silly goose' });
		const reporter = await fay.guest(`Rob ${newKey()}`, room);
		await reporter.request('report.make', { room, member, reason: 'unkind' });
		const { cases } = await fay.request('case.list', { room });
		const sanction = await fay.sanction({ room, member, step: 'warning' });
		await line.request('appeal.make', { sanction: sanction.id, words: 'I was only quoting' });
		const { note } = await fay.request('note.add', { room, member, kind: 'wish', words: 'Likes the evening', days: 7 });
		const { flags } = await fay.request('flag.list', { room });
		return { member, sanction: sanction.id, note: note.id, held: held.id, flag: flags.find((each) => each.by.id === member).id,
			case: cases.find((each) => each.subject.id === member).id };
	}

	/// A room with somebody in it who said something, and a link.
	async function place(name) {
		const { id } = await fay.makeRoom({ name, capacity: 10000 });
		const vic = await fay.guest(`Vic of ${name}`, id);
		const { seq } = await vic.post(id, `Words of Vic of ${name}`);
		const { invite } = await fay.request('invite.create', { room: id, role: 'participant', uses: 9 });
		return { room: id, seq, invite: invite.id, vic, ...await about(id, vic) };
	}

	/// As it was, after somebody was allowed to change it.
	async function renewed(at) {
		const gone = await server.person(`Vic ${newKey()}`).enter(await fay.invite('participant', at.room));
		const { seq } = await gone.post(at.room, `Words of another Vic ${newKey()}`);
		const { invite } = await fay.request('invite.create', { room: at.room, role: 'participant', uses: 9 });
		return { ...at, seq, invite: invite.id, ...await about(at.room, gone) };
	}

	const names = { participant: 'Pat', mentor: 'Mo', facilitator: 'Fran', responder: 'Rea', admin: 'Ado' };

	/// Somebody with `role` in the room here and nothing else, seated where the role allows it.
	async function somebody(role) {
		const person = await server.person(`${names[role]} ${newKey()}`).join(await ada.invite(role, here.room), { rules_version: 1 });
		const line = await person.connect();
		if (allows(protocol.operations.find((op) => op.name === 'room.join'), role))
			await line.join(here.room);
		return line;
	}

	before(async () => {
		server = await Server.start({ config: { 'limits.rooms': 10000, 'limits.sign_in_per_hour': 100000 } });
		ada = await server.staff('Ada', 'admin');
		fay = await server.staff('Fay');
		here = await place('Here');
		elsewhere = await place('Elsewhere');
		for (const role of roles)
			people[role] = await somebody(role);
	});
	after(() => server.end());

	/// 'done', or the error without its key.
	async function outcome(line, op, request) {
		try {
			await line.request(op, request);
			return 'done';
		} catch (error) {
			assert.ok(error instanceof Refusal, error.message);
			return { code: error.code, field: error.field, text: error.text };
		}
	}

	it('every operation is in this matrix', () => {
		assert.deepEqual(Object.keys(fields).sort(), operations.map((op) => op.name).sort());
	});

	for (const op of operations)
		it(`${op.name}: ${op.roles === 'member' ? 'everybody' : op.roles.join(', ')}${op.scope === 'server' ? ' of the server' : ''}`, async () => {
			for (const role of roles) {
				const line = people[role];
				here = await renewed(here);
				const mine = await outcome(line, op.name, fields[op.name]({ ...here, mentor: people.mentor.person.id }));
				const may = allows(op, role) && (op.scope !== 'server' || op.roles === 'member');

				if (!may && !op.seat)
					assert.equal(mine.code, 'not_allowed', `${role}: ${JSON.stringify(mine)}`);
				else if (!may)
					assert.ok(['not_allowed', 'not_in_room'].includes(mine.code), `${role}: ${JSON.stringify(mine)}`);
				else if (op.name === 'room.redact' && role === 'participant')
					assert.equal(mine.code, 'not_allowed', 'words of somebody else');
				else if (op.name in refusedAnyway)
					assert.equal(mine.code, refusedAnyway[op.name], `${role}: ${JSON.stringify(mine)}`);
				else
					assert.equal(mine, 'done', `${role}: ${JSON.stringify(mine)}`);
				if (op.name === 'room.leave')
					people[role] = await somebody(role);
			}
		});

	for (const op of operations.filter((each) => 'room' in each.request.properties))
		it(`${op.name} elsewhere is refused to everybody, and looks as if there was no such room`, async () => {
			for (const role of roles) {
				const mentor = people.mentor.person.id;
				const there = await outcome(people[role], op.name, fields[op.name]({ ...elsewhere, mentor }));
				const none = await outcome(people[role], op.name, fields[op.name]({ ...elsewhere, mentor, room: nowhere }));

				assert.ok(there !== 'done', `${role} did ${op.name} elsewhere`);
				assert.deepEqual(there, none, role);
				assert.ok(['not_allowed', 'not_in_room'].includes(there.code), JSON.stringify(there));
			}
		});

	const server_wide = (op) => !op.request.required.includes('room') && 'room' in op.request.properties && op.scope !== 'any';
	for (const op of operations.filter(server_wide))
		it(`${op.name} for the whole server is refused to who holds a role in one room`, async () => {
			for (const role of roles) {
				const done = await outcome(people[role], op.name, fields[op.name]({ ...elsewhere, room: undefined }));
				assert.equal(done.code, 'not_allowed', `${role}: ${JSON.stringify(done)}`);
			}
		});

	it('a role in one room is none in things of another: what names both is refused', async () => {
		const line = people.facilitator;
		const mixed = { room: here.room, invite: elsewhere.invite, member: elsewhere.member, seq: elsewhere.seq };

		assert.equal((await outcome(line, 'invite.revoke', fields['invite.revoke'](mixed))).code, 'not_found');
		assert.equal((await outcome(line, 'grant.revoke', fields['grant.revoke'](mixed))).code, 'not_found');
		await elsewhere.vic.post(elsewhere.room, 'Vic is still there, untouched');
	});

	it('fields that would raise somebody are refused', async () => {
		for (const more of [{ by: people.admin.person.id }, { member: people.admin.person.id }, { role: 'admin' }, { actor: 'x' }]) {
			const error = await people.participant.provoke(JSON.stringify({ op: 'room.post', key: newKey(), room: here.room, body: 'As somebody else', ...more }));
			assert.deepEqual([error.code, error.field], ['unknown_field', Object.keys(more)[0]]);
		}
	});

	it('who may not talk in a room hears nothing of it', async () => {
		await here.vic.post(here.room, 'Not for those who may not talk');
		for (const role of ['responder', 'admin']) {
			const witness = people[role];
			await witness.barrier();
			assert.equal(witness.places.size, 0);
			const resumed = await witness.person.connect({ resume: [{ room: here.room, after: 0 }] });
			assert.deepEqual(resumed.hello.refused, [here.room]);
			const { rooms } = await witness.request('room.list');
			assert.deepEqual(rooms.filter(({ room }) => !room.staff_of).map((each) => [each.room.id, each.role]), [[here.room, role]]);
		}
	});
});
