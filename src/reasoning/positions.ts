/**
 * What guidelines say, option by option, and where they part. A guideline's own vocabulary is kept; only whether a level
 * speaks for or against an option is compared, never one guideline's ranks with another's.
 */
import type { Guideline, Knowledge } from '../knowledge/types.ts';

export type Stance = 'for' | 'against' | 'open';

export interface OptionPosition {
  /** Id, for programs; `guideline` is its name. */
  readonly id: string;
  readonly guideline: string;
  readonly level: string;
  /** The level in the guideline's own words. */
  readonly levelWords: string;
  readonly stance: Stance;
  /** What the guideline named: the option, its group, or a class it belongs to. */
  readonly named: string;
  /** The edition has been replaced: shown, and left out where guidelines are compared. */
  readonly superseded: boolean;
  readonly words: string;
  readonly situation: string | null;
  readonly where: string;
  readonly note: string | null;
  readonly sources: Guideline['positions'][number]['sources'];
}

/** Level ids that speak against an option, and ids that take no side; every other id speaks for it. */
const AGAINST =
  /^not-(?:recommended|supported|advised|indicated|offered|routine)\b|\bagainst\b|^(?:do|should)-not\b|^avoid\b/;
const OPEN = /^(?:not|no)-|^(?:insufficient|unclear|neutral|silent|investigational|research)\b/;

/** What a level of a guideline's scale says: its own `stance`, else what its id says. */
export function stanceOf(guideline: Guideline, level: string): Stance {
  const own = guideline.scale.levels.find((item) => item.id === level)?.stance;
  if (own !== undefined) return own;
  return AGAINST.test(level) ? 'against' : OPEN.test(level) ? 'open' : 'for';
}

type Positions = Guideline['positions'];
type Position = Positions[number];

const byName = new WeakMap<Positions, Map<string, Position[]>>();

/** What a guideline says of what bears this id, an option, a class or a group; undefined where it does not name it. */
export function positionsOf({ positions }: Guideline, id: string): Positions | undefined {
  const named = byName.get(positions) ?? new Map<string, Position[]>();
  if (!byName.has(positions)) {
    byName.set(positions, named);
    for (const position of positions) {
      const others = named.get(position.option);
      if (others === undefined) named.set(position.option, [position]);
      else others.push(position);
    }
  }
  return named.get(id);
}

/** The same of any of these ids, in the order of the guideline. */
export function positionsOfAny(guideline: Guideline, ids: ReadonlySet<string>): Positions {
  const named = [...ids].filter((id) => positionsOf(guideline, id) !== undefined);
  return named.length === 0 ? [] : guideline.positions.filter((position) => named.includes(position.option));
}

/** Every position on an option; a class's or its group's where it has none of its own, as where options are ordered. */
export function positionsOn(knowledge: Knowledge, id: string): readonly OptionPosition[] {
  const inherited = inheritedNames(knowledge, id);
  return knowledge.guidelines.flatMap((guideline) => {
    const shown = positionsOf(guideline, id) ?? positionsOfAny(guideline, inherited);
    return shown.map((position) => positionIn(guideline, position));
  });
}

function inheritedNames(knowledge: Knowledge, id: string): ReadonlySet<string> {
  const option = knowledge.options.find((item) => item.id === id);
  if (option === undefined) return new Set();
  const classes = [...option.classes, ...option.medicines.flatMap((medicine) => knowledge.classesOf[medicine] ?? [])];
  return new Set(option.group === null ? classes : [...classes, option.group]);
}

export function positionIn(guideline: Guideline, position: Guideline['positions'][number]): OptionPosition {
  return {
    id: guideline.id,
    guideline: guideline.name,
    level: position.level,
    levelWords: guideline.scale.levels.find((item) => item.id === position.level)?.words ?? position.level,
    stance: stanceOf(guideline, position.level),
    named: position.option,
    superseded: guideline.supersededBy !== undefined,
    words: position.words,
    situation: position.situation ?? null,
    where: position.where,
    note: position.note ?? null,
    sources: position.sources,
  };
}

/** Guidelines that speak for an option and guidelines that speak against it, by name; null where they do not part. */
export interface Disagreement {
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** Null unless one guideline speaks only for an option and another speaks only against it; of current editions. */
export function disagreementOf(
  all: readonly (Pick<OptionPosition, 'guideline' | 'stance'> & { readonly superseded?: boolean })[],
): Disagreement | null {
  const positions = all.filter((item) => item.superseded !== true);
  const names = [...new Set(positions.map((item) => item.guideline))];
  const sides = names.map((name) => {
    const stances = new Set(positions.filter((item) => item.guideline === name).map((item) => item.stance));
    const side = stances.has('for')
      ? stances.has('against')
        ? null
        : 'for'
      : stances.has('against')
        ? 'against'
        : null;
    return { name, side };
  });
  const pro = sides.filter((item) => item.side === 'for').map((item) => item.name);
  const contra = sides.filter((item) => item.side === 'against').map((item) => item.name);
  return pro.length === 0 || contra.length === 0 ? null : { for: pro, against: contra };
}
