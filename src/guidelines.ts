/** The pages of `guidelines`: every guideline beside the others, and one with all its positions. */
import type { Guideline, Knowledge } from './knowledge/types.ts';
import { compareTexts } from './logic/order.ts';
import { disagreementOf, positionIn, positionsOn } from './reasoning/positions.ts';
import type { GuidelinePage, GuidelinesPage, MatrixRow } from './report/guidelines-text.ts';
import { referencesIn } from './show.ts';

export function guidelinesPageOf(knowledge: Knowledge): GuidelinesPage {
  const { guidelines } = knowledge;
  return { guidelines, matrix: matrixOf(knowledge), references: referencesIn(ownSources(guidelines), knowledge) };
}

/** Null when the id is not a guideline. */
export function guidelinePageOf(knowledge: Knowledge, id: string): GuidelinePage | null {
  const guideline = knowledge.guidelines.find((item) => item.id === id);
  if (guideline === undefined) return null;
  const rows = guideline.positions.map((position) => ({
    id: position.option,
    name: nameOf(knowledge, position.option),
    position: positionIn(guideline, position),
  }));
  return {
    guideline,
    rows,
    disagreements: matrixOf(knowledge).filter(
      (row) =>
        row.disagreement !== null && [...row.disagreement.for, ...row.disagreement.against].includes(guideline.name),
    ),
    references: referencesIn([rows, ownSources([guideline]), guideline.algorithm ?? {}], knowledge),
  };
}

/** Every option by family, then what guidelines name beside the options. */
export function matrixOf(knowledge: Knowledge): readonly MatrixRow[] {
  const families = new Map(knowledge.families.map((family) => [family.id, family]));
  const rank = (id: string): readonly [number, number] => {
    const option = knowledge.options.find((item) => item.id === id);
    const family = option === undefined ? undefined : families.get(option.family);
    if (family === undefined) return [Number.MAX_SAFE_INTEGER, 0];
    const place = family.options.indexOf(id);
    return [family.order, place < 0 ? family.options.length : place];
  };
  const options = knowledge.options.map((option) => option.id);
  const inherited = new Set(
    knowledge.options.flatMap((option) => positionsOn(knowledge, option.id).map((position) => position.named)),
  );
  const others = knowledge.guidelines
    .flatMap((guideline) => guideline.positions.map((position) => position.option))
    .filter((id) => !options.includes(id) && !inherited.has(id));
  return [...options, ...new Set(others)]
    .map((id) => ({ id, at: rank(id) }))
    .sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compareTexts(a.id, b.id))
    .map(({ id }) => {
      const positions = positionsOn(knowledge, id);
      return { id, name: nameOf(knowledge, id), positions, disagreement: disagreementOf(positions) };
    })
    .filter((row) => row.positions.length > 0);
}

function nameOf(knowledge: Knowledge, id: string): string {
  const named = [
    ...knowledge.options,
    ...knowledge.notYetSourced,
    ...knowledge.classes,
    ...knowledge.families,
    ...knowledge.popularClaims().topics,
  ].find((item) => item.id === id);
  return named?.name ?? id.replaceAll('-', ' ');
}

function ownSources(guidelines: readonly Guideline[]): { readonly sources: readonly { readonly id: string }[] } {
  return { sources: guidelines.map((guideline) => ({ id: guideline.reference })) };
}
