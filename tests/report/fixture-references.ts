/** The sources of the hand-made reports, as CSL items; one has no title and an address that must be broken. */

function record(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    type: 'article-journal',
    author: [
      { family: 'Author', given: 'AB' },
      { family: 'Second', given: 'C' },
    ],
    title: `Invented title of ${id}: a trial of something that takes more than one line of a terminal to print in full`,
    'container-title': 'Journal of Invented Results',
    volume: '12',
    issue: '3',
    page: '45-67',
    DOI: `10.1000/${id}`,
    PMID: '12345678',
    issued: { 'date-parts': [[2021]] },
    description: null,
    authorsComplete: true,
    incomplete: false,
    verified: { level: 'record', how: 'the page of the publisher was read', on: '2026-11-23' },
    status: { state: 'current', by: null },
    ...more,
  };
}

export const REFERENCES = [
  ...[
    'guide-2023',
    'label-a',
    'label-s',
    'label-l',
    'label-q',
    'label-t',
    'label-m',
    'label-b',
    'monitoring-2004',
    'table-2019',
    'safety-2022',
    'contact-2026',
  ].map((id) => record(id)),
  record('label-v', {
    title: undefined,
    author: undefined,
    description: 'labelling of an implanted stimulator, copy on a third-party page',
    incomplete: true,
    URL: 'https://example.org/a_very/long/address/without/any/space/in/it/that/must/be/broken/somewhere/label-v.html',
    DOI: undefined,
    PMID: undefined,
  }),
].map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)));
