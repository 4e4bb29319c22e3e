/// People come in by a link and talk.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newKey, refused } from '../support/client.mjs';
import { until } from '../support/poll.mjs';
import { Server } from '../support/server.mjs';

describe('talking in a room', () => {
	let server, fay;

	before(async () => {
		server = await Server.start();
		fay = await server.staff('Fay');
	});
	after(() => server.end());

	const room = (fields) => fay.makeRoom({ name: `Room ${newKey()}`, ...fields });

	it('Ana opens a link, comes in and speaks in three steps', async () => {
		const invite = await server.invite('participant', 'Lantern room');
		const ana = server.person('Ana');

		const doorway = await ana.look(invite);                                   // one: the link
		assert.equal(doorway.room, 'Lantern room');
		assert.equal(doorway.role, 'participant');
		assert.equal(doorway.open, true);
		assert.ok(doorway.rules.length > 0 && doorway.names.length > 0);
		assert.equal(ana.cookies.size, 0, 'looking leaves nothing in the browser');
		await ana.join(invite, { name: doorway.names[0], rules_version: doorway.rules_version });   // two: a name
		assert.equal(ana.signed.home, 'room');
		assert.equal(ana.signed.member.role, 'participant');
		assert.deepEqual([...ana.cookies.keys()].sort(), ['cairn_device', 'cairn_session']);
		const line = await ana.connect();
		await line.request('room.join', { room: ana.room });
		const { seq } = await line.post(ana.room, 'Hello, this is my first time.');   // three: the words
		const entry = await line.sees(ana.room, seq);
		assert.equal(entry.body, 'Hello, this is my first time.');
		assert.equal(entry.by.id, ana.id);
	});

	it('Ana and Ben hear each other, in one order, each word once', async () => {
		const { id } = await room();
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const said = [];

		for (let i = 0; i < 20; i++)
			said.push(ana.post(id, `Ana says number ${i}`), ben.post(id, `Ben says number ${i}`));
		const places = await Promise.all(said);
		const last = Math.max(...places.map((place) => place.seq));
		await Promise.all([ana.reached(id, last), ben.reached(id, last)]);
		assert.deepEqual(ana.entries(id), ben.entries(id));
		assert.equal(new Set(ana.bodies(id)).size, 40);
		const own = ana.entries(id).filter((entry) => entry.by.name === 'Ana').map((entry) => entry.body);
		assert.deepEqual(own, Array.from({ length: 20 }, (_, i) => `Ana says number ${i}`), 'her own are in the order she sent them');
	});

	it('Ana recognises her own words by the key she sent', async () => {
		const { id } = await room();
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const key = newKey();
		const { seq, at } = await ana.post(id, 'These are my own words', { key });

		for (const who of [ana, ben]) {
			const entry = await who.sees(id, seq);
			assert.deepEqual(entry, { seq, at, kind: 'post', key, body: 'These are my own words',
				by: { id: ana.person.id, name: 'Ana', role: 'participant' } });
		}
	});

	it('words in any script come out as they went in', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		const words = ['Zażółć gęślą jaźń', 'こんにちは、世界', 'مرحبا بالعالم', '👩‍👩‍👧‍👦 and 🏳️‍🌈 too', 'tab\tand\nnew lines\n\nhere',
			'"quotes" \\ back / slashes </script>', '\u202ebidi\u202c and \u200bzero width', 'e\u0301 is not \u00e9', '\u007f\u0085\u2028\u2029 odd ones'];

		for (const body of words)
			await ana.post(id, body);
		await ana.reached(id, words.length);
		assert.deepEqual(ana.bodies(id), words);
		assert.deepEqual((await ana.history(id)).entries.map((entry) => entry.body), words);
	});

	it('Cleo comes late and sees only what was said from her arrival on', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		const { seq } = await ana.post(id, 'Said before Cleo came');
		const cleo = await fay.guest('Cleo', id);

		assert.equal(cleo.place(id).visit.earliest, seq);
		assert.deepEqual(await cleo.history(id), { entries: [], more: false });
		await ana.post(id, 'Said when Cleo was here');
		await cleo.reached(id, seq + 1);
		assert.deepEqual(cleo.bodies(id), ['Said when Cleo was here']);
		const page = await cleo.history(id);
		assert.deepEqual(page.entries.map((entry) => entry.body), ['Said when Cleo was here']);
		assert.equal(page.more, false);
		for (const before of [1, seq, seq + 1])
			assert.deepEqual((await cleo.history(id, { before })).entries, [], `nothing before ${before}`);
		const visit = await cleo.request('room.join', { room: id, after: 0 });
		assert.equal(visit.reset, true, 'asking for more than is hers is not granted');
		assert.equal(visit.after, seq + 1);
	});

	it('Cleo cannot touch what was said before she came', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		const { seq } = await ana.post(id, 'Long before Cleo came');
		const cleo = await fay.guest('Cleo', id);

		await refused(cleo.request('room.react', { room: id, target: seq, reaction: 'heart', on: true }), 'not_found', 'target');
		await refused(cleo.request('room.redact', { room: id, target: seq }), 'not_found', 'target');
		await refused(cleo.edit(id, seq, 'Never said at all'), 'not_found', 'target');
	});

	it('what Ana changes later does not show Cleo words from before she came', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		const { seq } = await ana.post(id, 'A secret told before Cleo');
		const cleo = await fay.guest('Cleo', id);
		const edited = await ana.edit(id, seq, 'A secret told before Cleo, spelt better');

		await cleo.reached(id, edited.seq);
		const live = JSON.stringify(cleo.entries(id));
		assert.ok(!live.includes('A secret told'), `live: ${live}`);
		const past = JSON.stringify(await cleo.history(id));
		assert.ok(!past.includes('A secret told'), `history: ${past}`);
	});

	it('in a room whose history is for all, Cleo reads everything', async () => {
		const { id } = await room({ history: 'all' });
		const ana = await fay.guest('Ana', id);
		await ana.post(id, 'Meant for whoever comes');
		const cleo = await fay.guest('Cleo', id);

		assert.equal(cleo.place(id).visit.earliest, 0);
		assert.deepEqual((await cleo.history(id)).entries.map((entry) => entry.body), ['Meant for whoever comes']);
		await cleo.request('room.join', { room: id, after: 0 });
		await cleo.reached(id, 1);
		assert.deepEqual(cleo.bodies(id), ['Meant for whoever comes']);
	});

	it('a mentor reads what was said before they came, whatever the room says', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		await ana.post(id, 'Said before the mentor came');
		const mo = await fay.guest('Mo', id, 'mentor');

		assert.equal((await mo.history(id)).entries.length, 1);
	});

	it('history comes in pages, oldest first, without gap or repetition', async () => {
		const { id } = await room({ history: 'all' });
		const ana = await fay.guest('Ana', id);
		await Promise.all(Array.from({ length: 250 }, (_, i) => ana.post(id, `Page test ${i}`)));
		await ana.reached(id, 250);
		const pages = [];
		let before;

		for (;;) {
			const page = await ana.history(id, { limit: 60, ...(before ? { before } : {}) });
			pages.unshift(...page.entries);
			if (!page.more)
				break;
			assert.equal(page.entries.length, 60);
			before = page.entries[0].seq;
		}
		assert.deepEqual(pages, ana.entries(id));
		assert.equal((await ana.history(id)).entries.length, ana.hello.limits.history, 'a page is as long as hello said');
		assert.equal((await ana.history(id, { limit: 200 })).entries.length, ana.hello.limits.history);
		assert.deepEqual(await ana.history(id, { before: 1 }), { entries: [], more: false });
		assert.deepEqual(await ana.history(id, { before: 0 }), { entries: [], more: false });
		assert.equal((await ana.history(id, { before: Number.MAX_SAFE_INTEGER, limit: 1 })).entries[0].seq, 250);
	});

	it('a page of long messages stays within its bytes and still makes progress', async () => {
		const { id } = await room({ history: 'all' });
		const ana = await fay.guest('Ana', id);
		for (let i = 0; i < 30; i++)
			await ana.post(id, `${i} ${'long '.repeat(780)}`);
		let before, seen = 0, pages = 0;

		for (let more = true; more; pages++) {
			const page = await ana.history(id, before ? { before } : {});
			assert.ok(JSON.stringify(page).length < 80 * 1024);
			assert.ok(page.entries.length > 0);
			seen += page.entries.length;
			before = page.entries[0].seq;
			more = page.more;
		}
		assert.equal(seen, 30);
		assert.ok(pages > 1);
	});

	it('Ana changes her words; everybody sees the new ones, nobody finds the old', async () => {
		const { id } = await room({ history: 'all' });
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const { seq } = await ana.post(id, 'The old words of Ana');
		const edit = await ana.edit(id, seq, 'The new words of Ana');

		const entry = await ben.sees(id, edit.seq);
		assert.deepEqual([entry.kind, entry.target, entry.body], ['edit', seq, 'The new words of Ana']);
		const page = await ben.history(id);
		assert.deepEqual(page.entries.map((each) => [each.kind, each.body, each.edited ?? false]),
			[['post', 'The new words of Ana', true], ['edit', 'The new words of Ana', false]]);
		await ben.request('room.join', { room: id, after: 0 });
		await ben.reached(id, edit.seq);
		assert.ok(!JSON.stringify(ben.entries(id)).includes('old words'), 'nor in what is replayed');
		await refused(ben.edit(id, seq, 'Words put into her mouth'), 'not_allowed');
		await refused(fay.request('room.join', { room: id, rules_version: 1 }).then(() => fay.edit(id, seq, 'Nor by staff at all')), 'not_allowed');
	});

	it('words that were taken down are gone, from history, replay and files', async () => {
		const { id } = await room({ history: 'all' });
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const { seq } = await ana.post(id, 'Words that will be regretted');
		await ben.request('room.react', { room: id, target: seq, reaction: 'heart', on: true });
		await ana.edit(id, seq, 'Words that will be regretted still');

		await refused(ben.request('room.redact', { room: id, target: seq }), 'not_allowed');
		const redact = await ana.request('room.redact', { room: id, target: seq });
		const entry = await ben.sees(id, redact.seq);
		assert.deepEqual([entry.kind, entry.target, entry.body], ['redact', seq, undefined]);
		const page = await ben.history(id);
		assert.ok(!JSON.stringify(page).includes('regretted'));
		const post = page.entries.find((each) => each.seq === seq);
		assert.deepEqual([post.redacted, post.body, post.reactions], [true, undefined, undefined]);
		await ben.request('room.join', { room: id, after: 0 });
		await ben.reached(id, redact.seq);
		assert.ok(!JSON.stringify(ben.entries(id)).includes('regretted'));
		await refused(ana.edit(id, seq, 'Words back from the grave'), 'not_found', 'target');
		await refused(ben.request('room.react', { room: id, target: seq, reaction: 'heart', on: true }), 'not_found', 'target');
	});

	it('a mentor takes somebody else\'s words down', async () => {
		const { id } = await room();
		const [ana, mo] = [await fay.guest('Ana', id), await fay.guest('Mo', id, 'mentor')];
		const { seq } = await ana.post(id, 'Unkind words by Ana');
		const { seq: at } = await mo.request('room.redact', { room: id, target: seq });

		assert.equal((await ana.sees(id, at)).by.role, 'mentor');
	});

	it('reactions are given, counted once, and taken back', async () => {
		const { id } = await room({ reactions: ['heart', 'hug'] });
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		const { seq } = await ana.post(id, 'It was a hard week.');
		const react = (who, reaction, on) => who.request('room.react', { room: id, target: seq, reaction, on });
		const shown = async () => (await ana.history(id)).entries.find((entry) => entry.seq === seq).reactions;

		const { seq: first } = await react(ben, 'heart', true);
		const entry = await ana.sees(id, first);
		assert.deepEqual([entry.kind, entry.reaction, entry.on, entry.by.name], ['react', 'heart', true, 'Ben']);
		await react(ben, 'heart', true);
		await react(ana, 'heart', true);
		await react(ben, 'hug', true);
		const heart = (await shown()).find((each) => each.reaction === 'heart');
		assert.deepEqual(heart.members.sort(), [ana.person.id, ben.person.id].sort());
		await react(ben, 'heart', false);
		await react(ana, 'heart', false);
		await react(ben, 'hug', false);
		await react(ben, 'hug', false);
		assert.equal(await shown(), undefined);
		await refused(react(ben, 'thanks', true), 'bad_field', 'reaction');
		await refused(ben.request('room.react', { room: id, target: seq + 100, reaction: 'heart', on: true }), 'not_found', 'target');
		await refused(ben.request('room.react', { room: id, target: first, reaction: 'heart', on: true }), 'not_found', 'target');
	});

	it('people see who is here, who comes and who goes', async () => {
		const { id } = await room();
		const ana = await fay.guest('Ana', id);
		const ben = await fay.guest('Ben', id);

		assert.deepEqual(ben.place(id).visit.people.map((person) => person.name).sort(), ['Ana', 'Ben']);
		const came = await ana.event('presence', (event) => event.came.some((person) => person.name === 'Ben'));
		assert.equal(came.here, 2);
		const second = await ben.person.connect();
		await second.join(id);
		await ben.bye();
		await second.bye();
		const gone = await ana.event('presence', (event) => event.went.includes(ben.person.id));
		assert.equal(gone.here, 1, 'gone only with the last connection');
	});

	it('in a room without presence nobody sees who is here', async () => {
		const { id } = await room({ presence: false });
		const ana = await fay.guest('Ana', id);
		const ben = await fay.guest('Ben', id);

		assert.deepEqual(ben.place(id).visit.people, []);
		await ben.bye();
		await ana.post(id, 'Is anybody there tonight?');
		await ana.reached(id, 1);
		await ana.barrier();
		assert.deepEqual(ana.events.filter((event) => event.type === 'presence' && (event.came.length || event.went.length)), []);
	});

	it('typing is shown where the room wants it, to the others, and nowhere else', async () => {
		const [quiet, lively] = [await room(), await room({ typing: true })];
		const ana = await fay.guest('Ana', lively.id);
		const ben = await fay.guest('Ben', lively.id);
		const [cleo, dan] = [await fay.guest('Cleo', quiet.id), await fay.guest('Dan', quiet.id)];

		await cleo.request('room.typing', { room: quiet.id, on: true });
		await ana.request('room.typing', { room: lively.id, on: true });
		await ben.event('typing', (event) => event.member === ana.person.id && event.on);
		await ana.request('room.typing', { room: lively.id, on: false });
		await ben.event('typing', (event) => !event.on);
		await Promise.all([ana.barrier(), dan.barrier()]);
		assert.deepEqual([...ana.events, ...dan.events].filter((event) => event.type === 'typing'), []);
		await refused(dan.request('room.typing', { room: lively.id, on: true }), 'not_in_room');
	});

	it('Ana is called something else from now on', async () => {
		const { id } = await room();
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		await ana.post(id, 'Under the first name');

		assert.equal((await ana.request('member.rename', { name: 'Anouk' })).member.name, 'Anouk');
		await ben.event('presence', (event) => event.came.some((person) => person.name === 'Anouk'));
		const { seq } = await ana.post(id, 'Under the second name');
		assert.equal((await ben.sees(id, seq)).by.name, 'Anouk');
		assert.equal((await ben.history(id)).entries[0].by.name, 'Anouk');
		await refused(ana.request('member.rename', { name: 'Ben' }), 'name_taken', 'name');
		await refused(ana.request('member.rename', { name: 'BEN' }), 'name_taken', 'name');
		await refused(ana.request('member.rename', { name: ' ben ' }), 'name_taken', 'name');
		await refused(ana.request('member.rename', { name: '   ' }), 'bad_field', 'name');
		await refused(server.person('Ben').join(await fay.invite('participant', id)), 'name_taken', 'name');
	});

	it('Ana talks in two rooms at once and nothing crosses over', async () => {
		const [one, two] = [await room(), await room()];
		const ana = await fay.guest('Ana', one.id);
		await ana.person.join(await fay.invite('participant', two.id));
		await ana.join(two.id);
		const [ben, cleo] = [await fay.guest('Ben', one.id), await fay.guest('Cleo', two.id)];

		await ana.post(one.id, 'Only for the first room');
		await ana.post(two.id, 'Only for the second room');
		await Promise.all([ben.reached(one.id, 1), cleo.reached(two.id, 1), ana.reached(two.id, 1)]);
		assert.deepEqual([ben.bodies(one.id), cleo.bodies(two.id)], [['Only for the first room'], ['Only for the second room']]);
		const { rooms } = await ana.request('room.list');
		assert.deepEqual(rooms.map((each) => [each.room.id, each.seated, each.here]).sort(),
			[[one.id, true, 2], [two.id, true, 2]].sort());
	});

	it('under load many entries leave as one message', async () => {
		const { id } = await room();
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		ben.batches = 0;
		await Promise.all(Array.from({ length: 500 }, (_, i) => ana.post(id, `Burst of words ${i}`)));
		await ben.reached(id, 500);
		assert.ok(ben.batches < 250, `${ben.batches} messages for 500 entries`);
	});

	it('Ana leaves, and coming back is a new arrival', async () => {
		const { id } = await room();
		const [ana, ben] = [await fay.guest('Ana', id), await fay.guest('Ben', id)];
		await ana.post(id, 'Before the pause of Ana');
		await ana.request('room.leave', { room: id });
		await ben.event('presence', (event) => event.went.includes(ana.person.id));
		await refused(ana.post(id, 'Nobody should hear this'), 'not_in_room');
		await ben.post(id, 'While Ana was away');
		await ana.barrier();
		await until(async () => (await ana.request('room.list')).rooms[0].seated === false);
		const visit = await ana.join(id, { rules_version: 1 });
		assert.equal(visit.earliest, 2);
		assert.deepEqual((await ana.history(id)).entries, []);
	});
});
