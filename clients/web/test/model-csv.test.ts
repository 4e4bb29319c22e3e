/// A table for spreadsheets, and nothing that runs in them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../src/model/csv.ts';

const cell = (value: string | number) => csv([[value]]).slice(1, -2);

test('rows end as the standard says, and letters are known', () => {
	assert.equal(csv([['Name', 'Minutes'], ['Zoë', 59]]), '\uFEFFName,Minutes\r\nZoë,59\r\n');
});

test('what would end a cell is quoted', () => {
	assert.equal(cell('a,b'), '"a,b"');
	assert.equal(cell('say "hi"'), '"say ""hi"""');
	assert.equal(cell('two\nlines'), '"two\nlines"');
	assert.equal(cell('a;b'), '"a;b"', 'some programs part cells there');
	assert.equal(cell(' edge '), '" edge "');
});

test('no name becomes a formula', () => {
	for (const name of ['=1+1', '+49 30', '-2+3', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\u200b=1', '\u2066=1', '|cmd', '%0A=1', '\uff1d1+1'])
		assert.match(cell(name), /^"?'/, JSON.stringify(name));
	assert.equal(cell('=HYPERLINK("http://x.example","a")'), '"\'=HYPERLINK(""http://x.example"",""a"")"');
});

test('ordinary names and times stay as they are', () => {
	for (const name of ['Quiet Heron', 'سارة', '2026-11-26 19:02', 'a=b', 'Ana-Maria'])
		assert.equal(cell(name), name);
	assert.equal(cell(-5), '-5', 'a number is a number');
});
