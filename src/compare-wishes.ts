/**
 * The rows of a comparison that a patient asks for: weight, sleep, memory ... Which rows there are, and which words find a
 * sentence for them, is data (data/facts/preferences.yaml).
 */
import { cellOf, type Compared, fieldCell, isUnknownField, lineOf } from './compare-cells.ts';
import type { Knowledge, OptionDetails, Preference } from './knowledge/types.ts';
import type { ComparisonCell, ComparisonLine, ComparisonRow } from './report/comparison.ts';
import { capital } from './report/words.ts';

/** One row for each wish that the knowledge base compares options by. */
export function wishRows(knowledge: Knowledge, compared: readonly Compared[]): readonly ComparisonRow[] {
  return rowsOf(knowledge).map(({ name, wishes }) => ({
    id: name.replaceAll(' ', '-'),
    name: capital(name),
    cells: compared.map((item) =>
      cellOf(
        [...wishes.flatMap((wish) => standing(wish, item)), ...sentencesOn(wishes, item, knowledge)],
        'nothing is listed, which is not the same as none',
      ),
    ),
  }));
}

/** Harms that no wish row has shown. */
export function harmRow(knowledge: Knowledge, compared: readonly Compared[]): ComparisonRow {
  const patterns = rowsOf(knowledge).flatMap(({ wishes }) => wishes.flatMap((wish) => patternOf(wish) ?? []));
  return {
    id: 'harms',
    name: 'Other harms',
    cells: compared.map(({ details }) => {
      const cell = fieldCell(details?.harms, harmLines);
      const others = cell.lines.filter((line) => !patterns.some((pattern) => pattern.test(textOf(line))));
      if (cell.notKnown !== null) return cell;
      return cellOf(others.length === 0 ? [lineOf('none listed beyond those above')] : others, '');
    }),
  };
}

interface WishRow {
  readonly name: string;
  readonly wishes: readonly Preference[];
}

/** Wishes that share a row stand in it together. */
function rowsOf(knowledge: Knowledge): readonly WishRow[] {
  const rows = new Map<string, Preference[]>();
  for (const wish of knowledge.facts.preferences) {
    if (wish.comparedAs === undefined) continue;
    rows.set(wish.comparedAs.row, [...(rows.get(wish.comparedAs.row) ?? []), wish]);
  }
  const order = (wishes: readonly Preference[]): number => wishes[0]?.comparedAs?.order ?? 0;
  return [...rows].map(([name, wishes]) => ({ name, wishes })).sort((a, b) => order(a.wishes) - order(b.wishes));
}

/** Every wish the option's file names. */
export function wishCell(knowledge: Knowledge, item: Compared): ComparisonCell {
  const named = knowledge.facts.preferences.flatMap((wish) => standing(wish, item));
  return cellOf(named.length === 0 ? [lineOf('none is named')] : named, '');
}

/** What the option's file says of the wish as such. */
function standing(wish: Preference, { option }: Compared): ComparisonLine[] {
  if (option.burdens.includes(wish.id)) return [lineOf(wish.name, { label: 'goes against', tone: 'caution' })];
  if (option.meets.includes(wish.id)) return [lineOf(wish.name, { label: 'meets', tone: 'good' })];
  return [];
}

/** Sentences with a word of the wish: harms, access, monitoring and course; cautions only where these say nothing. */
function sentencesOn(wishes: readonly Preference[], item: Compared, knowledge: Knowledge): ComparisonLine[] {
  const patterns = wishes.flatMap((wish) => patternOf(wish) ?? []);
  const fits = (line: ComparisonLine): boolean => patterns.some((pattern) => pattern.test(textOf(line)));
  const said = statementsOf(item.details).filter(fits);
  return said.length > 0 ? said : cautionsOf(item, knowledge).filter(fits);
}

function patternOf(wish: Preference): RegExp | null {
  const words = wish.comparedAs?.words ?? [];
  return words.length === 0 ? null : new RegExp(`\\b(?:${words.join('|')})`, 'i');
}

function textOf(line: ComparisonLine): string {
  return `${line.label ?? ''} ${line.say}`;
}

function statementsOf(details: OptionDetails | null): ComparisonLine[] {
  if (details === null) return [];
  const { harms, accessRequirements, monitoring, regimen } = details;
  return [
    ...(isUnknownField(harms) ? [] : harmLines(harms)),
    ...(isUnknownField(accessRequirements)
      ? []
      : accessRequirements.map((item) => lineOf(item.say, { sources: item.sources }))),
    ...(isUnknownField(monitoring)
      ? []
      : monitoring.map((item) => lineOf(item.when, { label: item.what, sources: item.sources }))),
    ...(isUnknownField(regimen) || regimen.schedule === undefined
      ? []
      : [lineOf(regimen.schedule, { label: 'course', sources: regimen.sources })]),
  ];
}

function harmLines(harms: Exclude<OptionDetails['harms'], { notKnown: string }> | undefined): ComparisonLine[] {
  return (harms ?? []).map((harm) =>
    lineOf(harm.say, { label: harm.what, arms: harm.arms ?? null, sources: harm.sources }),
  );
}

function cautionsOf({ option }: Compared, knowledge: Knowledge): ComparisonLine[] {
  const indices = [...new Set(Object.values(option.ruleSets).flat())];
  const rules = indices.flatMap((index) => knowledge.rules[index] ?? []);
  return rules
    .filter((rule) => rule.effect === 'caution' || rule.effect === 'monitor')
    .map((rule) => lineOf(rule.say, { sources: rule.sources }));
}
