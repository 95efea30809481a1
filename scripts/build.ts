/**
 * Builds everything the program runs from: JSON Schemas, the compiled knowledge base, the bundle. Refuses any problem
 * in data/. `npm run build`, also run by `npm ci` through `prepare`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { checkKnowledge } from '../src/authoring/check.ts';
import { writeSchemas } from '../src/authoring/schemas.ts';
import { compileKnowledge } from '../src/knowledge/compiled.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import type { Problem } from '../src/problems.ts';
import { bundle } from './bundle.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

function fail(problems: readonly Problem[]): never {
  for (const problem of problems) {
    const place = problem.file === undefined ? '' : `${problem.file}:${problem.line ?? 1}:${problem.column ?? 1} `;
    process.stderr.write(`${place}${problem.code} ${problem.message}\n`);
  }
  process.stderr.write(`${problems.length} problem(s) in data/: nothing was built\n`);
  process.exit(4);
}

writeSchemas(join(root, 'data', 'schema'));
const loaded = loadKnowledge(join(root, 'data'));
if (loaded.knowledge === null) fail(loaded.problems);
const problems = checkKnowledge(loaded).filter((problem) => problem.severity === 'error');
// `npm run build -- --draft` lets an author look at a report while faults are still open; never for a release.
if (problems.length > 0 && !process.argv.includes('--draft')) fail(problems);

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
for (const [name, text] of Object.entries(compileKnowledge(loaded.knowledge))) writeFileSync(join(dist, name), text);

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const { header, sha256 } = loaded.knowledge;
writeFileSync(join(dist, 'version.json'), JSON.stringify({ program: version, knowledgeBase: header.version, sha256 }));

await bundle(root, dist);
const recorded = spawnSync(process.execPath, [...process.execArgv, join(import.meta.dirname, 'record.ts')], {
  encoding: 'utf8',
});
// Without it the program only starts more slowly.
if (recorded.status !== 0) process.stderr.write(`compiled code was not kept: ${recorded.stderr}\n`);
process.stdout.write(
  `built: knowledge base ${header.version} ${sha256.slice(0, 12)}, ${loaded.knowledge.options.length} options\n`,
);
