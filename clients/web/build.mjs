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
const budget = {
	js: 35_000, css: 6_000, 'staff js': 26_000, 'staff css': 3_500, 'team js': 12_000, 'week js': 14_000, 'plan js': 12_000, 'meeting js': 12_000, 'meeting css': 1_500,
	'programme js': 27_000, 'programme css': 4_500, 'programme later': 6_000,
};
const target = { js: 25_000 };
const bundled = ['preact', '@preact/signals', '@preact/signals-core'];
const zipped = /\.(html|js|css|svg|webmanifest|txt)$/;

/// What is fetched later says that the program is there already. Without that, what both
/// use would be cut out of the program into files of their own, each a little heavier.
const after = (program, filter) => ({
	name: 'after the program',
	setup: ({ onLoad }) => onLoad({ filter }, async ({ path }) =>
		({ contents: `${await readFile(path, 'utf8')}\nimport '../../${program}.tsx';\n${/team|week/.test(path) ? "import '../staff/staff.tsx';\n" : ''}${/plans/.test(path) ? "import './pages.tsx';\n" : ''}`, loader: 'tsx' })),
});
const afterTheRooms = after('main', /view\/(care\/care|help\/later|meeting\/meeting|staff\/staff|team\/pages|week\/(pages|plans))\.tsx$/);
const afterTheProgramme = after('programme', /view\/programme\/(lines|easier|times)\.tsx$/);

/// One program, and what it fetches later.
async function compile(entryPoints, plugin) {
	const { metafile } = await build({
		absWorkingDir: here,
		entryPoints,
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
		plugins: [plugin],
	});
	const { outputs } = metafile;
	return { outputs, of: (entry) => Object.keys(outputs).find((path) => outputs[path].entryPoint === entry) };
}

const address = (path) => '/' + relative(out, join(here, path));

async function bundleRooms() {
	const { outputs, of } = await compile({ main: 'src/main.tsx', staff: 'src/view/staff/staff.css', meeting: 'src/view/meeting/meeting.css' }, afterTheRooms);
	const main = of('src/main.tsx');
	const css = outputs[main].cssBundle;
	const first = withImports(outputs, main);
	const staff = of('src/view/staff/staff.tsx');
	const staffs = withImports(outputs, staff);
	const team = withImports(outputs, of('src/view/team/pages.tsx'));
	const week = withImports(outputs, of('src/view/week/pages.tsx'));
	const plan = withImports(outputs, of('src/view/week/plans.tsx'));
	const meeting = withImports(outputs, of('src/view/meeting/meeting.tsx'));
	const staffCss = of('src/view/staff/staff.css');
	const meetingCss = of('src/view/meeting/meeting.css');
	await dropSeenStyles(outputs, [css, staffCss, meetingCss]);
	return {
		js: first.map(address), css: [address(css)],
		'staff js': staffs.filter((path) => !first.includes(path)).map(address), 'staff css': [address(staffCss)],
		'team js': team.filter((path) => !first.includes(path) && !staffs.includes(path)).map(address),
		'week js': week.filter((path) => !first.includes(path) && !staffs.includes(path)).map(address),
		'plan js': plan.filter((path) => !first.includes(path) && !staffs.includes(path) && !week.includes(path)).map(address),
		'meeting js': meeting.filter((path) => !first.includes(path)).map(address), 'meeting css': [address(meetingCss)],
	};
}

/// A program of its own, so that nothing of it is in the way of a room.
async function bundleProgramme() {
	const { outputs, of } = await compile({ programme: 'src/programme.tsx' }, afterTheProgramme);
	const main = of('src/programme.tsx');
	const css = outputs[main].cssBundle;
	const first = withImports(outputs, main);
	const later = withImports(outputs, of('src/view/programme/times.tsx'));
	await dropSeenStyles(outputs, [css]);
	return { 'programme js': first.map(address), 'programme css': [address(css)], 'programme later': later.filter((path) => !first.includes(path)).map(address) };
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
async function dropSeenStyles(outputs, [css, ...others]) {
	for (const path of Object.keys(outputs).filter((path) => path.endsWith('.css') && path !== css && !others.includes(path))) {
		const unseen = Object.keys(outputs[path].inputs).filter((input) => !(input in outputs[css].inputs));
		if (unseen.length)
			throw new Error(`nothing loads ${unseen.join(', ')}`);
		await rm(join(here, path));
	}
}

/// One page of HTML for each program; `later`: styles it fetches when they are wanted.
async function addPage(name, [js, ...shared], [css], fill, later = {}) {
	const preload = shared.map((path) => `<link rel="modulepreload" href="${path}">`).join('\n');
	const styles = Object.entries(later).map(([part, path]) => `<meta name="${part}-styles" content="${path}">`).join('\n');
	const text = fill(await readFile(join(here, 'static', name), 'utf8'));
	const lines = text.replace('{js}', js).replace('{css}', css).replace('{later-styles}', styles).replace('{preload}', preload);
	await writeFile(join(out, name), lines.replaceAll(/\n{2,}/g, '\n'));
}

async function addStatic(files) {
	const icon = await readFile(join(here, 'static/icon.svg'));
	const name = `/assets/icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
	const fill = (text) => text.replace('{icon}', name);
	await writeFile(join(out, name), icon);
	await addPage('index.html', files.js, files.css, fill, { staff: files['staff css'], meeting: files['meeting css'] });
	await addPage('programme.html', files['programme js'], files['programme css'], fill);
	for (const file of ['manifest.webmanifest', 'sw.js'])
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
const files = { ...await bundleRooms(), ...await bundleProgramme() };
await addStatic(files);
await addLicences();
await addTwins(out);
await weigh(files);
