/** Two lines out of an option's details: how it is dosed, and its first effect against a comparator. */
import type { OptionDetails } from '../knowledge/types.ts';
import type { Rich } from '../report/layout.ts';
import type { Numbering } from '../report/numbering.ts';

interface Sourced {
  readonly sources?: readonly { readonly id: string; readonly at?: string | undefined }[] | undefined;
}

function cite(item: Sourced, numbering: Numbering): Rich[number] {
  return numbering.cite((item.sources ?? []).map(({ id, at }) => ({ id, at: at ?? null })));
}

/** Start, target and most; what is not known is said. */
export function regimenOf(details: OptionDetails | null, numbering: Numbering): Rich {
  const regimen = details?.regimen;
  if (regimen === undefined || 'notKnown' in regimen) return ['not known'];
  const parts = [
    ['start', regimen.start],
    ['target', regimen.target],
    ['most', regimen.max],
    ['course', regimen.schedule],
    ['judge after', regimen.judgeAfter],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name ?? ''} ${value}`]));
  return parts.length === 0 ? ['see the option'] : [`${parts.join('; ')}.`, cite(regimen, numbering)];
}

/** The first effect, in the words of the knowledge base. */
export function firstEffect(details: OptionDetails | null, numbering: Numbering): Rich {
  const effects = details?.effects;
  if (effects === undefined || 'notKnown' in effects) return ['not known'];
  const [first] = effects;
  return first === undefined ? ['not known'] : [first.say, cite(first, numbering)];
}
