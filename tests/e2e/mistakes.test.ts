/** Ordinary mistakes: each is said in a line with what to do, ends with its exit code, and is never our own fault. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ROOT } from '../acceptance/fixture.ts';
import { nextstep } from './spawn.ts';

let scratch: string;
const at = (name: string): string => join(scratch, name);
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'nextstep-mistakes-'));
  writeFileSync(at('latin1.yaml'), Buffer.from('age: 46 # caf\xe9\n', 'latin1'));
  writeFileSync(at('utf16.yaml'), Buffer.from('\ufeffage: 46\n', 'utf16le'));
  writeFileSync(at('two.yaml'), 'age: 46\n---\nage: 47\n');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const quiet = (stderr: string): void => expect(stderr).not.toMatch(/fault of the program itself|\n {4}at /);

describe('a case that cannot be read', () => {
  it.each([
    ['in Latin-1', 'latin1.yaml', /not UTF-8 text/],
    ['in UTF-16', 'utf16.yaml', /not UTF-8 text/],
    ['that is a folder', '.', /it is a folder/],
    ['that is not there', 'none.yaml', /no such file/],
    ['of two documents', 'two.yaml', /more than one YAML document/],
  ])('%s', (_, name, says) => {
    const run = nextstep(['explore', '--case', at(name)]);
    expect([run.code, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toMatch(says);
    quiet(run.stderr);
  });

  it.runIf(process.platform === 'linux')('that never ends', () => {
    const run = nextstep(['explore', '--case', '/dev/zero']);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/larger than a case may be/);
  });
});

describe('a knowledge base that is none', () => {
  it('a file', () => {
    const run = nextstep(['explore', '--knowledge-base', at('two.yaml')]);
    expect(run.code).toBe(4);
    quiet(run.stderr);
  });

  it('a folder with a link to nowhere', () => {
    cpSync(join(ROOT, 'data', 'options', 'ect'), at('kb/options/ect'), { recursive: true });
    symlinkSync(at('nowhere'), at('kb/options/ect/x.yaml'));
    const run = nextstep(['explore', '--knowledge-base', at('kb')]);
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/options\/ect\/x\.yaml cannot be read/);
    quiet(run.stderr);
  });
});

describe('a word that is nearly right', () => {
  it.each([
    [['interactions', 'sertralin', 'lithium'], 'did you mean sertraline?'],
    [['cite', 'lam-2024-canma'], 'did you mean lam-2024-canmat?'],
    [['explore', '--guideline', 'canmat'], 'did you mean canmat-2023?'],
    [['learn', 'pseudo'], 'did you mean pseudo-resistance?'],
  ])('%j', (words, hint) => {
    const run = nextstep(words);
    expect(run.code).toBe(2);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain(hint);
  });

  it('a name with a mark in it is found without the mark too', () => {
    const found = (query: string) =>
      (JSON.parse(nextstep(['claims', query, '--format', 'json']).stdout) as { statements: unknown[] }).statements;
    expect(found('star*d').length).toBeGreaterThan(0);
    expect(found('stard')).toEqual(found('star*d'));
  });

  it('a family is cited by its options', () => {
    const cited = JSON.parse(nextstep(['cite', 'ketamine', '--format', 'json']).stdout) as { id: string }[];
    expect(cited.map((item) => item.id)).toContain('daly-2019-sustain-1');
  });
});

describe('words that contradict each other', () => {
  it.each([
    [['cite', '--check', '--format', 'bibtex']],
    [['cite', '--all', 'ect']],
    [['score', 'phq9', '12', '21@2026-09-28']],
    [['score', 'phq9', '17@2090-01-01']],
  ])('%j', (words) => {
    const run = nextstep(words);
    expect([run.code, run.stdout]).toEqual([2, '']);
  });

  it('totals in any order are put in order', () => {
    const totals = (...words: string[]) => nextstep(['score', 'phq9', ...words, '--format', 'json']).stdout;
    expect(totals('12@2026-11-20', '21@2026-09-28')).toBe(totals('21@2026-09-28', '12@2026-11-20'));
  });
});

it.runIf(process.platform === 'linux')('output that cannot be written is a fault in one line', () => {
  const run = nextstep(['options'], { stdout: '/dev/full' });
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/^error IO-WRITE/);
  quiet(run.stderr);
});
