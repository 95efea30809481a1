/** Two libraries read the knowledge base: the fast one what is sound, the one that knows places all else. They agree. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

import { parseYamlFile } from '../../src/knowledge/yaml-file.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

function read(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

describe('a file of the knowledge base', () => {
  it('says the same to both', () => {
    const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(700);
    const differing = files.filter((name) => {
      const text = readFileSync(join(DATA, name), 'utf8');
      return !isDeepStrictEqual(parseYamlFile(name, text).value, read(text));
    });
    expect(differing).toEqual([]);
  });
});

describe('a word that could be taken in two ways', () => {
  const WORDS = [
    ...[
      '010',
      '0o10',
      '0x1F',
      '0b11',
      '1_000',
      '1e3',
      '1.',
      '.5',
      '+1',
      '-0',
      '.inf',
      '.nan',
      '08',
      '12:30',
      '1:30:00',
    ],
    ...['~', 'null', 'Null', 'yes', 'no', 'on', 'True', 'tRUE', '2026-11-23', '2026-11-23T10:00:00Z', '=', '<<', ''],
    ...[
      '9007199254740993',
      '"a\\u0041"',
      "'it''s'",
      '[a, b,]',
      '{a: 1, b: }',
      '"b\n  c"',
      '|2\n   x',
      '>\n\n x\n  y\n',
    ],
    ...['!tag b', '&a b', '# b', 'R&D', '__proto__'],
  ];
  it.each(WORDS)('%j', (word) => {
    const text = `a: ${word}\n`;
    expect(parseYamlFile('a.yaml', text).value).toEqual(read(text));
  });
});

describe('a fault', () => {
  it.each([
    ['a: 1\na: 2\n', 'KB-DUPLICATE-KEY', 2],
    ['a: [1\n', 'KB-SYNTAX', 2],
    ['a: *none\n', 'KB-SYNTAX', 1],
    ['a:\n\tb: 1\n', 'KB-SYNTAX', 2],
  ])('%j is told with its place', (text, code, line) => {
    expect(parseYamlFile('a.yaml', text).problems[0]).toMatchObject({ code, line });
  });
});
