/**
 * Loads a knowledge base from YAML, as authors write it: every file against its schema, every fault with its place.
 * Cross-file rules are in authoring/; this file asks only whether each file has the right shape.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

import type { z } from 'zod';

import { nearest, type Problem } from '../problems.ts';
import { assemble } from './assemble.ts';
import { FILE_KINDS, type FileKind, REQUIRED_MAPS } from './files.ts';
import { camelise } from './schema/common.ts';
import type { AuthoredKnowledge } from './types.ts';
import { parseYamlFile, type Path, problemAt, type YamlFile } from './yaml-file.ts';

/** One entry with the place it was written at. */
export interface Entry {
  readonly kind: string;
  readonly id: string | null;
  readonly file: YamlFile;
  /** Path of the entry inside its file: [] for a whole file, [3] for a list item. */
  readonly path: Path;
  /** As TypeScript reads it (camelCase). */
  readonly value: unknown;
  /** As written. */
  readonly raw: unknown;
}

export interface LoadedKnowledge {
  /** Null while any file has a fault that would leave the knowledge base incomplete. */
  readonly knowledge: AuthoredKnowledge | null;
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
}

/** Reads every YAML file below `directory`. Never throws for a fault in a file. */
export function loadKnowledge(directory: string): LoadedKnowledge {
  if (!existsSync(directory) || !statSync(directory).isDirectory()) {
    const problem: Problem = {
      code: 'KB-READ',
      severity: 'error',
      message: `there is no folder ${directory}`,
      hint: 'name a folder that holds knowledge-base.yaml',
    };
    return { knowledge: null, entries: [], problems: [problem] };
  }
  const files = new Map<string, string>();
  const unread: Problem[] = [];
  for (const path of yamlFilesBelow(directory)) {
    const name = relative(directory, path).split(sep).join('/');
    try {
      files.set(name, readFileSync(path, 'utf8'));
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      const file = `${basename(directory)}/${name}`;
      unread.push({ code: 'KB-READ', severity: 'error', message: `${file} cannot be read (${code})`, file });
    }
  }
  const loaded = loadFiles(files, basename(directory));
  return unread.length === 0 ? loaded : { ...loaded, knowledge: null, problems: [...unread, ...loaded.problems] };
}

/** The same from texts by path below the folder; `folder` is only shown. */
export function loadFiles(files: ReadonlyMap<string, string>, folder: string): LoadedKnowledge {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  const hash = createHash('sha256');
  for (const [name, text] of files) {
    hash.update(name).update('\0').update(text).update('\0');
    const kind = FILE_KINDS.find((candidate) => candidate.pattern.test(name));
    const file = parseYamlFile(`${folder}/${name}`, text);
    problems.push(...file.problems);
    if (kind === undefined) {
      problems.push(unknownFile(file, name));
    } else if (file.value !== undefined) {
      readEntries(kind, file, entries, problems);
    }
  }
  for (const kind of REQUIRED_MAPS) {
    if (!entries.some((entry) => entry.kind === kind)) {
      problems.push({ code: 'KB-READ', severity: 'error', message: `the file for ${kind} is missing or has faults` });
    }
  }
  problems.push(...duplicates(entries));
  const knowledge = problems.length === 0 ? assemble(entries, hash.digest('hex')) : null;
  return { knowledge, entries, problems };
}

function unknownFile(file: YamlFile, name: string): Problem {
  const folder = name.split('/')[0] ?? name;
  const folders = FILE_KINDS.map((kind) => /^\^([a-z]+)\\\//.exec(kind.pattern.source)?.[1] ?? '');
  const near = nearest(folder, folders.filter(Boolean));
  return {
    code: 'KB-READ',
    severity: 'error',
    message: `no kind of entry is kept at ${name}`,
    file: file.name,
    line: 1,
    column: 1,
    ...(near === null ? {} : { hint: `did you mean the folder ${near}?` }),
  };
}

function readEntries(kind: FileKind, file: YamlFile, entries: Entry[], problems: Problem[]): void {
  if (kind.shape === 'list') {
    if (!Array.isArray(file.value)) {
      problems.push(problemAt(file, [], 'KB-SCHEMA', 'this file must be a list of entries'));
      return;
    }
    file.value.forEach((raw: unknown, index) => addEntry(kind, file, [index], raw, entries, problems));
    return;
  }
  addEntry(kind, file, [], file.value, entries, problems);
}

function addEntry(
  kind: FileKind,
  file: YamlFile,
  path: Path,
  raw: unknown,
  entries: Entry[],
  problems: Problem[],
): void {
  const parsed = kind.schema.safeParse(raw);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(...schemaProblems(file, path, issue));
    return;
  }
  const id = (raw as { id?: unknown }).id;
  const entry: Entry = {
    kind: kind.kind,
    id: typeof id === 'string' ? id : null,
    file,
    path,
    value: camelise(parsed.data),
    raw,
  };
  if (kind.shape === 'one' && entry.id !== basename(file.name, '.yaml')) {
    problems.push(
      problemAt(file, ['id'], 'KB-FILE-NAME', `the id is ${String(id)} but the file is ${basename(file.name)}`),
    );
  }
  entries.push(entry);
}

function schemaProblems(file: YamlFile, path: Path, issue: z.core.$ZodIssue): Problem[] {
  const where = [...path, ...issue.path.filter((step) => typeof step !== 'symbol')];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problemAt(file, where, 'KB-UNKNOWN-KEY', `the key \`${key}\` is not part of this schema`, { key, found: key }),
    );
  }
  if (issue.code === 'invalid_union') {
    // The alternative that got furthest says best what is wrong.
    const deepest = issue.errors
      .flatMap((alternative) => alternative.slice(0, 1))
      .sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined && deepest.path.length > 0) {
      return schemaProblems(file, where, deepest);
    }
  }
  const at = where.join('.');
  return [problemAt(file, where, 'KB-SCHEMA', `${at === '' ? 'this entry' : `\`${at}\``}: ${issue.message}`)];
}

function duplicates(entries: readonly Entry[]): Problem[] {
  const seen = new Map<string, Entry>();
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (entry.id === null) continue;
    const key = `${entry.kind} ${entry.id}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, entry);
    else {
      problems.push(
        problemAt(
          entry.file,
          [...entry.path, 'id'],
          'KB-DUPLICATE-ID',
          `${key} is already defined in ${first.file.name}`,
        ),
      );
    }
  }
  return problems;
}

function yamlFilesBelow(directory: string): string[] {
  const found: string[] = [];
  for (const item of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, item.name);
    if (item.isDirectory()) {
      if (item.name !== 'schema') found.push(...yamlFilesBelow(path));
    } else if (item.name.endsWith('.yaml') || item.name.endsWith('.yml')) found.push(path);
  }
  return found.sort();
}
