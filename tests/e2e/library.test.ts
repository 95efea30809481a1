/** The built program: claims, guidelines, and names without a verdict, from outside. */
import { describe, expect, it } from 'vitest';

import { nextstep } from './spawn.ts';

const PAGES: readonly (readonly string[])[] = [
  ['claims'],
  ['claims', 'ect'],
  ['claims', 'references'],
  ['guidelines'],
  ['guidelines', 'canmat-2023'],
  ['learn'],
  ['learn', 'hope-and-prognosis'],
  ['show', 'ipt'],
  ['show', 'mdma'],
  ['options', 'ipt'],
  ['options', 'cannabis'],
];
it.each(PAGES.map((words) => [words.join(' '), words] as const))('%s: text, Markdown and JSON', (_title, words) => {
  for (const format of ['text', 'markdown']) {
    const run = nextstep([...words, '--format', format]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.endsWith('\n')).toBe(true);
    expect(run.stdout).not.toMatch(/undefined|\[object|NaN/);
  }
  const json = nextstep([...words, '--format', 'json']);
  expect(json).toMatchObject({ code: 0, stderr: '' });
  expect(() => JSON.parse(json.stdout) as unknown).not.toThrow();
});

describe('a name without a checked source', () => {
  it.each([
    ['show', ['show', 'ipt']],
    ['by another name', ['show', 'marijuana']],
    ['explain', ['explain', 'ipt', '--set', 'age=46']],
  ])('%s answers, exit 0', (_name, words) => {
    const run = nextstep(words);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Known by name; no checked source, so no verdict.');
    expect(run.stdout).toContain('Why: ');
  });

  it('JSON says that there is no verdict', () => {
    const page = JSON.parse(nextstep(['show', 'ipt', '--format', 'json']).stdout) as Record<string, unknown>;
    expect(page).toMatchObject({ id: 'ipt', standing: 'not-yet-sourced', verdict: null });
  });

  it('options lists all of them, and finds one', () => {
    expect(nextstep(['options']).stdout).toContain('Known by name: no checked source, no verdict (10)');
    const found = JSON.parse(nextstep(['options', 'ipt', '--format', 'json']).stdout) as Record<string, unknown>[];
    expect(found.filter((item) => item['standing'] === 'not-yet-sourced')).toMatchObject([{ id: 'ipt' }]);
  });

  it('cite answers too', () => {
    expect(nextstep(['cite', 'tocilizumab'])).toMatchObject({ code: 0 });
  });

  it('explain still refuses a bad case', () => {
    expect(nextstep(['explain', 'ipt', '--set', 'agee=3'])).toMatchObject({ code: 3, stdout: '' });
  });

  it.each([
    'trials: ["ipt 12 weeks none good"]',
    'trials: ["cannabis 12 weeks none"]',
    'consent: {advance_refusal: [ipt]}',
  ])('a case with %s is read, and told', (line) => {
    const run = nextstep(['explore', '--case', '-'], { input: `case: 1\nas_of: 2026-11-23\nage: 46\n${line}\n` });
    expect(run.code).toBe(0);
    expect(run.stdout.replace(/\s+/g, ' ')).toContain('no checked source, so it has no verdict');
  });
});

it.each([
  [['claims', 'esketamin3'], 'esketamine'],
  [['guidelines', 'canmat-2032'], 'canmat-2023'],
  [['show', 'aticaprent'], 'aticaprant'],
  [['learn', 'definition'], 'definitions'],
] as const)('%s is refused with the nearest word', (words, near) => {
  const run = nextstep(words);
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('ARG-ID');
  expect(run.stderr).toContain(`did you mean ${near}?`);
});

describe('cite', () => {
  it.each(['bibtex', 'ris', 'csl-json'])('--all --format %s is one record a source', (format) => {
    const all = JSON.parse(nextstep(['cite', '--all', '--format', 'json']).stdout) as unknown[];
    const { code, stdout, stderr } = nextstep(['cite', '--all', '--format', format]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const records =
      format === 'csl-json'
        ? (JSON.parse(stdout) as unknown[]).length
        : [...stdout.matchAll(format === 'ris' ? /^TY {2}- /gm : /^@[a-z]+\{/gm)].length;
    expect(records).toBe(all.length);
  });

  it.each(['vancouver', 'ama', 'apa', 'author-year'])('--style %s prints a bibliography', (style) => {
    const run = nextstep(['cite', 'ect', '--style', style]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('Verified');
  });

  it('--check: corrections and later editions are news, an overdue review is a fault of the knowledge base', () => {
    const now = nextstep(['cite', '--check', '--as-of', '2026-11-24', '--format', 'json']);
    const { rows } = JSON.parse(now.stdout) as { rows: { id: string; concern: string; citedBy: string[] }[] };
    expect(now.code).toBe(0);
    expect(rows.map((row) => row.concern)).toContain('corrected');
    expect(rows.find((row) => row.id === 'lam-2024-canmat')?.citedBy).toContain('ect');
    const later = nextstep(['cite', '--check', '--as-of', '2036-01-01']);
    expect(later.code).toBe(4);
    expect(later.stdout).toContain('Review overdue');
    expect(nextstep(['cite', '--check', '--as-of', '2026-02-30']).code).toBe(2);
  });
});

describe('compare', () => {
  it.each(['text', 'markdown', 'json'])('two options as %s, without a case and with one', (format) => {
    for (const words of [[], ['--set', 'age=46']]) {
      const run = nextstep(['compare', 'ect', 'rtms', '--format', format, ...words]);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  it('an emergency of the case stands first', () => {
    const words = [
      'compare',
      'ect',
      'rtms',
      '--set',
      'suicidality.thoughts=active',
      '--set',
      'suicidality.intent_or_plan=yes',
    ];
    expect(nextstep(words).stdout).toMatch(/^EMERGENCY: /);
  });

  it.each([
    [['compare', 'ect'], 'ARG-USAGE', '2 to 6'],
    [['compare', 'ect', 'ect'], 'ARG-USAGE', 'found 1'],
    [['compare', 'ect', 'rtmss'], 'ARG-ID', 'did you mean rtms?'],
    [['compare', 'ect', 'ipt'], 'ARG-ID', 'nextstep show ipt'],
  ] as const)('%s is refused', (words, code, said) => {
    const run = nextstep(words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(code);
    expect(run.stderr).toContain(said);
  });
});

describe('completion', () => {
  it.each([
    ['claims', 'ec', 'ect'],
    ['guidelines', 'can', 'canmat-2023'],
    ['learn', 'ho', 'hope-and-prognosis'],
    ['compare', 'rt', 'rtms'],
    ['show', 'ip', 'ipt'],
    ['cite', 'psil', 'psilocybin'],
  ])('%s %s', (command, start, word) => {
    expect(nextstep(['__complete', '--', command, start]).stdout.split('\n')).toContain(word);
  });

  it('a style of cite', () => {
    expect(nextstep(['__complete', '--', 'cite', '--style', 'a']).stdout).toBe('ama\napa\nauthor-year\n');
  });
});
