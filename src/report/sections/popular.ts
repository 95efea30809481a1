/** Popular claims in words: what is said, the verdict, and what the evidence says instead. */
import type { ClaimVerdict, PopularClaim } from '../../knowledge/types.ts';
import { type Block, entries, type Entry, heading } from '../document.ts';
import type { Tone } from '../layout.ts';
import type { Numbering } from '../numbering.ts';
import { sentence } from '../words.ts';
import { citationsOf, isUnknown } from './figures.ts';

export const CLAIM_WORDS: Readonly<Record<ClaimVerdict, string>> = {
  supported: 'supported',
  'nuance-needed': 'needs nuance',
  overstated: 'overstated',
  outdated: 'outdated',
  contradicted: 'contradicted',
  unsupported: 'unsupported',
  'not-checked': 'not checked',
};

const TONES: Readonly<Record<ClaimVerdict, Tone>> = {
  supported: 'good',
  'nuance-needed': 'caution',
  overstated: 'caution',
  outdated: 'caution',
  contradicted: 'danger',
  unsupported: 'danger',
  'not-checked': 'muted',
};

/** One claim; with its evidence where `numbering` is given, else in one line with its id. */
export function claimEntry(item: PopularClaim, numbering: Numbering | null): Entry {
  const title = [`"${item.claim.replace(/[.]$/, '')}"`];
  const base = { label: CLAIM_WORDS[item.verdict], tone: TONES[item.verdict] };
  if (numbering === null) return { ...base, title: [...title, { text: ` ${item.id}`, tone: 'muted' }], lines: [] };
  const evidence = isUnknown(item.evidence)
    ? { mark: 'Evidence', text: [{ text: `not known: ${sentence(item.evidence.notKnown)}`, tone: 'muted' } as const] }
    : {
        mark: 'Evidence',
        text: [sentence(item.evidence.say), numbering.cite(citationsOf(item.evidence.sources))],
      };
  return {
    ...base,
    title,
    lines: [
      evidence,
      {
        mark: '',
        text: [{ text: `${item.id}; about ${item.about.join(', ')}; harm if believed: ${item.harm}`, tone: 'muted' }],
      },
    ],
  };
}

/** A section of claims about one thing; nothing where there is none. */
export function popularBlocks(items: readonly PopularClaim[], numbering: Numbering): Block[] {
  return items.length === 0
    ? []
    : [
        heading(2, `What is commonly said (${items.length})`),
        ...entries(items.map((item) => claimEntry(item, numbering))),
      ];
}
