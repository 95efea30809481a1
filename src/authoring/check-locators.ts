/** Where a rule that blocks or adjusts was read: a label or guideline of each country it names, with the place. */
import type { Entry } from '../knowledge/load.ts';
import type { Problem } from '../problems.ts';
import { entryProblem, walk } from './walk.ts';

const BLOCKING = new Set(['contraindicate', 'avoid', 'adjust']);
const BINDING = new Set(['label', 'guideline']);
const NOT_READ = 'not read';

interface RawRule {
  readonly id?: string;
  readonly effect?: string;
  readonly jurisdictions?: readonly string[];
  readonly sources?: readonly { readonly id?: string; readonly at?: string }[];
  readonly label_copy?: { readonly kind: string; readonly edition: string };
}

interface RawReference {
  readonly type?: string;
  readonly jurisdiction?: string;
}

/** One rule that blocks or adjusts, where it stands in its file, and how it was read. */
export interface ReadRule {
  readonly entry: Entry;
  readonly path: readonly (string | number)[];
  readonly rule: RawRule;
  /** A source of the rule has a place that was read. */
  readonly located: boolean;
  /** Countries the rule names without a label or guideline of theirs, or `any` when it names none and has neither. */
  readonly missing: readonly string[];
}

/** Every blocking or adjusting rule of the knowledge base, study cases aside. */
export function readRules(entries: readonly Entry[]): ReadRule[] {
  const references = new Map(
    entries.filter((entry) => entry.kind === 'reference').map((entry) => [entry.id, entry.raw as RawReference]),
  );
  const found: ReadRule[] = [];
  for (const entry of entries) {
    if (entry.kind === 'study') continue;
    walk(entry.raw, ({ key, value, path }) => {
      if (key !== 'rules' || !Array.isArray(value)) return;
      value.forEach((raw: unknown, index) => {
        const rule = raw as RawRule;
        if (rule.effect === undefined || !BLOCKING.has(rule.effect)) return;
        const places = (rule.sources ?? []).filter((source) => source.at !== undefined && source.at !== NOT_READ);
        const texts = places
          .map((source) => references.get(source.id ?? ''))
          .filter((reference) => reference !== undefined && BINDING.has(reference.type ?? ''));
        const missing =
          rule.jurisdictions === undefined
            ? texts.length > 0
              ? []
              : ['any']
            : rule.jurisdictions.filter((country) => !texts.some((text) => text?.jurisdiction === country));
        found.push({ entry, path: [...path, index], rule, located: places.length > 0, missing });
      });
    });
  }
  return found;
}

/** A rule says where it was read, in a text that binds in each country it names, or that only a copy was. */
export function checkLocators(entries: readonly Entry[]): Problem[] {
  return readRules(entries).flatMap(({ entry, path, rule, located, missing }) => {
    const name = rule.id ?? '';
    const copied = rule.label_copy !== undefined;
    const placed = (rule.sources ?? []).some((source) => source.at !== undefined);
    if (!located && !(copied && placed)) {
      return [
        entryProblem(entry, path, 'KB-LOCATOR', `rule ${name} names no place in its source`, {
          hint: 'give `at`, or `at: not read` with a label_copy',
        }),
      ];
    }
    if (missing.length === 0 || copied) return [];
    return [
      entryProblem(entry, path, 'KB-LOCATOR', `rule ${name} cites no label or guideline of: ${missing.join(', ')}`, {
        hint: 'cite one of each country under `jurisdictions`, or say in label_copy what was read instead',
      }),
    ];
  });
}
