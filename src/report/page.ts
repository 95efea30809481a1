/** How a page other than the report is drawn: text for a terminal, or Markdown. */
import type { Block } from './document.ts';
import { drawMarkdown } from './draw-markdown.ts';
import { drawText } from './draw-text.ts';
import type { Style } from './types.ts';

export interface PageOptions {
  readonly format: 'text' | 'markdown';
  readonly style: Style;
}

export function drawPage(blocks: readonly Block[], { format, style }: PageOptions): string {
  return format === 'markdown' ? drawMarkdown(blocks) : drawText(blocks, style);
}
