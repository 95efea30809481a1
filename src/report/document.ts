/**
 * A report as blocks, before it is text or Markdown: written once in sections/, drawn twice. A block holds what is
 * said, never how wide it is.
 */
import type { Rich, Tone } from './layout.ts';

/** One option or one item with a word before it and lines below it. */
export interface Entry {
  /** The verdict in words, or '' for none. */
  readonly label: string;
  readonly tone: Tone | null;
  readonly title: Rich;
  readonly lines: readonly { readonly mark: string; readonly text: Rich }[];
}

export interface GridRow {
  readonly name: string;
  /** In the order of the heads. */
  readonly cells: readonly (readonly GridLine[])[];
}

/** A paragraph of a cell, or a bar for a share of a hundred. */
export type GridLine =
  | { readonly kind: 'text'; readonly text: Rich }
  | { readonly kind: 'bar'; readonly name: string; readonly share: number; readonly words: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Rich }
  /** `mark` is a word such as "Resistance" or "EMERGENCY" that leads the paragraph. */
  | { readonly kind: 'paragraph'; readonly text: Rich; readonly mark?: string; readonly tone?: Tone }
  | { readonly kind: 'list'; readonly items: readonly Rich[] }
  | { readonly kind: 'entries'; readonly entries: readonly Entry[] }
  /** Without heads on a terminal when `bare`. */
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly Rich[])[];
      readonly bare?: boolean;
    }
  /** Things side by side: one row a question, one cell a thing. */
  | { readonly kind: 'grid'; readonly heads: readonly string[]; readonly rows: readonly GridRow[] }
  | { readonly kind: 'references'; readonly items: readonly { readonly number: number; readonly text: Rich }[] };

export function heading(level: 1 | 2 | 3, ...text: Rich): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(...text: Rich): Block {
  return { kind: 'paragraph', text };
}

/** A paragraph led by a word: "Resistance: yes ...". */
export function marked(mark: string, tone: Tone, ...text: Rich): Block {
  return { kind: 'paragraph', mark, tone, text };
}

/** A list, or nothing when there is nothing to list. */
export function list(items: readonly Rich[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function entries(items: readonly Entry[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'entries', entries: items }];
}

export function table(head: readonly string[], rows: readonly (readonly Rich[])[], bare = false): Block[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows, bare }];
}

/** Rich texts joined by a separator, empty ones left out. */
export function joined(parts: readonly Rich[], separator: string): Rich {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}
