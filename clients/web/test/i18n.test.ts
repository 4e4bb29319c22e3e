import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { en } from '../i18n/en.ts';
import { choose, dayName, languages, speak, t, type Messages } from '../i18n/index.ts';

const loaded: Record<string, Messages> = {
	en,
	de: (await import('../i18n/de.ts')).messages,
	es: (await import('../i18n/es.ts')).messages,
	fr: (await import('../i18n/fr.ts')).messages,
	it: (await import('../i18n/it.ts')).messages,
	pl: (await import('../i18n/pl.ts')).messages,
	pt: (await import('../i18n/pt.ts')).messages,
};

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
			const wanted = new Set(forms(en[key as keyof typeof en]).map(blanks));
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
