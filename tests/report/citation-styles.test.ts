import { describe, expect, it } from 'vitest';

import { type CitationStyle, referenceRich } from '../../src/report/citation-styles.ts';
import type { CslItem } from '../../src/knowledge/csl.ts';
import { plainText } from '../../src/report/layout.ts';

const ITEM: CslItem = {
  id: 'rush-2006',
  type: 'article-journal',
  author: ['Rush AJ', 'Trivedi MH', 'Wisniewski SR', 'Nierenberg AA', 'Stewart JW', 'Warden D'].map((name) => ({
    family: name.split(' ')[0] ?? '',
    given: name.split(' ')[1] ?? '',
  })),
  title: 'Acute and longer-term outcomes',
  'container-title': 'American Journal of Psychiatry',
  volume: '163',
  issue: '11',
  page: '1905-1917',
  DOI: '10.1176/ajp.2006.163.11.1905',
  issued: { 'date-parts': [[2006]] },
  description: null,
  authorsComplete: false,
  incomplete: false,
  verified: { level: 'record', how: 'read', on: '2026-11-23' },
  status: { state: 'current', by: null },
};
const { author, title, issued, DOI, ...BARE } = ITEM;
void [author, title, issued, DOI];
const text = (item: CslItem, style: CitationStyle) => plainText(referenceRich(item, style), { unicode: true });

describe.each([
  [
    'vancouver',
    'Rush AJ, Trivedi MH, Wisniewski SR, Nierenberg AA, Stewart JW, Warden D, et al. Acute and longer-term outcomes. American Journal of Psychiatry. 2006;163(11):1905-17. doi:10.1176/ajp.2006.163.11.1905',
  ],
  [
    'ama',
    'Rush AJ, Trivedi MH, Wisniewski SR, et al. Acute and longer-term outcomes. American Journal of Psychiatry. 2006;163(11):1905-1917. doi:10.1176/ajp.2006.163.11.1905',
  ],
  [
    'apa',
    'Rush, A. J., Trivedi, M. H., Wisniewski, S. R., Nierenberg, A. A., Stewart, J. W., Warden, D., et al. (2006). Acute and longer-term outcomes. American Journal of Psychiatry, 163(11), 1905-1917. https://doi.org/10.1176/ajp.2006.163.11.1905',
  ],
] as const)('%s', (style, expected) => {
  it('prints a complete reference by its manual', () => {
    expect(text(ITEM, style)).toBe(expected);
  });

  it('fills nothing in', () => {
    const bare = text({ ...BARE, description: 'a drug label', incomplete: true }, style);
    expect(bare).toContain('[Description, not a title: a drug label].');
    expect(bare).toContain('record incomplete: authors, title, year not displayed');
    expect(bare).toMatch(style === 'apa' ? /\(n\.d\.\)/ : /\[no date\]/);
    expect(bare).not.toMatch(/undefined|null/);
  });

  it('a retraction is printed', () => {
    expect(text({ ...ITEM, status: { state: 'retracted', by: null } }, style)).toContain('[RETRACTED]');
  });
});

it('APA joins the last of all authors with "&"', () => {
  const two = { ...ITEM, authorsComplete: true, author: ITEM.author?.slice(0, 2) ?? [] };
  expect(text(two, 'apa')).toContain('Rush, A. J., & Trivedi, M. H. (2006).');
  expect(text(two, 'ama')).toContain('Rush AJ, Trivedi MH. Acute');
});
