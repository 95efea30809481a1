/** One walk over the whole case before it is understood: duplicate keys, and values that look like identifiers. */
import { identifierKey, identifierValue } from './identifiers.ts';
import type { LocatedNode } from './located.ts';
import type { Reporter } from './reporter.ts';

/** Reports every duplicate key and every value that looks like an identifier. */
export function screen(node: LocatedNode, report: Reporter): void {
  if (node.kind === 'scalar') {
    const looksLike = identifierValue(node.value);
    if (looksLike === null) return;
    report.fault(
      node,
      'CASE-IDENTIFIER',
      `${node.path || 'The case'}: the value looks like ${looksLike}; a case holds no identifiers.`,
      {
        hint: 'remove it',
        found: looksLike,
        hideLine: true,
      },
    );
    return;
  }
  if (node.kind === 'list') {
    for (const item of node.items) screen(item, report);
    return;
  }
  for (const entry of node.entries) {
    if (entry.duplicateOf !== null) {
      const first = entry.duplicateOf.line === 0 ? '' : ` (first on line ${entry.duplicateOf.line})`;
      report.fault(
        entry,
        'CASE-DUPLICATE-KEY',
        `The key "${entry.key.slice(0, 60)}" stands twice${first}; one of them would be lost.`,
        {
          found: entry.key.slice(0, 60),
          hint: 'keep one of the two',
        },
      );
    }
    // The content of a refused key is neither read nor repeated.
    if (!identifierKey(entry.key)) screen(entry.value, report);
  }
}
