/**
 * The compiled knowledge base: core.json (read by every run), line files of which only the lines asked for are parsed, and
 * the popular claims, which only their command reads. No YAML and no schema library on this path.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CslItem } from './csl.ts';
import type {
  AuthoredKnowledge,
  InteractionTable,
  Knowledge,
  LearnPage,
  Medicine,
  MedicineClass,
  OptionDetails,
  PopularClaims,
  Reference,
  ShownOption,
  ShownRule,
} from './types.ts';

/** What core.json holds. */
interface Core extends Omit<
  Knowledge,
  'references' | 'details' | 'shownOption' | 'shownRule' | 'popularClaims' | 'learn' | 'interactions'
> {
  readonly learnIds: readonly string[];
}

/** The files as text, keyed by file name. Deterministic: same knowledge, same bytes. */
export function compileKnowledge(knowledge: AuthoredKnowledge): Record<string, string> {
  const { references, details, shownOption, shownRule } = knowledge;
  const ids = knowledge.options.map((option) => option.id);
  return {
    'core.json': toJson(coreOf(knowledge)),
    'options.jsonl': lines(
      ids.map((id) => [id, { shown: shownOption(id), details: details(id) } satisfies OptionLine]),
    ),
    'rules.jsonl': lines(knowledge.rules.map((_, index) => [ruleKey(index), shownRule(index)])),
    'interactions.json': toJson(withoutOrigins(knowledge.interactions())),
    'references.jsonl': lines(references.ids.map((id) => [id, references.get(id)])),
    'csl.jsonl': lines(references.ids.map((id) => [id, references.item(id)])),
    'claims.json': toJson(knowledge.popularClaims()),
    'learn.jsonl': lines(knowledge.learn.ids.map((id) => [id, knowledge.learn.get(id)])),
  };
}

interface OptionLine {
  readonly shown: ShownOption | null;
  readonly details: OptionDetails | null;
}

/** Leaves out what an ordinary run never reads, so that it need not be parsed: see the types for what stays. */
function coreOf(knowledge: AuthoredKnowledge): Core {
  const {
    references,
    details,
    shownOption,
    shownRule,
    interactions,
    fullOptions,
    claims,
    studies,
    popularClaims,
    learn,
    ...core
  } = knowledge;
  void [references, details, shownOption, shownRule, interactions, fullOptions, claims, studies, popularClaims];
  return {
    ...core,
    learnIds: learn.ids,
    families: core.families.map(({ rules: _rules, ...family }) => family),
    classes: core.classes.map(({ rules: _rules, sources: _sources, ...item }): MedicineClass => item),
    medicines: core.medicines.map(({ rules: _rules, sources: _sources, ...medicine }): Medicine => medicine),
    options: core.options.map((option) => ({ ...option, indications: option.indications.map(withoutOrigin) })),
    rules: core.rules.map(withoutOrigin),
  };
}

/** Without the claims it was taken from and the way its label was read. */
function withoutOrigin<Part extends object>(part: Part): Omit<Part, 'from' | 'labelCopy'> {
  const { from, labelCopy, ...rest } = part as Part & { from?: unknown; labelCopy?: unknown };
  void [from, labelCopy];
  return rest;
}

function withoutOrigins({ rules, of, loads }: InteractionTable): InteractionTable {
  return { rules: rules.map(withoutOrigin), of, loads };
}

/** Keys of a line file are in the order of their letters. */
function lines(rows: readonly (readonly [string, unknown])[]): string {
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([id, value]) => `${id}\t${toJson(value)}\n`).join('');
}

function ruleKey(index: number): string {
  return String(index).padStart(6, '0');
}

/** Reads the compiled form from `folder`. Throws only when the build is missing or broken. */
export function readCompiled(folder: string): Knowledge {
  const core = JSON.parse(readAscii(join(folder, 'core.json'))) as Core;
  const options = lineFile(join(folder, 'options.jsonl'));
  const rules = lineFile(join(folder, 'rules.jsonl'));
  let interactions: InteractionTable | null = null;
  const references = lineFile(join(folder, 'references.jsonl'));
  const items = lineFile(join(folder, 'csl.jsonl'));
  const pages = lineFile(join(folder, 'learn.jsonl'));
  return {
    ...core,
    details: (id) => (options.get(id) as OptionLine | null)?.details ?? null,
    shownOption: (id) => (options.get(id) as OptionLine | null)?.shown ?? null,
    interactions: () => (interactions ??= JSON.parse(readAscii(join(folder, 'interactions.json'))) as InteractionTable),
    shownRule: (index) => rules.get(ruleKey(index)) as ShownRule | null,
    references: {
      get ids() {
        return references.ids();
      },
      get: (id) => references.get(id) as Reference | null,
      item: (id) => items.get(id) as CslItem | null,
      json: (id) => items.json(id),
    },
    popularClaims: () => JSON.parse(readAscii(join(folder, 'claims.json'))) as PopularClaims,
    learn: { ids: core.learnIds, get: (id) => pages.get(id) as LearnPage | null },
  };
}

interface LineFile {
  get(id: string): unknown;
  /** What stands on the line, as JSON with letters of any kind. */
  json(id: string): string | null;
  ids(): string[];
}

/**
 * A file of sorted `id TAB json` lines, read on first use, each line parsed on first use. Whoever asks in the order of
 * the ids walks through the file once.
 */
function lineFile(path: string): LineFile {
  let text: string | null = null;
  let place = 0;
  const parsed = new Map<string, unknown>();
  const read = () => (text ??= `\n${readAscii(path)}`);
  const line = (id: string): string | null => {
    const start = find(read(), `\n${id}\t`, place);
    if (start < 0) return null;
    place = start;
    return read().slice(start + id.length + 2, read().indexOf('\n', start + 1));
  };
  return {
    get(id) {
      const known = parsed.get(id);
      if (known !== undefined) return known;
      const json = line(id);
      if (json === null) return null;
      const value: unknown = JSON.parse(json);
      parsed.set(id, value);
      return value;
    },
    json(id) {
      const json = line(id);
      // Letters beyond ASCII were written as escapes.
      return json?.includes('\\u') === true ? JSON.stringify(JSON.parse(json)) : json;
    },
    ids: () => [...read().matchAll(/^([^\t\n]+)\t/gm)].map((match) => match[1] as string),
  };
}

function find(text: string, word: string, from: number): number {
  const ahead = text.indexOf(word, from);
  return ahead >= 0 || from === 0 ? ahead : text.indexOf(word);
}

/** One byte a letter: `toJson` wrote nothing else. */
function readAscii(path: string): string {
  return readFileSync(path, 'latin1');
}

/** JSON in ASCII letters, which is the fastest to read. */
function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
