import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { en as base } from '../i18n/en.ts';
import { words } from '../i18n/care/index.ts';
import { words as helpWords } from '../i18n/help/index.ts';
import { words as programmeWords } from '../i18n/programme/index.ts';
import { words as staffWords } from '../i18n/staff/index.ts';
import { words as teamWords } from '../i18n/team/index.ts';
import { words as weekWords } from '../i18n/week/index.ts';
import { ago, choose, dayName, language, languages, learn, span, speak, t } from '../i18n/index.ts';

type Words = Record<string, string | object>;
const parts = [words, helpWords, programmeWords, staffWords, teamWords, weekWords];
const en = Object.assign({}, base, ...parts.map((part) => part.en)) as Words;
const first = {
	de: await import('../i18n/de.ts'), es: await import('../i18n/es.ts'), fr: await import('../i18n/fr.ts'),
	it: await import('../i18n/it.ts'), pl: await import('../i18n/pl.ts'), pt: await import('../i18n/pt.ts'),
};
const loaded: Record<string, Words> = { en };
for (const [tag, { messages }] of Object.entries(first))
	loaded[tag] = Object.assign({}, messages, ...await Promise.all(parts.map(async (part) => (await part.load[tag]!()).messages)));

const forms = (message: string | object): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort().join();

afterEach(() => speak('en'));

for (const [tag, messages] of Object.entries(loaded)) {
	test(`${tag} says everything, and nothing is empty`, () => {
		assert.ok(languages[tag]);
		assert.deepEqual(Object.keys(messages).sort(), Object.keys(en).sort());
		for (const [key, message] of Object.entries(messages))
			for (const text of forms(message))
				assert.ok(text.trim() === text && text !== '', key);
	});

	test(`${tag} fills in the same blanks as English`, () => {
		for (const [key, message] of Object.entries(messages)) {
			const wanted = new Set(forms(en[key]!).map(blanks));
			for (const text of forms(message))
				assert.ok(wanted.has(blanks(text)) || (key === 'mentors' && blanks(text) === ''), `${key}: ${text}`);
		}
	});

	test(`${tag} has a form for every number of people`, () => {
		const rules = new Intl.PluralRules(tag);
		for (const [key, message] of Object.entries(messages))
			if (typeof message !== 'string')
				for (let n = 0; n <= 200; n++)
					assert.ok(rules.select(n) in message, `${key} for ${n}`);
	});
}

test('English is plain: short sentences, no words of the trade', () => {
	const banned = /\b(moderat\w*|session|invalid|fail\w*|error|users?|log ?in to|authenticat\w*|submit)\b/i;
	const sentences = Object.values(en).flatMap(forms).flatMap((text) => text.split(/(?<=[.?!…])\s/));
	const words = sentences.map((sentence) => sentence.split(/\s+/).length);
	for (const sentence of sentences) {
		assert.ok(sentence.split(/\s+/).length <= 20, sentence);
		assert.doesNotMatch(sentence, banned);
	}
	assert.ok(words.reduce((a, b) => a + b) / words.length <= 12);
});

test('no word has two meanings: the parts share no key', () => {
	const names = [base, ...parts.map((part) => part.en)].flatMap((part) => Object.keys(part));
	assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
});

test('what is learnt later speaks the language on the screen, and each one chosen after', async () => {
	await speak('de');
	await learn(words);
	assert.equal(t('seen'), loaded.de!.seen);
	await speak('pl');
	assert.equal(t('seen'), loaded.pl!.seen);
	assert.equal(t('close'), loaded.pl!.close);
});

test('a part without its words speaks English; without the first words the language stays', async () => {
	const lost = { en: { lost: 'Lost' }, load: { fr: () => Promise.reject(new Error('offline')) } };
	await learn(lost);
	await speak('fr');
	assert.equal(language(), 'fr');
	assert.equal(t('close'), loaded.fr!.close);
	assert.equal(t('lost' as never), 'Lost');
});

test('spans are said in the unit people would use', () => {
	assert.deepEqual([10, 30, 60, 90, 120, 600].map(span), ['10 seconds', '30 seconds', '1 minute', '90 seconds', '2 minutes', '10 minutes']);
});

test('how long ago is said in the unit people would use', () => {
	const now = 1_800_000_000_000;
	assert.deepEqual([0, 3 * 60_000, 2 * 3_600_000, 3 * 86_400_000].map((ms) => ago(now - ms, now)), ['this minute', '3 minutes ago', '2 hours ago', '3 days ago']);
	assert.equal(ago(now + 5_000, now), 'this minute', 'the clock here may be slow');
});

test('picks the first language somebody reads, else English', () => {
	assert.equal(choose(['nl-NL', 'pt-BR', 'en']), 'pt');
	assert.equal(choose(['sw']), 'en');
	assert.equal(choose([]), 'en');
});

test('counts as the language does', async () => {
	assert.equal(t('n_new', { n: 1 }), '1 new message');
	assert.equal(t('n_new', { n: 3 }), '3 new messages');
	await speak('pl');
	assert.deepEqual([1, 3, 5, 22].map((n) => t('n_new', { n })),
		['1 nowa wiadomość', '3 nowe wiadomości', '5 nowych wiadomości', '22 nowe wiadomości']);
});

test('a name in another script does not turn the sentence around', () => {
	assert.equal(t('known', { name: 'سارة' }), 'You are \u2068سارة\u2069 here already.');
});

test('days are named from where one stands', () => {
	const noon = new Date(2026, 10, 20, 12).getTime();
	assert.equal(dayName(noon, noon + 3_600_000), 'Today');
	assert.equal(dayName(noon, noon + 86_400_000), 'Yesterday');
	assert.match(dayName(noon, noon + 4 * 86_400_000), /November/);
});
