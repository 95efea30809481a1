/** Golden reports: the text at 80 and 40 columns and the Markdown of study cases, reviewed like code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';

import { parseCase } from '../../src/cases/index.ts';
import { explore, settingsFor } from '../../src/explore.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import type { Report } from '../../src/report/types.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { AS_OF, authored, BENIGN, JURISDICTIONS, reportOf, shipped, SPARSE } from '../acceptance/fixture.ts';
import { expectGolden, masked } from './golden.ts';

/** One case for every kind of page: emergency, resistance in doubt, washout, past response, tried, almost nothing known. */
const CASES = ['suicidal-plan', 'psychotic-refusing-fluids', 'sertraline-three-weeks', 'fluoxetine-34-days', 'tried-and-not-tried', 'bupropion-hypertension-only'];

const styleOf = (width: number, unicode = true) => makeStyle({ color: 'never', isTTY: false, env: { LC_ALL: unicode ? 'C.UTF-8' : 'C' }, width });
const draw = (report: Report, width: number, detail = false, unicode = true) => renderText(report, { detail, style: styleOf(width, unicode) });

async function reportFor(id: string, detail = false): Promise<Report> {
  const study = authored().studies.find((item) => item.id === id);
  const { case: person } = await parseCase(JSON.stringify(study?.case), null, shipped(), { today: AS_OF });
  if (person === null) throw new Error(`${id} should read`);
  return explore(person, shipped(), settingsFor(person, shipped(), { detail }));
}

describe.each(CASES)('%s', (id) => {
  it.each([80, 40])('as text at %i columns', async (width) => {
    expectGolden(`reports/${id}.${width}.txt`, masked(draw(await reportFor(id), width)));
  });

  it('as Markdown', async () => {
    expectGolden(`reports/${id}.md`, masked(renderMarkdown(await reportFor(id), { detail: false, style: styleOf(80) })));
  });
});

/** Numbers cited as [1,2] in the text, and those of the list under Sources. */
function numbersOf(page: string): { cited: Set<number>; listed: Set<number> } {
  const at = page.search(/^.*Sources\b.*$/m);
  const [body, list] = at < 0 ? [page, ''] : [page.slice(0, at), page.slice(at)];
  const cited = [...body.matchAll(/(?<!\w)\[(\d+(?:,\s*\d+)*)\]/g)].flatMap((match) => (match[1] ?? '').split(',').map(Number));
  const listed = [...list.matchAll(/^\s*\[(\d+)\]/gm)].map((match) => Number(match[1]));
  return { cited: new Set(cited), listed: new Set(listed) };
}

function footnotesOf(page: string): { cited: Set<number>; listed: Set<number> } {
  const numbers = (pattern: RegExp) => new Set([...page.matchAll(pattern)].map((match) => Number(match[1])));
  return { cited: numbers(/\[\^(\d+)\](?!:)/g), listed: numbers(/^\[\^(\d+)\]:/gm) };
}

const PEOPLE = [
  { who: 'a benign person', data: BENIGN },
  { who: 'two failed trials', data: SPARSE },
  { who: 'nobody', data: { as_of: AS_OF } },
];
const PAGES = PEOPLE.flatMap((person) => [false, true].map((detail) => ({ ...person, detail })));

describe.each(PAGES)('$who, detail $detail', ({ data, detail }) => {
  const report = reportOf(data, { detail, jurisdiction: 'uk' });

  it('never exceeds its width, and shows its letters in plain ASCII too', async () => {
    for (const width of [40, 47, 80, 100]) {
      for (const unicode of [true, false]) {
        const long = draw(await report, width, detail, unicode).split('\n').filter((line) => stringWidth(line) > width);
        expect(long, String(width)).toEqual([]);
      }
    }
  });

  it('resolves every number it cites, in text and Markdown', async () => {
    for (const { cited, listed } of await pages()) {
      expect([...cited].filter((number) => !listed.has(number))).toEqual([]);
      expect([...listed]).toEqual([...listed].map((_, index) => index + 1));
    }
  });

  it('lists no source that it does not cite', async () => {
    for (const { cited, listed } of await pages()) expect([...listed].filter((number) => !cited.has(number))).toEqual([]);
  });

  async function pages() {
    const markdown = renderMarkdown(await report, { detail, style: styleOf(80) });
    return [numbersOf(draw(await report, 40, detail)), numbersOf(draw(await report, 80, detail)), footnotesOf(markdown)];
  }
});

it('every source cited anywhere in a report is among its references, for every study case and country', async () => {
  for (const study of authored().studies) {
    const report = await reportFor(study.id, true);
    const known = new Set(report.references.map((item) => item['id']));
    for (const id of citedIn(report)) expect(known, `${study.id}: ${id}`).toContain(id);
  }
  for (const jurisdiction of JURISDICTIONS) {
    const report = await reportOf(BENIGN, { jurisdiction });
    const known = new Set(report.references.map((item) => item['id']));
    for (const id of citedIn(report)) expect(known, `${jurisdiction}: ${id}`).toContain(id);
  }
});

function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'citations' && Array.isArray(inner) ? inner.map((item) => (item as { id: string }).id) : key === 'references' ? [] : citedIn(inner),
  );
}

it('no clinical sentence stands without a citation', async () => {
  for (const study of authored().studies) {
    const report = await reportFor(study.id);
    for (const option of report.options) {
      for (const reason of option.because) {
        if (reason.basis === 'source') expect(reason.citations.length, `${study.id} ${option.id} ${reason.rule}`).toBeGreaterThan(0);
      }
    }
  }
});

it('the golden files are those of these cases', () => {
  for (const id of CASES) expect(readFileSync(join(import.meta.dirname, 'reports', `${id}.md`), 'utf8').length).toBeGreaterThan(500);
});
