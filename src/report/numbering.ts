/** Numbers for citations in the order in which they are printed, and the list they resolve to. */
import { asCslItem, vancouverRich } from './citation.ts';
import type { Block } from './document.ts';
import type { Piece, Rich } from './layout.ts';
import type { Citation, Report } from './types.ts';

export type ReferenceLookup = (id: string) => Report['references'][number] | undefined;

export interface Numbering {
  /** The numbers of these sources; each new source gets the next number. */
  readonly cite: (citations: readonly Citation[]) => Piece;
  /** The numbered list of what was cited so far. */
  readonly block: () => Block[];
}

/** `reference` looks up what is cited. */
export function createNumbering(reference: ReferenceLookup): Numbering {
  const cited = new Map<string, { readonly number: number; readonly places: Set<string> }>();
  return {
    cite: (citations) => {
      const numbers = new Set<number>();
      for (const { id, at } of citations) {
        const known = cited.get(id) ?? { number: cited.size + 1, places: new Set<string>() };
        if (at !== null) known.places.add(at);
        cited.set(id, known);
        numbers.add(known.number);
      }
      return { cites: [...numbers].sort((a, b) => a - b) };
    },
    block: () => {
      const items = [...cited].map(([id, { number, places }]) => ({
        number,
        text: referenceText(id, reference(id), [...places]),
      }));
      return items.length === 0 ? [] : [{ kind: 'references', items }];
    },
  };
}

function referenceText(id: string, record: Report['references'][number] | undefined, at: readonly string[]): Rich {
  const item = record === undefined ? null : asCslItem(record);
  const text: Rich = item === null ? [`${id} (no record of this source came with the report)`] : vancouverRich(item);
  const places = new Map(at.flatMap((place) => place.split('; ')).map((place) => [place.toLowerCase(), place]));
  return places.size === 0 ? text : [...text, ` Cited at: ${[...places.values()].join('; ')}.`];
}
