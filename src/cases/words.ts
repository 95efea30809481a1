/** The few words that every key of a case takes. */
import type { LocatedNode } from './located.ts';

/** `?`: asked, not known. */
export function isDontKnow(node: LocatedNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() === '?';
}

/** null, `~` or `unknown`: the same as leaving the key out. */
export function isNotAsked(node: LocatedNode): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.value === null) return true;
  return typeof node.value === 'string' && (node.value.trim() === '~' || node.value.trim().toLowerCase() === 'unknown');
}

/** The word `none`. */
export function isNone(node: LocatedNode): boolean {
  return node.kind === 'scalar' && typeof node.value === 'string' && node.value.trim().toLowerCase() === 'none';
}

/** yes, no, true or false; null for anything else. */
export function yesNo(node: LocatedNode): boolean | null {
  if (node.kind !== 'scalar') return null;
  if (typeof node.value === 'boolean') return node.value;
  if (typeof node.value !== 'string') return null;
  const word = node.value.trim().toLowerCase();
  if (word === 'yes' || word === 'true') return true;
  return word === 'no' || word === 'false' ? false : null;
}

/** The text of a scalar that can be read as words; null for maps and lists. */
export function textOf(node: LocatedNode): string | null {
  if (node.kind !== 'scalar' || node.value === null) return null;
  return String(node.value).trim();
}
