/** References as plain CSL-JSON: the fields the schema knows, and one note. What the schema has no word for is in the note. */
import type { CslItem } from '../knowledge/csl.ts';
import { stringify } from '../report/json.ts';
import { noteOf } from './note.ts';

export function toCslJson(items: readonly CslItem[]): string {
  return `${stringify(items.map(plain))}\n`;
}

function plain(item: CslItem): Record<string, unknown> {
  const { description, authorsComplete, incomplete, verified, status, ...known } = item;
  void [description, authorsComplete, incomplete, verified, status];
  return { ...known, note: noteOf(item) };
}
