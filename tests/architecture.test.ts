/** The house rules, executed: rooms and their doors, no clinical word in code, the surface that others rely on. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { PROGRAM_VERSION } from '../src/explore.ts';
import { shipped } from './acceptance/fixture.ts';
import { nextstep } from './e2e/spawn.ts';
import { expectGolden } from './golden/golden.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');
const knowledge = shipped();

interface Source {
  readonly name: string;
  readonly tree: ts.SourceFile;
}
const SOURCES: readonly Source[] = readdirSync(join(ROOT, 'src'), { withFileTypes: true, recursive: true })
  .filter((item) => item.isFile() && item.name.endsWith('.ts'))
  .map((item) => relative(ROOT, join(item.parentPath, item.name)))
  .sort()
  .map((name) => ({ name, tree: ts.createSourceFile(name, read(name), ts.ScriptTarget.Latest, true) }));

/** Every name and literal of a file, without its comments, with the line it stands on. */
function wordsIn(source: Source): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = [];
  const visit = (node: ts.Node): void => {
    const leaf =
      ts.isIdentifier(node) ||
      ts.isLiteralExpression(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isTemplateHead(node);
    if (leaf)
      found.push({
        text: node.getText(source.tree),
        line: source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1,
      });
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}

describe('rooms', () => {
  it('keep to their doors, and the check saw them all', { timeout: 120_000 }, () => {
    const cruise = spawnSync(
      process.execPath,
      [
        join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
        'src',
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'json',
      ],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const { summary } = JSON.parse(cruise.stdout) as {
      summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
    };
    expect(summary.violations.map((item) => `${item.rule.name}: ${item.from} -> ${item.to}`)).toEqual([]);
    expect(summary.totalCruised).toBeGreaterThan(40);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(SOURCES.length);
  });

  it('have no door to the network', () => {
    const network = /^(?:node:)?(?:https?|http2|net|tls|dns|dgram|inspector|undici|ws|axios|got)(?:\/|$)/;
    const calls = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'sendBeacon']);
    const found = SOURCES.flatMap((source) =>
      wordsIn(source)
        .filter(({ text }) => network.test(text.replace(/^['"`]|['"`]$/g, '')) || calls.has(text))
        .map(({ text, line }) => `${source.name}:${line} ${text}`),
    );
    expect(found).toEqual([]);
  });
});

describe('clinical words stand in data/', () => {
  /** Synonyms that are also words of English, of the language or of what figures are not; each with its reason. */
  const ORDINARY: Readonly<Record<string, string>> = {
    same: 'English; a synonym of S-adenosylmethionine',
    pop: 'the array method; progestogen-only pill',
    iron: 'English',
    t3: 'a name with a digit, in the pattern that tells names from figures',
  };
  const names = new Set(
    knowledge.medicines
      .flatMap((item) => [item.id, item.name, ...item.synonyms, ...Object.values(item.brands).flat()])
      .map((name) => name.toLowerCase()),
  );
  for (const word of Object.keys(ORDINARY)) names.delete(word);
  const escaped = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![A-Za-z0-9])(?:${escaped.join('|')})(?![A-Za-z0-9])`, 'i');

  it('the pattern finds what it is meant to find', () => {
    expect(names.size).toBeGreaterThan(500);
    for (const word of ['lithium', 'Aspirin', 'prozac']) expect(pattern.test(`'${word}'`), word).toBe(true);
    expect(pattern.test('nextstep show lithium')).toBe(true);
    expect(pattern.test('another other thing')).toBe(false);
  });

  it('no medicine is named in src/ outside comments', () => {
    const found = SOURCES.flatMap((source) =>
      wordsIn(source).flatMap(({ text, line }) => {
        const match = pattern.exec(text);
        return match === null ? [] : [`${source.name}:${line} ${match[0]}`];
      }),
    );
    expect(found).toEqual([]);
  });
});

describe('what others rely on', () => {
  it('the names the library exports', () => {
    const index = SOURCES.find((source) => source.name === join('src', 'index.ts'));
    const names: string[] = [];
    index?.tree.forEachChild((node) => {
      if (!ts.isExportDeclaration(node) || node.exportClause === undefined || !ts.isNamedExports(node.exportClause))
        return;
      for (const item of node.exportClause.elements)
        names.push(`${node.isTypeOnly || item.isTypeOnly ? 'type ' : ''}${item.name.text}`);
    });
    expectGolden('library.txt', `${names.sort().join('\n')}\n`);
  });

  it('the keys of the JSON report', () => {
    const schema = JSON.parse(read('data', 'schema', 'report-1.schema.json')) as JsonSchema;
    expectGolden('report-keys.txt', `${[...new Set(keysOf(schema, schema, ''))].sort().join('\n')}\n`);
  });

  it('the version of the program', () => {
    expect(PROGRAM_VERSION).toBe((JSON.parse(read('package.json')) as { version: string }).version);
  });

  it('the commands of the README exist, with their flags', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
    const lines = [...read('README.md').matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) =>
      (match[1] ?? '').split('\n'),
    );
    const commands = lines
      .flatMap((line) => line.split('&&'))
      .map((part) => part.replace(/#.*$/, '').trim())
      .filter((part) => part !== '');
    expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm test']));
    for (const command of commands) {
      const words = command.split(/\s+/);
      if (words[0] === 'npm') {
        const script = words[1] === 'run' ? words[2] : words[1];
        if (script !== 'ci') expect(scripts, command).toContain(script);
        continue;
      }
      expect(words.slice(0, 2), command).toEqual(['node', 'bin/nextstep.js']);
      const verbs = words.slice(2, words[2] === 'kb' ? 4 : 3);
      const help = nextstep([...verbs, '--help']);
      expect(help.code, command).toBe(0);
      for (const flag of words.filter((word) => word.startsWith('--'))) expect(help.stdout, command).toContain(flag);
    }
  });
});

interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Every key below a schema as a path; lists as []. */
function keysOf(node: JsonSchema, root: JsonSchema, path: string): string[] {
  if (node.$ref !== undefined) return keysOf(root.$defs?.[node.$ref.replace('#/$defs/', '')] ?? {}, root, path);
  const below = Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const own = path === '' ? key : `${path}.${key}`;
    return [own, ...keysOf(value, root, own)];
  });
  const items = node.items === undefined ? [] : keysOf(node.items, root, `${path}[]`);
  return [...below, ...items, ...(node.anyOf ?? []).flatMap((part) => keysOf(part, root, path))];
}

it('no file holds what a merge leaves behind', () => {
  const texts = ['src', 'data', 'docs', 'tests', 'scripts'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name)),
  );
  const marked = [...texts, join(ROOT, 'README.md'), join(ROOT, 'CHANGELOG.md')].filter((path) =>
    /^(?:<{7}|>{7}|\|{7})(?: |$)/m.test(readFileSync(path, 'utf8')),
  );
  expect(marked.map((path) => relative(ROOT, path))).toEqual([]);
});
