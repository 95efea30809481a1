/** Order key 6: how good the best efficacy evidence is; never how large the effect. semantics.md, 3. */
import type { Option } from './types.ts';

/**
 * 0 pooled randomised trials in people with a failed trial, 1 one such randomised trial, 2 randomised in another
 * population, 3 uncontrolled (or a null or negative pooled result), 4 none.
 */
export function evidenceRank(option: Pick<Option, 'effects'>): { rank: 0 | 1 | 2 | 3 | 4; claim: string | null } {
  if (!Array.isArray(option.effects)) return { rank: 4, claim: null };
  const claims = option.effects as Extract<Option['effects'], readonly unknown[]>;
  let rank: 0 | 1 | 2 | 3 | 4 = 4;
  let best: string | null = null;
  for (const claim of claims) {
    const randomised = claim.design === 'pooled-randomised' || claim.design === 'randomised';
    let own: 0 | 1 | 2 | 3 | 4;
    if (claim.result === 'null' || claim.result === 'negative') {
      if (claim.design !== 'pooled-randomised') continue;
      own = 3;
    } else if (!randomised) own = 3;
    else if (!claim.failedTrial) own = 2;
    else own = claim.design === 'pooled-randomised' ? 0 : 1;
    if (own < rank) {
      rank = own;
      best = claim.id;
    }
  }
  return { rank, claim: best };
}
