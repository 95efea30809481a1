/** Of an option of several medicines: which are left for this person, and why the others are not. */
import { type Block, list, marked } from '../document.ts';
import type { Rich } from '../layout.ts';
import type { ReportOption } from '../types.ts';
import { type Named, nameOf, sentence, verdictWord } from '../words.ts';

export function memberBlocks(named: Named, members: ReportOption['members']): Block[] {
  if (members === null) return [];
  const name = (id: string): string => nameOf(named, 'medicines', id);
  const { left, out } = members;
  return [
    marked('Medicines left', 'heading', left.length === 0 ? 'none.' : `${left.map(name).join(', ')}.`),
    ...list(
      out.map((item): Rich => [`${name(item.medicine)} (${verdictWord(item.verdict)}): ${sentence(item.because)}`]),
    ),
  ];
}
