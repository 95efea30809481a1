import { describe, expect, it } from 'vitest';

import { renderBibliography, renderCsl } from '../../src/report/cite-text.ts';
import { renderExplanation } from '../../src/report/explain-text.ts';
import type { Explanation } from '../../src/report/explanation.ts';
import { renderOptions } from '../../src/report/options-text.ts';
import { renderShow } from '../../src/report/show-text.ts';
import { renderText } from '../../src/report/text.ts';
import { displayWidth } from '../../src/report/width.ts';
import { fullReport, style } from './fixture.ts';
import { option, reason } from './fixture-options.ts';
import { CORE, DETAILS, PAGE, REFERENCES } from './fixture-page.ts';

const WIDTHS = [40, 64, 80, 120];
const flat = (value: string): string => value.replace(/\s+/g, ' ');
const { program, asOf, settings, knowledgeBase, case: person } = fullReport();
const EXPLANATION: Explanation = {
  program,
  asOf,
  settings,
  knowledgeBase,
  case: person,
  safety: [],
  option: option('esketamine', 'ketamine', 'check-first', {
    questions: [{ question: 'vessels', facts: ['condition.a'], short: 'Aneurysm' }],
    confirm: [{ id: 'pressure', facts: ['x'], say: 'blood pressure', citations: [{ id: 'label-s', at: null }] }],
  }),
  for: [reason('entry', 'Labelled for this', [{ id: 'label-s', at: '1' }])],
  against: [
    reason('caution', 'No driving that day', [{ id: 'label-s', at: '5' }], {
      origin: 'medicine:esketamine',
      facts: { 'practical.escort': false },
    }),
  ],
  unknown: [
    reason('contraindicate', 'Ruled out by an aneurysm', [{ id: 'label-s', at: '4' }], {
      value: 'unknown',
      facts: { 'condition.a': 'unknown' },
    }),
  ],
  wouldDiffer: [
    {
      changes: [
        { fact: 'organ.hepatic', from: 'unknown', to: 'child-pugh-c' },
        { fact: 'labs.egfr', from: 'unknown', to: 20 },
      ],
      verdict: 'avoid',
    },
  ],
  references: fullReport().references,
};

const DRAWN = [
  ['show', (width: number) => renderShow(PAGE, { format: 'text', style: style(width) })],
  ['explain', (width: number) => renderExplanation(EXPLANATION, { format: 'text', style: style(width) })],
  [
    'options',
    (width: number) =>
      renderOptions({ options: [CORE], families: [], named: [] }, { format: 'text', style: style(width) }),
  ],
  [
    'cite',
    (width: number) => renderBibliography(REFERENCES, { format: 'text', citation: 'vancouver', style: style(width) }),
  ],
  [
    'cite by author',
    (width: number) => renderBibliography(REFERENCES, { format: 'text', citation: 'author-year', style: style(width) }),
  ],
] as const;

it.each(DRAWN)('%s never passes the width', (_name, draw) => {
  for (const width of WIDTHS)
    for (const line of draw(width).split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
});

describe('show', () => {
  // Wide enough that no cell of a table is broken.
  const page = flat(renderShow(PAGE, { format: 'text', style: style(400) }));

  it.each([
    'In plain words: An invented tablet',
    'US approved adjunct in adults. (since 2007) [1]',
    'AU licence not established here its label was not read.',
    'Label, US: Labelled after one failed trial. [1]',
    'contraindicated Ruled out by an invented condition. [1] (read in US; a caution in EU; may be settled before the first dose)',
    'caution Weight rises. [1] (from class some class; from a label copy, 2014)',
    'Does not apply here - halve dose: The label exempts adjunct use. [1]',
    'Regimen: US label. [1]',
    'When to judge: 6 weeks.',
    'Durability: not known: no relapse trial was read.',
    'Invented 26 % (n 181) against placebo 27 of 172 against usual care mean -5.7. More people recovered than with placebo.',
    '(rr 1.7, ci 1.1 / 2.5)',
    'adults after one failed trial; randomised, positive result',
    'Restlessness: invented 25 % (n 181) against placebo 4 % (n 172). Common early.',
    'Fasting glucose.',
    'Weight: at 4, 8 and 12 weeks.',
    'Guideline One first line (after partial response) table 3',
    'contraindications read, interactions partly, pregnancy not read section 8',
    'Cited at: 4.1.',
    'trial: its own record was read, 2026-11-23: the page of trial was read.',
  ])('says: %s', (part) => {
    expect(page).toContain(part);
  });

  it('lists rules that block before others', () => {
    expect(page.indexOf('Ruled out by')).toBeLessThan(page.indexOf('Weight rises'));
  });

  it('is Markdown on demand', () => {
    expect(renderShow(PAGE, { format: 'markdown', style: style() })).toContain(
      '| US | approved | adjunct in adults. (since 2007) [^1] |',
    );
  });
});

describe('the details of a report', () => {
  it('holds regimen, effects, harms, monitoring, course and guideline positions of each option', () => {
    const details = { esketamine: { ...DETAILS, guidelines: [{ ...PAGE.positions[0], guideline: 'canmat-2023' }] } };
    const page = flat(renderText(fullReport({ details }), { detail: true, style: style(400) }));
    for (const part of [
      'Start: 2 mg.',
      'Remission, 6 weeks Invented 26 % (n 181) against placebo',
      'Restlessness: invented 25 %',
      'Weight: at 4, 8',
      'Stopping: Slowly.',
      'CANMAT 2023 first line (after partial response) table 3',
    ]) {
      expect(page).toContain(part);
    }
  });
});

describe('explain', () => {
  const page = flat(renderExplanation(EXPLANATION, { format: 'text', style: style(100) }));

  it.each([
    'Check first: consider, if no aneurysm (1 question). An answer could still change it. It could become: contraindicated.',
    'entry Labelled for this. [1]',
    'caution No driving that day. [1] (practical escort = no; from medicine esketamine)',
    'against? Ruled out by an aneurysm. [1] (condition a = unknown)',
    'organ hepatic were child-pugh-c (now unknown) and labs egfr were 20 (now unknown): avoid',
    'blood pressure. [1]',
    'Cited at: 1; 5; 4.',
  ])('says: %s', (part) => {
    expect(page).toContain(part);
  });

  it('says so when nothing would change it, and uses the names it is given', () => {
    const settled = renderExplanation(
      { ...EXPLANATION, wouldDiffer: [], for: [], names: { facts: { 'condition.a': 'aneurysm of any artery' } } },
      { format: 'text', style: style() },
    );
    expect(flat(settled)).toContain('No single change, and no pair');
    expect(flat(settled)).toContain('For \u2500');
    expect(flat(settled)).toContain('aneurysm of any artery = unknown');
  });
});

describe('options', () => {
  it('lists each option with its id and status by country', () => {
    const page = renderOptions(
      {
        options: [CORE],
        families: [{ id: 'augmentation', name: 'adding a medicine', order: 1, options: [], strategy: [] }],
        named: [],
      },
      { format: 'text', style: style(120) },
    );
    expect(page).toContain('1 option in this knowledge base');
    expect(page).toContain('Adding a medicine');
    expect(flat(page)).toContain(
      'invented Invented medicine, added approved US CA; off-label UK EU; licence not established here AU',
    );
  });
});

describe('cite', () => {
  it('numbers, or sorts by author; says how each was verified', () => {
    expect(
      flat(renderBibliography(REFERENCES, { format: 'text', citation: 'vancouver', style: style(100) })),
    ).toContain('[3] Trial AB. Title of trial. 2020. Verified 2026-11-23: the page of trial was read.');
    expect(renderBibliography(REFERENCES, { format: 'markdown', citation: 'author-year', style: style() })).toContain(
      '- **Guide 2020.** Guide AB.',
    );
    expect(renderBibliography([], { format: 'text', citation: 'vancouver', style: style() })).toBe('0 sources\n');
  });

  it('writes CSL-JSON', () => {
    expect((JSON.parse(renderCsl(REFERENCES)) as { id: string }[]).map((item) => item.id)).toEqual([
      'guide',
      'label',
      'trial',
    ]);
  });
});
