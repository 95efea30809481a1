/**
 * Runs the built program the way it is used most and keeps the compiled code, so that later runs need not compile it.
 * Run by the build in a process of its own; what the program prints is thrown away.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { builtKnowledge, builtParts, CTRL_C, startInterview } from './fake-terminal.ts';
import { caseText, KEYS } from './sample.ts';

const scratch = mkdtempSync(join(tmpdir(), 'nextstep-build-'));
const [jsonCase, yamlCase] = [join(scratch, 'case.json'), join(scratch, 'case.yaml')];
writeFileSync(jsonCase, caseText('json'));
writeFileSync(yamlCase, caseText('yaml'));

const LINES: readonly (readonly string[])[] = [
  ['explore', '--case', jsonCase, '--format', 'json'],
  ['explore', '--case', jsonCase],
  ['explore', '--case', yamlCase, '--format', 'markdown'],
  ['--help'],
  ['kb', 'check'],
];

const parts = builtParts();
for (const line of LINES) {
  process.argv.splice(2, Infinity, ...line);
  process.exitCode = undefined;
  parts.run('cli.cjs');
  // The exit code is the last thing the program sets.
  while (process.exitCode === undefined) await new Promise((done) => setTimeout(done, 20));
  if (process.exitCode !== 0 && line[0] !== 'kb')
    throw new Error(`${line.join(' ')} ended with ${String(process.exitCode)}`);
}
// Of a draft the check finds faults; that is no fault here.
process.exitCode = 0;
const { input, output, ended } = startInterview(parts, builtKnowledge(parts));
output.resume();
for (const key of KEYS) {
  input.write(key);
  await new Promise((done) => setImmediate(done));
}
input.write(CTRL_C);
await ended;
parts.keepCode();
rmSync(scratch, { recursive: true, force: true });
