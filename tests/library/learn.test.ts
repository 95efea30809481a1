/** The pages of `learn`: sourced paragraph by paragraph, and every pointer leads somewhere. */
import { describe, expect, it } from 'vitest';

import { authored } from '../acceptance/fixture.ts';
import { learnPages, learnViewOf } from '../../src/learn.ts';
import { renderLearn, renderLearnList } from '../../src/report/learn-text.ts';
import { displayWidth } from '../../src/report/width.ts';
import { style } from '../report/fixture.ts';

const knowledge = authored();
const pages = learnPages(knowledge);
const claims = new Map(knowledge.claims.map((claim) => [claim.id, claim]));

it('there are pages on why, on what to look at again, and on what to expect', () => {
  expect(pages.map((page) => page.id)).toEqual([
    'definitions',
    'adequate-trials',
    'pseudo-resistance',
    'why-pharmacologic',
    'why-psychosocial',
    'why-neurobiological',
    'reassessment',
    'measurement',
    'coordinated-care',
    'hope-and-prognosis',
  ]);
});

describe.each(pages.map((page) => [page.id, page] as const))('%s', (id, page) => {
  it('every paragraph is taken from claims above low and cites only their sources', () => {
    for (const item of page.paragraphs) {
      const from = [item.from].flat().map((claim) => claims.get(claim));
      for (const claim of from) expect(['high', 'medium']).toContain(claim?.confidence);
      const allowed = new Set(from.flatMap((claim) => claim?.sources ?? []));
      for (const source of item.sources) expect(allowed, item.say).toContain(source.id);
    }
  });

  it('every pointer leads somewhere', () => {
    const view = learnViewOf(knowledge, id);
    for (const key of ['pages', 'questions', 'options', 'claims'] as const)
      expect(view?.see[key].map((item) => item.id)).toEqual(page.see[key] ?? []);
  });

  it.each([40, 80, 120])('at %i columns no line is wider', (width) => {
    const view = learnViewOf(knowledge, id);
    if (view === null) throw new Error(`${id} is missing`);
    for (const line of renderLearn(view, { format: 'text', style: style(width) }).split('\n'))
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });
});

it('the list names each page', () => {
  const text = renderLearnList(pages, { format: 'markdown', style: style(80) });
  for (const page of pages) expect(text).toContain(page.id);
  expect(learnViewOf(knowledge, 'nothing')).toBeNull();
});
