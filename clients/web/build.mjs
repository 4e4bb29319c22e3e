// Builds the client into build/clients/web, or into the folder given:
// hashed files under assets/, and beside each file its .gz and .br twin.
// Fails when somebody's first load would be heavier than the budget.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, '../../build/clients/web');
const budget = { js: 35_000, css: 6_000 };
const target = { js: 25_000 };
const bundled = ['preact', '@preact/signals', '@preact/signals-core'];
const zipped = /\.(html|js|css|svg|webmanifest|txt)$/;

async function bundle() {
	const result = await build({
		absWorkingDir: here,
		entryPoints: { main: 'src/main.tsx' },
		outdir: out,
		entryNames: 'assets/[name]-[hash]',
		chunkNames: 'assets/[name]-[hash]',
		bundle: true,
		splitting: true,
		format: 'esm',
		target: ['chrome92', 'firefox90', 'safari15.4'],
		supported: { nesting: false },
		charset: 'utf8',
		minify: true,
		jsx: 'automatic',
		jsxImportSource: 'preact',
		legalComments: 'none',
		metafile: true,
	});
	const main = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === 'src/main.tsx');
	const address = (path) => '/' + relative(out, join(here, path));
	// One file is one round trip: a language may not pull shared code out of the program.
	if (main[1].imports.some((i) => i.kind === 'import-statement'))
		throw new Error('the program came apart into several files');
	return { js: address(main[0]), css: address(main[1].cssBundle) };
}

async function addStatic({ js, css }) {
	const icon = await readFile(join(here, 'static/icon.svg'));
	const name = `/assets/icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
	const fill = (text) => text.replace('{js}', js).replace('{css}', css).replace('{icon}', name);
	await writeFile(join(out, name), icon);
	for (const file of ['index.html', 'manifest.webmanifest'])
		await writeFile(join(out, file), fill(await readFile(join(here, 'static', file), 'utf8')));
}

async function addLicences() {
	const texts = bundled.map(async (name) =>
		`${name}\n\n${await readFile(join(here, 'node_modules', name, 'LICENSE'), 'utf8')}`);
	await writeFile(join(out, 'licences.txt'), (await Promise.all(texts)).join('\n\n'));
}

async function addTwins(folder) {
	for (const entry of await readdir(folder, { withFileTypes: true })) {
		const path = join(folder, entry.name);
		if (entry.isDirectory())
			await addTwins(path);
		else if (zipped.test(entry.name))
			await writeTwins(path);
	}
}

async function writeTwins(path) {
	const bytes = await readFile(path);
	const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
	await writeFile(path + '.gz', gzipSync(bytes, { level: 9 }));
	await writeFile(path + '.br', brotliCompressSync(bytes, { params: quality }));
}

async function weigh(files) {
	for (const [kind, path] of Object.entries(files)) {
		const bytes = (await readFile(join(out, path) + '.gz')).length;
		const aim = target[kind] ? `, target ${target[kind]}` : '';
		console.log(`${kind} ${bytes} bytes gzip (budget ${budget[kind]}${aim})`);
		if (bytes > budget[kind])
			throw new Error(`${path} is over the budget`);
	}
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'assets'), { recursive: true });
const files = await bundle();
await addStatic(files);
await addLicences();
await addTwins(out);
await weigh(files);
