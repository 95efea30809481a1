/** What the knowledge base holds and how far it can be trusted, in figures an outsider can check. */
import { createHash } from 'node:crypto';

import type { Entry } from '../knowledge/load.ts';
import type { AuthoredKnowledge, Option } from '../knowledge/types.ts';
import { printedFigures } from './check-figures.ts';
import { type ReadRule, readRules } from './check-locators.ts';
import { type Coverage, coverageOf } from './stats-coverage.ts';
import { walk } from './walk.ts';

export interface Stats {
  readonly version: string;
  readonly sha256: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Per option: every field is filled, or says why not. */
  readonly fields: readonly {
    readonly option: string;
    readonly filled: number;
    readonly notKnown: Readonly<Record<string, string>>;
  }[];
  readonly rules: {
    readonly blockingOrAdjusting: number;
    readonly withLocator: number;
    /** Place not known: a list that may only shrink. */
    readonly locatorNotRead: readonly CopiedRule[];
    /** Read in a copy of the label or as trial criteria, for at least one country the rule names. */
    readonly copies: readonly CopiedRule[];
    readonly byEffect: Readonly<Record<string, number>>;
  };
  readonly references: {
    readonly total: number;
    readonly citedAtLeastOnce: number;
    /** Cited by nothing: to be used or removed. */
    readonly furtherReading: readonly string[];
    readonly fromMemory: number;
    readonly byLevel: Readonly<Record<string, number>>;
    readonly incomplete: number;
  };
  readonly figures: {
    readonly total: number;
    readonly withClaim: number;
    readonly seed: string;
    readonly sample: readonly {
      readonly file: string;
      readonly line: number;
      readonly path: string;
      readonly figure: string;
      readonly claims: readonly string[];
    }[];
  };
  /** Evidence claims above low by option and kind, and guidelines' positions; weakest first. */
  readonly coverage: Coverage;
}

/** A blocking or adjusting rule that rests on something else than the regulator's own text. */
interface CopiedRule {
  readonly in: string;
  readonly rule: string;
  readonly kind: string;
  readonly edition: string;
}

/** `seed` picks the sample of figures: the same seed gives the same sample. */
export function statsOf(entries: readonly Entry[], knowledge: AuthoredKnowledge, seed: string, sampleSize = 25): Stats {
  return {
    version: knowledge.header.version,
    sha256: knowledge.sha256,
    counts: countsOf(knowledge),
    fields: knowledge.fullOptions.map(fieldsOf),
    rules: rulesOf(entries),
    references: referencesOf(entries, knowledge),
    figures: sampleFigures(entries, seed, sampleSize),
    coverage: coverageOf(knowledge),
  };
}

function countsOf(knowledge: AuthoredKnowledge): Record<string, number> {
  return {
    options: knowledge.fullOptions.length,
    families: knowledge.families.length,
    medicines: knowledge.medicines.length,
    classes: knowledge.classes.length,
    rules: knowledge.rules.length,
    facts: knowledge.facts.base.length + knowledge.facts.computed.length + knowledge.facts.defined.length,
    findings: knowledge.facts.conditions.length + knowledge.facts.implants.length,
    questions: knowledge.questions.length,
    guidelines: knowledge.guidelines.length,
    claims: knowledge.claims.length,
    references: knowledge.references.ids.length,
    studyCases: knowledge.studies.length,
    popularClaims: knowledge.popularClaims().statements.length,
    notYetSourced: knowledge.notYetSourced.length,
    learnPages: knowledge.learn.ids.length,
  };
}

function fieldsOf(option: Option): Stats['fields'][number] {
  const notKnown: Record<string, string> = {};
  let filled = 0;
  for (const [field, value] of Object.entries(option)) {
    const reason =
      value !== null && typeof value === 'object' && 'notKnown' in value
        ? (value as { notKnown: string }).notKnown
        : null;
    if (reason === null) filled += 1;
    else notKnown[field] = reason;
  }
  return { option: option.id, filled, notKnown };
}

function rulesOf(entries: readonly Entry[]): Stats['rules'] {
  const byEffect: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind === 'study') continue;
    walk(entry.raw, ({ key, value }) => {
      if (key !== 'rules' || !Array.isArray(value)) return;
      for (const { effect, id } of value as { effect?: string; id?: string }[]) {
        if (effect !== undefined && id !== undefined) byEffect[effect] = (byEffect[effect] ?? 0) + 1;
      }
    });
  }
  const rules = readRules(entries);
  const named = ({ entry, rule }: ReadRule): CopiedRule => ({
    in: `${entry.kind}:${entry.id ?? ''}`,
    rule: rule.id ?? '',
    kind: rule.label_copy?.kind ?? '',
    edition: rule.label_copy?.edition ?? '',
  });
  return {
    blockingOrAdjusting: rules.length,
    withLocator: rules.filter((rule) => rule.located).length,
    locatorNotRead: rules.filter((rule) => !rule.located).map(named),
    copies: rules.filter(({ located, missing }) => located && missing.length > 0).map(named),
    byEffect,
  };
}

function referencesOf(entries: readonly Entry[], knowledge: AuthoredKnowledge): Stats['references'] {
  const cited = new Set<string>();
  for (const entry of entries) {
    walk(entry.raw, ({ key, value }) => {
      if (key === 'reference' && typeof value === 'string') cited.add(value);
      if (key !== 'sources' || !Array.isArray(value)) return;
      for (const source of value as unknown[])
        cited.add(typeof source === 'string' ? source : (source as { id: string }).id);
    });
  }
  const byLevel: Record<string, number> = {};
  let incomplete = 0;
  for (const id of knowledge.references.ids) {
    const reference = knowledge.references.get(id);
    if (reference === null) continue;
    byLevel[reference.verified.level] = (byLevel[reference.verified.level] ?? 0) + 1;
    if (reference.incomplete === true) incomplete += 1;
  }
  const uncited = knowledge.references.ids.filter((id) => !cited.has(id));
  return {
    total: knowledge.references.ids.length,
    citedAtLeastOnce: knowledge.references.ids.length - uncited.length,
    furtherReading: uncited,
    fromMemory: byLevel['memory'] ?? 0,
    byLevel,
    incomplete,
  };
}

function sampleFigures(entries: readonly Entry[], seed: string, size: number): Stats['figures'] {
  const figures = printedFigures(entries);
  const keyed = figures.map((figure, index) => {
    const place = `${figure.entry.file.name}#${figure.path.join('.')}#${figure.number}#${index}`;
    return { figure, key: createHash('sha256').update(seed).update(place).digest('hex') };
  });
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    total: figures.length,
    withClaim: figures.filter((figure) => figure.from.length > 0).length,
    seed,
    sample: keyed.slice(0, size).map(({ figure }) => ({
      file: figure.entry.file.name,
      line: figure.entry.file.at([...figure.entry.path, ...figure.path]).line,
      path: figure.path.join('.'),
      figure: figure.number,
      claims: figure.from,
    })),
  };
}
