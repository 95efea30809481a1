/** Names for the ids of a report, and cautions said once for a whole family. */
import type { Knowledge } from '../knowledge/types.ts';
import type { Finding, RankedOption } from '../reasoning/types.ts';
import { citationsOf } from './build-citations.ts';
import type { Citation, Report } from './types.ts';

const known = new WeakMap<object, Report['names']>();

/** Names for ids, so that renderers need nothing but the report. Nothing of a person plays a part: made once. */
export function namesOf(knowledge: Knowledge): Report['names'] {
  const names = known.get(knowledge) ?? namesIn(knowledge);
  known.set(knowledge, names);
  return names;
}

function namesIn(knowledge: Knowledge): Report['names'] {
  const names = <T extends { readonly id: string }>(items: readonly T[], name: (item: T) => string) =>
    Object.fromEntries(items.map((item) => [item.id, name(item)]));
  const used = new Set(knowledge.options.flatMap((option) => option.medicines));
  return {
    families: names(knowledge.families, (item) => item.name),
    guidelines: names(knowledge.guidelines, (item) => item.name),
    jurisdictions: names(knowledge.header.jurisdictions, (item) => item.name),
    medicines: names(
      knowledge.medicines.filter((item) => used.has(item.id)),
      (item) => item.name,
    ),
    reassessment: names(knowledge.reassessment, (item) => item.name),
    definitions: names(knowledge.definitions, (item) => item.name),
    facts: factNames(knowledge),
  };
}

/** Names of facts that conditions read; findings under their fact ids. */
export function factNames(knowledge: Knowledge): Record<string, string> {
  const { base, defined, computed, conditions, implants } = knowledge.facts;
  return Object.fromEntries([
    ...[...base, ...defined, ...computed].map((fact) => [fact.id, fact.what]),
    ...conditions.map((item) => [`condition.${item.id}`, item.name]),
    ...implants.map((item) => [`implant.${item.id}`, item.name]),
    ...knowledge.options.map((option) => [`exposure.${option.id}`, `Earlier course: ${option.name}`]),
  ]);
}

/**
 * Cautions that are true of everybody and stand on two or more options of a family: said once, at its heading, with the
 * options they are about where those are not all.
 */
export function familyCautionsOf(options: readonly RankedOption[]): Report['familyCautions'] {
  const counts = new Map<string, { family: string; finding: Finding; options: Set<string> }>();
  for (const ranked of options) {
    for (const finding of ranked.findings) {
      if (finding.effect !== 'caution' || !finding.always || finding.origin.startsWith('option:')) continue;
      const key = `${ranked.option.family}\t${finding.rule}`;
      const row = counts.get(key) ?? { family: ranked.option.family, finding, options: new Set<string>() };
      row.options.add(ranked.option.id);
      counts.set(key, row);
    }
  }
  const sizes = new Map<string, number>();
  for (const { option } of options) sizes.set(option.family, (sizes.get(option.family) ?? 0) + 1);
  const cautions: Record<
    string,
    { rule: string; say: string; about: string[] | null; citations: readonly Citation[] }[]
  > = {};
  for (const { family, finding, options: own } of counts.values()) {
    if (own.size < 2) continue;
    (cautions[family] ??= []).push({
      rule: finding.rule,
      say: finding.say,
      about: own.size === sizes.get(family) ? null : [...own],
      citations: citationsOf(finding.citations),
    });
  }
  return cautions;
}
