/** Walks a knowledge-base entry as written, so that every fault can name its line. */
import type { Entry } from '../knowledge/load.ts';
import { type Path, problemAt } from '../knowledge/yaml-file.ts';
import type { Problem, ProblemCode } from '../problems.ts';

/** Keys whose content is not knowledge-base structure: cases are checked by running them, figures by comparison. */
const OPAQUE = new Set(['case', 'figures', 'arms', 'brands']);

export interface Visit {
  readonly key: string;
  readonly value: unknown;
  /** Path from the top of the entry. */
  readonly path: Path;
  /** Keys from the top of the entry to here, without list indices. */
  readonly keys: readonly string[];
  readonly parent: Readonly<Record<string, unknown>>;
}

/** Calls `visit` for every key of every map below `raw`, outside in. */
export function walk(raw: unknown, visit: (item: Visit) => void, path: Path = [], keys: readonly string[] = []): void {
  if (Array.isArray(raw)) {
    raw.forEach((item: unknown, index) => walk(item, visit, [...path, index], keys));
    return;
  }
  if (raw === null || typeof raw !== 'object') return;
  for (const [key, value] of Object.entries(raw)) {
    visit({ key, value, path: [...path, key], keys: [...keys, key], parent: raw as Record<string, unknown> });
    if (!OPAQUE.has(key)) walk(value, visit, [...path, key], [...keys, key]);
  }
}

/** A problem at a place inside an entry. */
export function entryProblem(
  entry: Entry,
  path: Path,
  code: ProblemCode,
  message: string,
  more: Partial<Pick<Problem, 'hint' | 'found' | 'expected' | 'severity'>> = {},
): Problem {
  return problemAt(entry.file, [...entry.path, ...path], code, message, more);
}
