// Bundles every *.test.ts(x) beside this file and under src/, and runs them with node:test.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const isTest = /\.test\.tsx?$/;

async function testsIn(folder) {
	const entries = await readdir(folder, { withFileTypes: true });
	const found = entries.map((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? testsIn(path) : isTest.test(entry.name) ? [path] : [];
	});
	return (await Promise.all(found)).flat();
}

const chosen = process.argv.slice(2);
const all = (await Promise.all(['test', 'src'].map((folder) => testsIn(join(web, folder))))).flat();
const tests = all.filter((path) => chosen.length === 0 || chosen.some((word) => path.includes(word)));

// Inside the package, so that what stays external is found.
const out = await mkdtemp(join(web, 'node_modules/.tests-'));
try {
	await build({
		absWorkingDir: web,
		entryPoints: tests.map((path) => relative(web, path)),
		outdir: out,
		outbase: web,
		outExtension: { '.js': '.mjs' },
		bundle: true,
		packages: 'external',
		format: 'esm',
		platform: 'node',
		target: 'node18',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		loader: { '.css': 'empty' },
		sourcemap: 'inline',
		// Node 18 keeps it out of the way.
		banner: { js: "import { webcrypto } from 'node:crypto'; globalThis.crypto ??= webcrypto;" },
	});
	const files = tests.map((path) => join(out, relative(web, path)).replace(/\.tsx?$/, '.mjs'));
	const ran = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { stdio: 'inherit' });
	process.exitCode = ran.status ?? 1;
} finally {
	await rm(out, { recursive: true, force: true });
}
