/** The verdict table of semantics.md 1, as data: first matching row wins. */
import type { Truth } from '../logic/truth.ts';
import type { Verdict } from './types.ts';

export interface Symbols {
  /** Some contraindication. */
  readonly x: Truth;
  /** Some reason to avoid. */
  readonly a: Truth;
  /** Being taken, or adequately tried and failed, this episode. Unknown exposure counts as false in the table. */
  readonly t: Truth;
  /** Some entry criterion is not met. */
  readonly n: Truth;
  /** N is true only as long as nothing is found that is not known yet: it may still turn false. */
  readonly w: boolean;
  /** Some reason to favour. */
  readonly f: Truth;
  /** Some ask-class rule or entry is unknown, or the label was not read. */
  readonly q: boolean;
  /** Some confirm-class rule is unknown, or the label was read in part. */
  readonly c: boolean;
}

export interface TableVerdict {
  readonly verdict: Verdict;
  readonly otherwise: 'favoured' | 'consider' | null;
  readonly couldBe: Verdict | null;
  readonly settled: boolean;
}

/** From best to worst for the person reading; check-first has no place of its own here. */
const BADNESS: readonly Verdict[] = ['favoured', 'consider', 'not-yet', 'tried', 'avoid', 'contraindicated'];

/** Applies the table. Unknown never reads as false, except exposure, which the trials question settles. */
export function verdictOf(symbols: Symbols): TableVerdict {
  const { x, a, t, n, w, f, q, c } = symbols;
  const values = (((place(x) * 3 + place(a)) * 3 + place(t)) * 3 + place(n)) * 3 + place(f);
  const key = values * 8 + (w ? 4 : 0) + (q ? 2 : 0) + (c ? 1 : 0);
  return (rows[key] ??= workedOut(symbols));
}

/** The table has under two thousand rows, and few of them occur: each is worked out once. */
const rows: TableVerdict[] = [];

function place(value: Truth): number {
  return value === 'false' ? 0 : value === 'true' ? 1 : 2;
}

function workedOut(symbols: Symbols): TableVerdict {
  const reachable = reachableVerdicts(symbols);
  const verdict = row(symbols);
  const worst = [...reachable].sort((a, b) => BADNESS.indexOf(b) - BADNESS.indexOf(a))[0] ?? null;
  const settled = verdict !== 'check-first' && !symbols.c && reachable.size === 1 && reachable.has(verdict);
  return {
    verdict,
    otherwise: verdict === 'check-first' ? (symbols.f === 'true' ? 'favoured' : 'consider') : null,
    couldBe: settled || worst === verdict ? null : worst,
    settled,
  };
}

function row({ x, a, t, n, f, q }: Symbols): Verdict {
  if (x === 'true') return 'contraindicated';
  if (a === 'true') return 'avoid';
  if (t === 'true') return 'tried';
  if (n === 'true') return 'not-yet';
  if (q) return 'check-first';
  return f === 'true' ? 'favoured' : 'consider';
}

/** Verdicts over all values of the unknown symbols, taken independently: a sound over-approximation. */
export function reachableVerdicts(symbols: Symbols): ReadonlySet<Verdict> {
  const values = (value: Truth): readonly Truth[] => (value === 'unknown' ? ['true', 'false'] : [value]);
  const reached = new Set<Verdict>();
  const entry = symbols.w ? 'unknown' : symbols.n;
  for (const x of values(symbols.x)) {
    for (const a of values(symbols.a)) {
      for (const t of values(symbols.t)) {
        for (const n of values(entry)) {
          for (const f of values(symbols.f)) reached.add(row({ x, a, t, n, w: false, f, q: false, c: false }));
        }
      }
    }
  }
  return reached;
}

/** Order key 2 of semantics.md 3: lower is better. */
export function verdictClass(
  verdict: Verdict,
  otherwise: 'favoured' | 'consider' | null,
  until: string | null,
): number {
  switch (verdict) {
    case 'favoured':
      return 0;
    case 'check-first':
      return otherwise === 'favoured' ? 1 : 3;
    case 'consider':
      return 2;
    case 'not-yet':
      return 4;
    case 'tried':
      return 5;
    case 'avoid':
      return 6;
    case 'contraindicated':
      return until === null ? 7.5 : 7;
    default:
      return verdict satisfies never;
  }
}
