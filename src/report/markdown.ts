/** The report as Markdown: the same blocks as the text report, drawn with headings, tables and footnotes. */
import { drawMarkdown } from './draw-markdown.ts';
import { reportBlocks } from './text.ts';
import type { Renderer } from './types.ts';

export const renderMarkdown: Renderer = (report, options) => drawMarkdown(reportBlocks(report, options));
