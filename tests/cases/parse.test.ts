import { describe, expect, it } from 'vitest';

import type { LocatedNode } from '../../src/cases/located.ts';
import { locatePlain } from '../../src/cases/located.ts';
import { parseText } from '../../src/cases/index.ts';
import { parseJson } from '../../src/cases/parse-json.ts';
import { parseYaml } from '../../src/cases/parse-yaml.ts';
import { position } from './fixture.ts';

/** The tree without positions. */
function plain(node: LocatedNode | null): unknown {
  if (node === null) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

describe('JSON', () => {
  it('reads every kind of value', () => {
    const value = { a: [1, -2.5e2, 0], 'b\n"': { c: null, d: true, e: false, f: 'é\u0001\\/' }, g: {}, h: [] };
    const { node, problems } = parseJson(JSON.stringify(value, null, 2), null);
    expect(problems).toEqual([]);
    expect(plain(node)).toEqual(value);
  });

  it('keeps positions, paths and duplicate keys', () => {
    const { node } = parseJson('{\r\n  "age": 46,\r\n  "age": 47\r\n}', 'case.json');
    if (node?.kind !== 'map') throw new Error('a map is expected');
    expect(node.entries.map((entry) => [entry.line, entry.column, entry.duplicateOf?.line ?? null])).toEqual([
      [2, 3, null],
      [3, 3, 2],
    ]);
    expect(node.entries[1]?.value).toMatchObject({ line: 3, column: 10, path: 'age', source: { file: 'case.json' } });
  });

  it.each([
    ['', '1:1'],
    ['{', '1:2'],
    ['{"a": 1,}', '1:9'],
    ['{"a": [1,]}', '1:10'],
    ['{a: 1}', '1:2'],
    ['{"a" 1}', '1:6'],
    ['{"a": 1} x', '1:10'],
    ['{"a": "b\n"}', '1:9'],
    ['{"a": "\\x"}', '1:8'],
    ['{"a": 01}', '1:8'],
    ['{\n "a": nope}', '2:7'],
    ['{"a": 1e999}', '1:12'],
    ['{"a": // no\n1}', '1:7'],
  ])('%j is a syntax fault', (text, where) =>
    expect(parseJson(text, null).problems.map(position)).toEqual([`CASE-SYNTAX ${where}`]),
  );

  it.each([
    ['depth', '['.repeat(40) + ']'.repeat(40)],
    ['very deep', '['.repeat(500_000)],
    ['text', `{"a": "${'x'.repeat(2001)}"}`],
    ['values', `[${'1,'.repeat(60_000)}1]`],
    ['size', `"${'x'.repeat(1024 * 1024)}"`],
  ])('limits %s', (_what, text) => expect(parseJson(text, null).problems[0]?.code).toBe('CASE-LIMIT'));

  it('takes no key for a property of objects', () => {
    const { node } = parseJson('{"__proto__": {"x": 1}, "constructor": 2}', null);
    expect(node?.kind === 'map' && node.entries.map((entry) => entry.key)).toEqual(['__proto__', 'constructor']);
  });
});

describe('YAML', () => {
  it.each([
    ['a: ?\nb: 1', { a: '?', b: 1 }],
    ['a: ? # not known\nb: [x, ?, ? ]', { a: '?', b: ['x', '?', '?'] }],
    ['a: {b: ?, c: ?}', { a: { b: '?', c: '?' } }],
    ['a:\n  - ?\n  - x', { a: ['?', 'x'] }],
    ['a: [x,\n  ?]', { a: ['x', '?'] }],
    ['a: "is it: ?"', { a: 'is it: ?' }],
    [
      'a: yes\nb: true\nc: ~\nd:\ne: 2026-11-23\nf: 128/82\ng: 90+',
      { a: 'yes', b: true, c: null, d: null, e: '2026-11-23', f: '128/82', g: '90+' },
    ],
    ['a: &x {b: 1}\nc: *x', { a: { b: 1 }, c: { b: 1 } }],
    ['', null],
    ['# only a comment', null],
    ['\ufeffa: 1', { a: 1 }],
  ])('%j', async (text, expected) => {
    const { node, problems } = await parseYaml(text, null);
    expect(problems).toEqual([]);
    expect(plain(node)).toEqual(expected);
  });

  it('keeps positions', async () => {
    const { node } = await parseYaml('age: 46\ntrials:\n  - drug: x\n    dose: ?\n    weeks: 3\n', 'case.yaml');
    if (node?.kind !== 'map') throw new Error('a map is expected');
    const trials = node.entries[1]?.value;
    const first = trials?.kind === 'list' ? trials.items[0] : null;
    const places =
      first?.kind === 'map'
        ? first.entries.map((entry) => [entry.line, entry.column, entry.value.column, entry.value.path])
        : [];
    expect(places).toEqual([
      [3, 5, 11, 'trials[0].drug'],
      [4, 5, 11, 'trials[0].dose'],
      [5, 5, 12, 'trials[0].weeks'],
    ]);
    expect(first?.source.lines[3]).toBe('    dose: ?');
  });

  it('collects all syntax faults', async () => {
    const { problems } = await parseYaml('a: [1\nb: "x\nc: {', null);
    expect(problems.length).toBeGreaterThan(1);
    expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set(['CASE-SYNTAX']));
  });

  it.each([
    ['tabs', 'a:\n\tb: 1', 'CASE-SYNTAX'],
    ['two documents', 'a: 1\n---\nb: 2', 'CASE-SYNTAX'],
    ['tags', 'a: !mine 1', 'CASE-SYNTAX'],
    ['binary', 'a: !!binary aGk=', 'CASE-TYPE'],
    ['infinity', 'a: .inf', 'CASE-TYPE'],
    ['map keys', '{a: 1}: 2', 'CASE-SYNTAX'],
    ['depth', `a: ${'['.repeat(40)}${']'.repeat(40)}`, 'CASE-LIMIT'],
    ['text', `a: ${'x'.repeat(2001)}`, 'CASE-LIMIT'],
    ['aliases', `a: &x 1\nb: [${'*x, '.repeat(60)}]`, 'CASE-LIMIT'],
    ['a circle', 'a: &x [*x]', 'CASE-LIMIT'],
    ['brackets without end', `a: ${'['.repeat(1_000_000)}`, 'CASE-LIMIT'],
    ['braces without end', '{a: '.repeat(200_000), 'CASE-LIMIT'],
    ['dashes without end', '- '.repeat(500_000), 'CASE-LIMIT'],
    ['question marks without end', '? '.repeat(500_000), 'CASE-LIMIT'],
    [
      'laughs',
      [
        'a: &a [x,x,x,x,x,x,x,x,x]',
        'b: &b [*a,*a,*a,*a,*a,*a,*a,*a]',
        'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]',
        'd: [*c,*c,*c,*c,*c]',
      ].join('\n'),
      'CASE-LIMIT',
    ],
    ['size', 'x'.repeat(1024 * 1024 + 1), 'CASE-LIMIT'],
  ])('refuses %s', async (_what, text, code) => {
    const { node, problems } = await parseYaml(text, null);
    expect(node).toBeNull();
    expect(problems[0]?.code).toBe(code);
  });
});

describe('either', () => {
  it('tells JSON by its first character', async () => {
    expect(plain((await parseText(' \n{"a": "yes"}', null)).node)).toEqual({ a: 'yes' });
    expect(plain((await parseText('a: yes', null)).node)).toEqual({ a: 'yes' });
    expect((await parseText('{a: yes}', null)).problems[0]).toMatchObject({
      code: 'CASE-SYNTAX',
      hint: expect.stringContaining('JSON'),
    });
  });

  it('locates plain data without positions', () => {
    const value = { a: [1, { b: null }], c: 'x' };
    expect(plain(locatePlain(value))).toEqual(value);
  });
});
