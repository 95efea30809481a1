/** From text to a case: JSON when the text starts with "{", YAML otherwise. A JSON case never loads the YAML library. */
import type { Jurisdiction } from '../knowledge/types.ts';
import type { Problem } from '../problems.ts';
import type { Parsed } from './located.ts';
import { parseJson } from './parse-json.ts';
import { readCase } from './read-case.ts';
import type { CaseKnowledge } from './registry.ts';
import { applySettings } from './settings.ts';
import type { CaseReading } from './types.ts';

/** Parses either form into located nodes. */
export async function parseText(text: string, file: string | null): Promise<Parsed<Problem>> {
  if (/^\ufeff?\s*\{/.test(text.slice(0, 4096))) return parseJson(text, file);
  const { parseYaml } = await import('./parse-yaml.ts');
  return parseYaml(text, file);
}

export interface ParseOptions {
  readonly today: string;
  readonly asOfOverride?: string | null;
  readonly jurisdictionOverride?: Jurisdiction | null;
  /** `--set key=value`, applied in order before the case is read. */
  readonly settings?: readonly string[];
}

/** Parses a case, applies settings and reads it; every fault at once. */
export async function parseCase(
  text: string,
  file: string | null,
  knowledge: CaseKnowledge,
  options: ParseOptions,
): Promise<CaseReading> {
  const parsed = await parseText(text, file);
  if (parsed.node === null) return { case: null, problems: parsed.problems };
  const set = applySettings(parsed.node, options.settings ?? [], knowledge);
  const reading = readCase(set.node, knowledge, {
    today: options.today,
    asOfOverride: options.asOfOverride ?? null,
    jurisdictionOverride: options.jurisdictionOverride ?? null,
  });
  return set.problems.length === 0 ? reading : { case: null, problems: [...set.problems, ...reading.problems] };
}
