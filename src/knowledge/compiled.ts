/**
 * The compiled knowledge base: core.json (read by every run) and two line files, details.jsonl and references.jsonl,
 * of which only the lines asked for are parsed. No YAML and no schema library on this path.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { AuthoredKnowledge, Knowledge, OptionDetails, Reference } from './types.ts';

/** The three files as text, keyed by file name. Deterministic: same knowledge, same bytes. */
export function compileKnowledge(knowledge: AuthoredKnowledge): Record<string, string> {
  const { references, details, fullOptions, claims, studies, ...core } = knowledge;
  void [claims, studies];
  return {
    'core.json': JSON.stringify(core),
    'details.jsonl': lines(fullOptions.map((option) => [option.id, details(option.id)])),
    'references.jsonl': lines(references.ids.map((id) => [id, references.get(id)])),
  };
}

function lines(rows: readonly (readonly [string, unknown])[]): string {
  return `\n${rows.map(([id, value]) => `${id}\t${JSON.stringify(value)}\n`).join('')}`;
}

/** Reads the compiled form from `folder`. Throws only when the build is missing or broken. */
export function readCompiled(folder: string): Knowledge {
  const core = JSON.parse(readFileSync(join(folder, 'core.json'), 'utf8')) as Omit<Knowledge, 'references' | 'details'>;
  const detailsFile = lineFile(join(folder, 'details.jsonl'));
  const referencesFile = lineFile(join(folder, 'references.jsonl'));
  return {
    ...core,
    details: (id) => detailsFile.get(id) as OptionDetails | null,
    references: {
      get ids() {
        return referencesFile.ids();
      },
      get: (id) => referencesFile.get(id) as Reference | null,
    },
  };
}

/** A file of `id TAB json` lines, read on first use, each line parsed on first use. */
function lineFile(path: string): { get(id: string): unknown; ids(): string[] } {
  let text: string | null = null;
  const parsed = new Map<string, unknown>();
  const read = () => (text ??= readFileSync(path, 'utf8'));
  return {
    get(id) {
      if (parsed.has(id)) return parsed.get(id) ?? null;
      const all = read();
      const start = all.indexOf(`\n${id}\t`);
      const value: unknown =
        start < 0 ? null : JSON.parse(all.slice(start + id.length + 2, all.indexOf('\n', start + 1)));
      parsed.set(id, value);
      return value;
    },
    ids: () => [...read().matchAll(/^([^\t\n]+)\t/gm)].map((match) => match[1] as string),
  };
}
