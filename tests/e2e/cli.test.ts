/** The built program from outside: what it prints where, and with which exit code. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { BENIGN, ROOT } from '../acceptance/fixture.ts';
import { expectGolden, masked } from '../golden/golden.ts';
import { nextstep } from './spawn.ts';

const CASE = JSON.stringify({ ...BENIGN, jurisdiction: 'us' });
const PLAN = JSON.stringify({ ...BENIGN, suicidality: { thoughts: 'active', intent_or_plan: true, attempt: 'never' } });
let folder = '';
let caseFile = '';
let plain: string | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nextstep-cli-'));
  caseFile = join(folder, 'case.yaml');
  writeFileSync(caseFile, 'case: 1\nas_of: 2026-11-23\nage: 46\nconditions: none\n');
});
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

const HELP = [
  '',
  'explore',
  'options',
  'show',
  'explain',
  'compare',
  'claims',
  'guidelines',
  'learn',
  'cite',
  'kb',
  'kb check',
  'kb stats',
  'help',
];
describe('help', () => {
  it.each(HELP)('%s --help is what was agreed', (command) => {
    const run = nextstep([...command.split(' ').filter(Boolean), '--help']);
    expect(run.code).toBe(0);
    expect(run.stderr).toBe('');
    expectGolden(`help/${command === '' ? 'nextstep' : command.replace(' ', '-')}.txt`, run.stdout);
  });

  it.each(['exit-codes', 'privacy', 'explore', 'kb', 'KB-FIGURE', 'case-unit'])('help %s explains it', (topic) => {
    const run = nextstep(['help', topic]);
    expect(run.code).toBe(0);
    expect(run.stdout.length).toBeGreaterThan(40);
    expect(run.stderr).toBe('');
  });

  it('help exit-codes names each code', () => {
    const { stdout } = nextstep(['help', 'exit-codes']);
    for (const code of [0, 1, 2, 3, 4, 5, 10, 130]) expect(stdout).toMatch(new RegExp(`\\b${code}\\b`));
  });

  it('--version says program and knowledge base, the fast way and the slow', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    for (const flag of ['--version', '-V']) {
      const run = nextstep([flag]);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(
        new RegExp(`^nextstep ${version.replaceAll('.', '\\.')} \\(knowledge base \\S+, [0-9a-f]{12}\\)\\n$`),
      );
    }
  });

  it('without words and without a terminal: how to pass a case, exit 2, at once', () => {
    const run = nextstep([]);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('explore --case');
    expect(run.milliseconds).toBeLessThan(10_000);
  });
});

const COMMANDS: readonly (readonly string[])[] = [
  ['explore', '--case', '-'],
  ['explore', '--case', '-', '--detail'],
  ['explain', 'ect', '--case', '-'],
  ['show', 'ect'],
  ['options'],
  ['cite', 'ect'],
  ['cite', 'lam-2024-canmat', '--style', 'author-year'],
];
it.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
  '%s prints text, Markdown and JSON on stdout only',
  (_title, words) => {
    for (const format of ['text', 'markdown']) {
      const run = nextstep([...words, '--format', format], { input: CASE });
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout.trim().length).toBeGreaterThan(20);
      expect(run.stdout.endsWith('\n')).toBe(true);
      expect(run.stdout).not.toMatch(/undefined|\[object|NaN/);
      expect(run.stdout).not.toContain('\u001b');
    }
    const json = nextstep([...words, '--format', 'json'], { input: CASE });
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
  },
);

it.each(['text', 'markdown', 'json'])('explore gives the same bytes twice as %s', (format) => {
  const words = ['explore', '--case', '-', '--format', format];
  expect(nextstep(words, { input: CASE }).stdout).toBe(nextstep(words, { input: CASE }).stdout);
});

describe('kb', () => {
  it('check finds nothing in what is shipped', () => {
    const run = nextstep(['kb', 'check', '--format', 'json']);
    const { problems } = JSON.parse(run.stdout) as { problems: { file?: string; line?: number; message: string }[] };
    expect(problems.map((item) => `${item.file ?? ''}:${item.line ?? 0} ${item.message}`)).toEqual([]);
    expect(run.code).toBe(0);
  });

  it('stats samples 25 figures for a seed, each with its claims', () => {
    const run = nextstep(['kb', 'stats', '--format', 'json', '--seed', 'a']);
    const { figures, references } = JSON.parse(run.stdout) as {
      figures: { sample: { claims: string[] }[] };
      references: { total: number; citedAtLeastOnce: number; fromMemory: number; furtherReading: string[] };
    };
    expect(figures.sample).toHaveLength(25);
    for (const row of figures.sample) expect(row.claims.length).toBeGreaterThan(0);
    expect(references.fromMemory).toBe(0);
    // A source that nothing cites has no place here.
    expect(references.citedAtLeastOnce + references.furtherReading.length).toBe(references.total);
    expect(references.furtherReading).toEqual([]);
  });
});

interface Bad {
  readonly words: readonly string[];
  readonly code: number;
  readonly problem: string;
  readonly hint?: string;
  readonly input?: string;
}
const BAD: readonly Bad[] = [
  { words: ['explre'], code: 2, problem: 'ARG-USAGE', hint: 'explore' },
  { words: ['explore', '--jurisdicton', 'us'], code: 2, problem: 'ARG-USAGE', hint: '--jurisdiction' },
  { words: ['kb', 'chek'], code: 2, problem: 'ARG-USAGE', hint: 'check' },
  { words: ['help', 'exit-code'], code: 2, problem: 'ARG-USAGE', hint: 'exit-codes' },
  { words: ['explore', 'case.yaml'], code: 2, problem: 'ARG-USAGE' },
  { words: ['show'], code: 2, problem: 'ARG-USAGE' },
  { words: ['explore', '--jurisdiction', 'usa'], code: 2, problem: 'ARG-VALUE', hint: 'us' },
  { words: ['explore', '--format', 'jsn'], code: 2, problem: 'ARG-VALUE', hint: 'json' },
  { words: ['explore', '--width', '39'], code: 2, problem: 'ARG-VALUE' },
  { words: ['explore', '--as-of', '2026-02-30'], code: 2, problem: 'ARG-VALUE' },
  { words: ['show', 'lithum'], code: 2, problem: 'ARG-ID', hint: 'lithium' },
  { words: ['explain', 'rtmss'], code: 2, problem: 'ARG-ID', hint: 'rtms' },
  { words: ['explore', '--guideline', 'canmat-2032'], code: 2, problem: 'ARG-ID', hint: 'canmat-2023' },
  { words: ['explore', '--case', 'no-such-file.yaml'], code: 3, problem: 'IO-READ' },
  { words: ['explore', '--case', '-'], input: '{"agee": 3}', code: 3, problem: 'CASE-UNKNOWN-KEY', hint: 'age' },
  { words: ['explore', '--case', '-'], input: '{"age": ', code: 3, problem: 'CASE-SYNTAX' },
  { words: ['explore', '--set', 'agee=3'], code: 3, problem: 'CASE-UNKNOWN-KEY', hint: 'age' },
  { words: ['explore', '--set', 'age=400'], code: 3, problem: 'CASE-RANGE' },
  { words: ['explore', '--knowledge-base', 'no-such-folder'], code: 4, problem: 'KB-READ' },
];
describe.each(BAD)('$words is refused with $code', ({ words, code, problem, hint, input }) => {
  const piped = input === undefined ? {} : { input };

  it('in words, and as JSON for a script', () => {
    const run = nextstep(words, piped);
    expect(run).toMatchObject({ code, stdout: '' });
    expect(run.stderr).toContain(problem);
    if (hint !== undefined) expect(run.stderr).toContain(`did you mean ${hint}?`);
    if (
      words[0] === 'help' ||
      words.includes('--format') ||
      BAD.find((item) => item.problem === problem)?.words !== words
    )
      return;
    const script = nextstep([...words, '--format', 'json'], piped);
    expect(script).toMatchObject({ code, stdout: '' });
    const { problems } = JSON.parse(script.stderr) as { problems: { code: string; hint?: string }[] };
    expect(problems.map((item) => item.code)).toContain(problem);
    if (hint !== undefined) expect(problems[0]?.hint).toContain(hint);
  });
});

it('no word is suggested in place of itself', () => {
  // --detail is an option of explore, not of show.
  expect(nextstep(['show', 'ect', '--detail']).stderr).not.toContain('did you mean --detail');
});

it('kb alone shows its commands, exit 2', () => {
  const run = nextstep(['kb']);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('check');
  expect(run.stderr).not.toContain('(outputHelp)');
});

it('a knowledge base with a fault is refused with 4, by every command that reads it', () => {
  const broken = join(folder, 'broken');
  cpSync(join(ROOT, 'tests', 'knowledge', 'small'), broken, { recursive: true });
  const file = join(broken, 'medicines', 'alphapram.yaml');
  expect(nextstep(['kb', 'check', '--knowledge-base', broken]).code).toBe(0);
  writeFileSync(file, readFileSync(file, 'utf8').replace('has: gout', 'has: goout'));
  for (const words of [['kb', 'check'], ['explore'], ['show', 'pill-a']]) {
    const run = nextstep([...words, '--knowledge-base', broken]);
    expect(run.code, words.join(' ')).toBe(4);
    expect(run.stdout + run.stderr).toContain('KB-UNKNOWN-ID');
  }
});

describe('options of explore', () => {
  const json = (words: readonly string[], input = CASE) =>
    JSON.parse(nextstep(['explore', '--format', 'json', ...words], { input }).stdout) as {
      asOf: string;
      settings: Record<string, unknown>;
      case: Record<string, unknown>;
      options: { decidedBy: string }[];
    };

  it('a file, standard input and --set say the same', () => {
    const words = ['--as-of', '2026-11-23'];
    const fromFile = nextstep(['explore', '--format', 'json', '--case', caseFile, ...words]);
    const fromInput = nextstep(['explore', '--format', 'json', '--case', '-', ...words], {
      input: readFileSync(caseFile, 'utf8'),
    });
    const fromFlags = nextstep([
      'explore',
      '--format',
      'json',
      '--set',
      'age=46',
      '--set',
      'conditions=none',
      ...words,
    ]);
    expect(fromInput.stdout).toBe(fromFile.stdout);
    expect(fromFlags.stdout).toBe(fromFile.stdout);
  });

  it('--set wins over the case, and --as-of and --jurisdiction too', () => {
    const found = json(['--case', '-', '--set', 'age=70', '--as-of', '2026-11-30', '--jurisdiction', 'uk']);
    expect(found.case['age']).toBe(70);
    expect(found.asOf).toBe('2026-11-30');
    expect(found.settings['jurisdiction']).toBe('uk');
  });

  it('--guideline none takes the guideline out of the order', () => {
    const found = json(['--case', '-', '--guideline', 'none']);
    expect(found.settings['guideline']).toBeNull();
    expect(found.options.some((option) => option.decidedBy === 'guideline')).toBe(false);
    expect(json(['--case', '-']).options.some((option) => option.decidedBy === 'guideline')).toBe(true);
  });

  it('--exit-on emergency: 10 with one, 0 without, 0 when not asked for', () => {
    const words = ['explore', '--case', '-', '--exit-on', 'emergency'];
    expect(nextstep(words, { input: PLAN }).code).toBe(10);
    expect(nextstep(words, { input: PLAN }).stdout.length).toBeGreaterThan(1000);
    expect(nextstep(words, { input: CASE }).code).toBe(0);
    expect(nextstep(words.slice(0, 3), { input: PLAN }).code).toBe(0);
  });

  it.each([40, 80])('--width %i is never exceeded', (width) => {
    for (const input of [CASE, PLAN]) {
      const { stdout } = nextstep(['explore', '--case', '-', '--detail', '--width', String(width)], { input });
      const long = stdout.split('\n').filter((line) => stringWidth(line) > width);
      expect(long).toEqual([]);
    }
  });

  it.each([
    { words: [], env: {}, color: false },
    { words: ['--color', 'always'], env: {}, color: true },
    { words: ['--color', 'always'], env: { NO_COLOR: '1' }, color: true },
    { words: [], env: { FORCE_COLOR: '1' }, color: true },
    { words: [], env: { FORCE_COLOR: '1', NO_COLOR: '1' }, color: false },
    { words: ['--color', 'never'], env: { FORCE_COLOR: '1' }, color: false },
  ])('colour with $words and $env: $color', ({ words, env, color }) => {
    const run = nextstep(['explore', '--case', '-', ...words], { input: CASE, env });
    expect(run.stdout.includes('\u001b[')).toBe(color);
    plain ??= nextstep(['explore', '--case', '-'], { input: CASE }).stdout;
    expect(run.stdout.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  });

  it('warnings go to stderr and leave the result alone', () => {
    const run = nextstep(['explore', '--case', '-', '--format', 'json', '--set', 'age=11'], { input: CASE });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stderr)).toHaveProperty('problems');
    expect(JSON.parse(run.stdout)).toHaveProperty('warnings');
  });
});

it('a reader that stops early is no fault', { skip: process.platform === 'win32' }, () => {
  const line = `"${process.execPath}" bin/nextstep.js explore --detail --as-of 2026-11-23; echo "code $?" >&2`;
  const done = spawnSync('sh', ['-c', `(${line}) | head -1`], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
  expect(done.stderr).toBe('code 0\n');
  expect(masked(done.stdout)).toContain('2026-11-23');
});
