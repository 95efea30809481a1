/** Treatments known by name only, where a case names one: kept, and said to have no verdict. */
import { fold } from './fold.ts';
import type { LocatedNode } from './located.ts';
import type { Reading } from './reading.ts';

/** The id of the treatment that `text` names, if it is one without a checked source. */
export function unsourcedNamed(reading: Reading, text: string): string | null {
  return reading.registry.unsourced.get(fold(text))?.id ?? null;
}

/** Warns when `id` is such a treatment. */
export function warnIfUnsourced(reading: Reading, node: LocatedNode, id: string): void {
  const item = reading.registry.unsourced.get(fold(id));
  if (item === undefined || item.id !== id) return;
  reading.report.warn(
    node,
    'CASE-NOT-SOURCED',
    `${node.path}: ${item.name} is known by name; no checked source, so it has no verdict. It is kept as it was given.`,
    { found: id, hint: `nextstep show ${id} says why` },
  );
}
