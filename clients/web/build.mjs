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
const budget = { js: 35_000, css: 6_000, 'staff js': 26_000, 'staff css': 3_500, 'team js': 12_000 };
const target = { js: 25_000 };
const bundled = ['preact', '@preact/signals', '@preact/signals-core'];
const zipped = /\.(html|js|css|svg|webmanifest|txt)$/;

/// What is fetched later says that the program is there already. Without that, what both
/// use would be cut out of the program into files of their own, each a little heavier.
const afterTheProgram = {
	name: 'after the program',
	setup: ({ onLoad }) => onLoad({ filter: /view\/(care\/care|help\/later|staff\/staff|team\/pages)\.tsx$/ }, async ({ path }) =>
		({ contents: `${await readFile(path, 'utf8')}\nimport '../../main.tsx';\n${/team/.test(path) ? "import '../staff/staff.tsx';\n" : ''}`, loader: 'tsx' })),
};

async function bundle() {
	const result = await build({
		absWorkingDir: here,
		entryPoints: { main: 'src/main.tsx', staff: 'src/view/staff/staff.css' },
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
		plugins: [afterTheProgram],
	});
	const { outputs } = result.metafile;
	const main = Object.keys(outputs).find((path) => outputs[path].entryPoint === 'src/main.tsx');
	const css = outputs[main].cssBundle;
	const of = (entry) => Object.keys(outputs).find((path) => outputs[path].entryPoint === entry);
	const first = withImports(outputs, main);
	const staff = of('src/view/staff/staff.tsx');
	const staffs = withImports(outputs, staff);
	const team = withImports(outputs, of('src/view/team/pages.tsx'));
	const staffCss = of('src/view/staff/staff.css');
	await dropSeenStyles(outputs, css, staffCss);
	const address = (path) => '/' + relative(out, join(here, path));
	return {
		js: first.map(address), css: [address(css)],
		'staff js': staffs.filter((path) => !first.includes(path)).map(address), 'staff css': [address(staffCss)],
		'team js': team.filter((path) => !first.includes(path) && !staffs.includes(path)).map(address),
	};
}

/// A file and all it needs before it can run.
function withImports(outputs, path, seen = new Set()) {
	seen.add(path);
	for (const { kind, path: next } of outputs[path].imports)
		if (kind === 'import-statement' && !seen.has(next))
			withImports(outputs, next, seen);
	return [...seen];
}

/// What comes later finds its styles on the page; the copies made for it would never be asked for.
async function dropSeenStyles(outputs, css, staffCss) {
	for (const path of Object.keys(outputs).filter((path) => path.endsWith('.css') && path !== css && path !== staffCss)) {
		const unseen = Object.keys(outputs[path].inputs).filter((input) => !(input in outputs[css].inputs));
		if (unseen.length)
			throw new Error(`nothing loads ${unseen.join(', ')}`);
		await rm(join(here, path));
	}
}

async function addStatic({ js: [js, ...shared], css: [css], 'staff css': [staffCss] }) {
	const icon = await readFile(join(here, 'static/icon.svg'));
	const name = `/assets/icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
	const preload = shared.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n');
	const fill = (text) => text.replace('{js}', js).replace('{preload}', preload).replace('{css}', css).replace('{staff-css}', staffCss).replace('{icon}', name);
	await writeFile(join(out, name), icon);
	for (const file of ['index.html', 'manifest.webmanifest', 'sw.js'])
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
	for (const [kind, paths] of Object.entries(files)) {
		const sizes = paths.map(async (path) => (await readFile(join(out, path) + '.gz')).length);
		const bytes = (await Promise.all(sizes)).reduce((a, b) => a + b);
		const aim = target[kind] ? `, target ${target[kind]}` : '';
		console.log(`${kind} ${bytes} bytes gzip (budget ${budget[kind]}${aim})`);
		if (bytes > budget[kind])
			throw new Error(`${paths.join(' and ')} is over the budget`);
	}
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'assets'), { recursive: true });
const files = await bundle();
await addStatic(files);
await addLicences();
await addTwins(out);
await weigh(files);
