/// Every example of every component, in every language, keeps the rules of the house.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { learn, languages, speak } from '../i18n/index.ts';
import { words } from '../i18n/care/index.ts';
import { words as helpWords } from '../i18n/help/index.ts';
import { words as programmeWords } from '../i18n/programme/index.ts';
import { words as staffWords } from '../i18n/staff/index.ts';
import { words as teamWords } from '../i18n/team/index.ts';
import { words as weekWords } from '../i18n/week/index.ts';
import { Client } from '../src/app/client.ts';
import { ProvideClient } from '../src/app/context.ts';
import { Api } from '../src/link/api.ts';
import { banner } from '../src/view/banner/examples.tsx';
import { aStep, notices, steps } from '../src/view/care/examples.tsx';
import { Cared } from '../src/view/cared/cared.tsx';
import { doorway } from '../src/view/doorway/examples.tsx';
import { help } from '../src/view/help/examples.tsx';
import { heldMessage } from '../src/view/held/examples.tsx';
import { message } from '../src/view/message/examples.tsx';
import { Notices } from '../src/view/notices/notices.tsx';
import { peoplePanel } from '../src/view/people/examples.tsx';
import { welcome } from '../src/view/welcome/examples.tsx';
import { Strip } from '../src/view/meeting/strip.tsx';
import { Waiting } from '../src/view/meeting/waiting.tsx';
import { meetings, places, programmePages } from '../src/view/programme/examples.tsx';
import { Calendars } from '../src/view/remind/calendars.tsx';
import { Reminders } from '../src/view/remind/remind.tsx';
import { Outside } from '../src/view/room/outside.tsx';
import { PersonMenu } from '../src/view/people/menu.tsx';
import { inOrder } from '../src/view/people/people.tsx';
import { Steps } from '../src/view/steps/steps.tsx';
import { Tell } from '../src/view/tell/tell.tsx';
import { You } from '../src/view/you/you.tsx';
import { ruleLines } from '../src/view/rules/rules.tsx';
import { alarmBars, staffPages } from '../src/view/staff/examples.tsx';
import { teamPages } from '../src/view/team/examples.tsx';
import { weekPages } from '../src/view/week/examples.tsx';
import { enter } from '../src/model/room.ts';
import { aMeeting, asha, aVisit, evening, FakeClock, FakeWire, fox, heron } from './fake.ts';

const later = {
	'cards': <Notices />,
	'kept away': <Steps room={evening.id} />,
	'telling a mentor': <Tell room={evening.id} about={fox} onClose={() => {}} />,
	'somebody else': <PersonMenu room={evening.id} person={fox} onClose={() => {}} />,
	'how the room is looked after': <Cared room={{ ...evening, controls: { ...evening.controls, slow_s: 30, links_off: true, newcomers_wait: true } }} onClose={() => {}} />,
	'oneself': <You room={evening} onClose={() => {}} />,
};

const api = new Api(async () => { throw new Error('not asked here'); });
const dropIn = { ...evening, drop_in: true };
const { start } = aMeeting();
const strip = (more: Partial<ReturnType<typeof aMeeting>>) => <Strip state={enter(aVisit({ room: dropIn, meeting: aMeeting(more) }))} />;
const waiting = (more: Partial<ReturnType<typeof aMeeting>>, problem: 'room_closed' | 'room_full' | 'too_late' = 'room_closed') =>
	<Waiting listed={{ room: dropIn, role: 'participant', seated: true, here: 0, meeting: aMeeting(more) }} problem={problem} />;
const inRooms = {
	'next time': strip({}),
	'begins soon': strip({ start: Date.now() + 600_000, end: Date.now() + 4_200_000, state: 'waiting' }),
	'on': strip({ state: 'open', live: start }),
	'the last minutes': strip({ state: 'closing', end: Date.now() + 540_000 }),
	'waits for a mentor': strip({ state: 'open', live: start, held: start }),
	'over': strip({ state: 'ended' }),
	'cancelled': strip({ state: 'cancelled' }),
	'before it begins': waiting({}),
	'no place free': waiting({ state: 'open', left: 0 }, 'room_full'),
	'too late': waiting({ state: 'open', entry: start }, 'too_late'),
	'nothing planned': <Waiting listed={{ room: dropIn, role: 'participant', seated: true, here: 0 }} />,
	'outside, for good': <Outside room={evening.id} title={evening.name} text="It is over." />,
	'reminders': <Reminders api={api} reach={{ ask: () => Promise.reject(new Error('not asked here')) }} />,
	'calendars': <Calendars api={api} />,
};

const components: Record<string, Record<string, VNode<any>>> = { banner, doorway, held: heldMessage, help, inRooms, later, meetings, message, people: peoplePanel, places, programme: programmePages, staff: staffPages, alarm: alarmBars, team: teamPages, steps, week: weekPages, welcome };

await learn(words);
await learn(helpWords);
await learn(programmeWords);
await learn(staffWords);
await learn(teamWords);
await learn(weekWords);

/// Somebody who has been told all there is to tell, and hides somebody.
function client() {
	const tab = new Client({
		clock: new FakeClock(), dial: () => new FakeWire(), go() {},
		api: new Api(async () => { throw new Error('not asked here'); }),
	});
	tab.me.value = heron;
	tab.care.notices.value = notices;
	tab.care.hidden.value = [fox.id];
	tab.care.sanctions.value = [{ ...aStep, step: 'removal', id: 's000000000002', room: evening.id }, aStep];
	return tab;
}

function html(example: VNode<any>): string {
	return renderToString(<ProvideClient value={client()}>{example}</ProvideClient>);
}

/// Text and label of each button and link.
function names(page: string): string[] {
	return [...page.matchAll(/<(button|a)\b([^>]*)>(.*?)<\/\1>/gs)].map(([, , attributes, inside]) =>
		(/aria-label="([^"]*)"/.exec(attributes!)?.[1] ?? '') + inside!.replace(/<[^>]*>/g, '').trim());
}

afterEach(() => speak('en'));

for (const [component, examples] of Object.entries(components))
	for (const [name, example] of Object.entries(examples))
		test(`${component}: ${name}`, async () => {
			for (const tag of Object.keys(languages)) {
				await speak(tag);
				const page = html(example);
				assert.doesNotMatch(page, /\sstyle=|<script|<style|\son\w+=/, 'the content policy forbids it');
				assert.doesNotMatch(page, /undefined|\[object|\{\w+\}/, 'something was not filled in');
				assert.ok(names(page).every((label) => label !== ''), 'a button without a name');
				assert.doesNotMatch(page, /\bsrc=|href="(?!#|\/|tel:|sms:|webcal:\/\/\/|https:\/\/example\.org)/, 'another site');
			}
		});

test('what others write is text, never markup', () => {
	const post = { ...message['by somebody else'].props.post, body: '<img src=x onerror=alert(1)>' };
	const page = html(<li>{{ ...message['by somebody else'], props: { ...message['by somebody else'].props, post } }}</li>);
	assert.doesNotMatch(page, /<img/);
	assert.match(page, /&lt;img/);
});

test('a mentor stands first among people, then oneself', () => {
	assert.deepEqual(inOrder([fox, heron, asha], heron.id).map((person) => person.id), [asha.id, heron.id, fox.id]);
});

test('rules are one a line, with or without a dash', () => {
	assert.deepEqual(ruleLines('- Be kind.\n\n  * Listen.\nRest.'), ['Be kind.', 'Listen.', 'Rest.']);
});
