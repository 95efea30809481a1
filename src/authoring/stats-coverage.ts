/** What was read about each option: how many claims of each kind, and how many positions of each guideline. Weakest first. */
import { compareTexts } from '../logic/order.ts';
import { positionsOn } from '../reasoning/positions.ts';
import type { AuthoredKnowledge } from '../knowledge/types.ts';

export interface Coverage {
  /** Kinds of claims, the commonest first. */
  readonly kinds: readonly string[];
  readonly guidelines: readonly string[];
  readonly rows: readonly CoverageRow[];
}

export interface CoverageRow {
  readonly id: string;
  readonly standing: 'option' | 'not-yet-sourced';
  readonly claims: number;
  /** One number for every kind, zero too. */
  readonly byKind: Readonly<Record<string, number>>;
  /** Kinds of which nothing was read. */
  readonly lacks: readonly string[];
  /** One number for every guideline; a class's positions count for an option without its own. */
  readonly byGuideline: Readonly<Record<string, number>>;
}

/** Fewest kinds of claims first, then fewest claims, then fewest guidelines. */
export function coverageOf(knowledge: AuthoredKnowledge): Coverage {
  const totals = new Map<string, number>();
  for (const claim of knowledge.claims) totals.set(claim.kind, (totals.get(claim.kind) ?? 0) + 1);
  const kinds = [...totals].sort(([a, m], [b, n]) => n - m || compareTexts(a, b)).map(([kind]) => kind);
  const guidelines = knowledge.guidelines.map((guideline) => guideline.id);
  const ids = [
    ...knowledge.fullOptions.map((option) => ({ id: option.id, standing: 'option' as const })),
    ...knowledge.notYetSourced.map((item) => ({ id: item.id, standing: 'not-yet-sourced' as const })),
  ];
  const rows = ids.map(({ id, standing }): CoverageRow => {
    const claims = knowledge.claims.filter((claim) => claim.about.includes(id));
    const positions = positionsOn(knowledge, id);
    const byKind = Object.fromEntries(
      kinds.map((kind) => [kind, claims.filter((claim) => claim.kind === kind).length]),
    );
    return {
      id,
      standing,
      claims: claims.length,
      byKind,
      lacks: kinds.filter((kind) => byKind[kind] === 0),
      byGuideline: Object.fromEntries(
        guidelines.map((guideline) => [guideline, positions.filter((item) => item.id === guideline).length]),
      ),
    };
  });
  return { kinds, guidelines, rows: rows.sort(weakestFirst) };
}

function weakestFirst(a: CoverageRow, b: CoverageRow): number {
  return b.lacks.length - a.lacks.length || a.claims - b.claims || spoken(a) - spoken(b) || compareTexts(a.id, b.id);
}

/** How many guidelines speak of it. */
function spoken(row: CoverageRow): number {
  return Object.values(row.byGuideline).filter((count) => count > 0).length;
}

/** One line a row, for `kb stats` as text. */
export function coverageLines(coverage: Coverage): string[] {
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ') || 'none';
  return coverage.rows.flatMap((row) => {
    const had = coverage.kinds.length - row.lacks.length;
    const note = row.standing === 'option' ? '' : ', not yet sourced';
    return [
      `  ${row.id}: ${had} of ${coverage.kinds.length} kinds, ${row.claims} claims${note} (${counted(row.byKind)})`,
      `    guidelines: ${counted(row.byGuideline)}; nothing on: ${row.lacks.join(', ') || 'no kind'}`,
    ];
  });
}
