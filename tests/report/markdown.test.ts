import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawMarkdown } from '../../src/report/draw-markdown.ts';
import type { Block } from '../../src/report/document.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { emergencyReport, fullReport, style, unknownReport } from './fixture.ts';

const options = { detail: false, style: style() };

describe('the Markdown report', () => {
  it.each([
    ['full', fullReport()],
    ['emergency', emergencyReport()],
    ['unknown', unknownReport()],
  ])('has one footnote for each number cited (%s)', (_name, report) => {
    for (const detail of [false, true]) {
      const page = renderMarkdown(report, { ...options, detail });
      const defined = [...page.matchAll(/^\[\^(\d+)\]: /gm)].map((match) => Number(match[1]));
      const cited = new Set([...page.matchAll(/\[\^(\d+)\](?!:)/g)].map((match) => Number(match[1])));
      expect(defined).toEqual(defined.map((_, index) => index + 1));
      expect([...cited].sort((a, b) => a - b)).toEqual(defined);
    }
  });

  it('says what the text says, with headings and tables', () => {
    const page = renderMarkdown(fullReport(), options);
    expect(page.startsWith('# Next steps, as of 2026-11-23, United States')).toBe(true);
    expect(page).toContain('| *check first* | Esketamine nasal spray | approved |');
    expect(page).toContain('  - *consider, if no aneurysm or brain haemorrhage (1 question)*');
    expect(page).toContain('- **Psilocybin:** investigational');
    expect(page).toContain('[doi:10.1000/guide-2023](https://doi.org/10.1000/guide-2023)');
    for (const option of fullReport().options) expect(page).toContain(option.name);
  });

  it('does not depend on the width', () => {
    expect(renderMarkdown(fullReport(), { detail: true, style: style(40) })).toBe(
      renderMarkdown(fullReport(), { detail: true, style: style(120) }),
    );
  });

  it('puts an emergency first', () => {
    expect(renderMarkdown(emergencyReport(), options).startsWith('**EMERGENCY:** Intent, a plan')).toBe(true);
  });
});

describe('escaping', () => {
  const data = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          '<b>',
          '</script>',
          '&lt;',
          '|',
          '\\',
          '\\|',
          '`',
          '*',
          '_',
          '[x](javascript:y)',
          '![',
          '# ',
          '- ',
          '1. ',
          '\n',
          '~~',
          '<!--',
          'http://a.b',
          '^',
          '[^9]',
          '=',
          '<a@b.c>',
          ' ',
        ),
        { maxLength: 12 },
      )
      .map((parts) => parts.join('')),
  );
  const unescaped = (text: string, character: string): number =>
    text.replace(/\\[!-/:-@[-`{-~]/g, '').split(character).length - 1;

  it('lets no HTML, autolink, code or footnote of the data through, and keeps tables whole', () => {
    fc.assert(
      fc.property(data, data, (one, two) => {
        const blocks: Block[] = [
          { kind: 'heading', level: 2, text: [one] },
          { kind: 'paragraph', mark: one, text: [two, { text: one, tone: 'danger' }] },
          { kind: 'paragraph', text: [two] },
          { kind: 'list', items: [[one], [two]] },
          { kind: 'entries', entries: [{ label: one, tone: null, title: [two], lines: [{ mark: one, text: [two] }] }] },
          { kind: 'table', head: [one, 'b'], rows: [[[one], [two]]] },
          { kind: 'references', items: [{ number: 1, text: [one, { text: two, link: two }] }] },
        ];
        const page = drawMarkdown(blocks);
        expect(unescaped(page, '<')).toBe(0);
        expect(unescaped(page, '`')).toBe(0);
        expect(page.replace(/\]\(https?:[^()\s]*\)/g, '')).not.toMatch(/(?:https?|ftp):|www\./i);
        const rows = page.split('\n').filter((line) => line.startsWith('| '));
        expect(rows).toHaveLength(3);
        for (const row of rows) expect(unescaped(row, '|')).toBe(3);
        expect(page.split('\n').filter((line) => /^#+ /.test(line))).toHaveLength(1);
        expect([...page.matchAll(/(?<!\\)\[\^/g)]).toHaveLength(1);
        // Nothing but list marks of our own stands at the start of a line.
        expect(page.split('\n').filter((line) => /^\s*(?:[-+*]|\d+[.)])\s/.test(line))).toHaveLength(4);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['javascript:alert(1)', 'x'],
    ['https://a.b/c d', 'x'],
    ['https://a.b/(x)<y>', '[x](https://a.b/%28x%29%3Cy%3E)'],
  ])('links %s as %s', (link, drawn) => {
    expect(drawMarkdown([{ kind: 'paragraph', text: [{ text: 'x', link }] }])).toBe(`${drawn}\n`);
  });
});
