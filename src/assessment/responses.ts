/** What the words for response count as: failed below the lower line of the adequacy table, short below the upper. */
import type { ResponseWord } from '../cases/types.ts';
import type { Truth } from '../logic/truth.ts';

/** From worst to best. */
export const RESPONSE_ORDER = ['none', 'minimal', 'partial', 'response', 'remission'] as const;
export type RankedResponse = (typeof RESPONSE_ORDER)[number];

/** The word on the scale above: worse is no response; null when it is not known. */
export function rankedResponse(word: ResponseWord): RankedResponse | null {
  if (word === 'unknown') return null;
  return word === 'worse' ? 'none' : word;
}

/** Response none or minimal. */
export function hasFailed(word: ResponseWord): Truth {
  return below(word, 'partial');
}

/** Response none, minimal or partial: the regulator's inadequate response. */
export function fellShort(word: ResponseWord): Truth {
  return below(word, 'response');
}

function below(word: ResponseWord, line: RankedResponse): Truth {
  const ranked = rankedResponse(word);
  if (ranked === null) return 'unknown';
  return RESPONSE_ORDER.indexOf(ranked) < RESPONSE_ORDER.indexOf(line) ? 'true' : 'false';
}
