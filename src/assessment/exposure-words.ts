/** The sentences that tell what was matched for an option: what the case records, and what it means here. */
import type { ReactionRow, Trial } from '../cases/types.ts';
import { type Lookup, medicineName } from './lookup.ts';
import type { JudgedTrial } from './trials.ts';
import type { ExposureState, Reason } from './types.ts';
import { capital, plain, recordedWords } from './words.ts';

/** The reason for one matched trial. */
export function exposureReason(state: ExposureState, item: JudgedTrial, lookup: Lookup): Reason {
  const basis = state === 'unclear' ? 'logic' : 'case';
  const unit = lookup.medicines.get(item.trial.what)?.adequacy?.unit ?? 'mg';
  return { basis, say: capital(sentence(state, item, recordedWords(item.trial, unit))), citations: [] };
}

/** The reason for a recorded reaction. */
export function reactionReason(row: ReactionRow, lookup: Lookup): Reason {
  const say = `Serious reaction to ${medicineName(lookup, row.medicine)} on record: ${plain(row.reaction)}.`;
  return { basis: 'case', say, citations: [] };
}

function sentence(state: ExposureState, { trial, assessed, taken }: JudgedTrial, recorded: string): string {
  const { name, settledBy } = assessed;
  const what = `${name} (${recorded})`;
  const effects = trial.effects.length === 0 ? '' : ` (${trial.effects.map(plain).join(', ')})`;
  switch (state) {
    case 'reaction':
      return `${what} was stopped for a serious reaction${effects}.`;
    case 'current':
      return currentSentence(trial, what, settledBy);
    case 'failed':
      return `${what} failed in this episode: adequate, response ${trial.response}.`;
    case 'partial':
      return `${what} gave a partial response in this episode and was stopped: resuming and adding is another option.`;
    case 'intolerant':
      return `${what} was stopped because it was not tolerated${effects}${responseWords(trial)}.`;
    case 'inadequate':
      return `The earlier trial of ${name} was not adequate: ${recorded}, adherence ${trial.adherence}.`;
    case 'unclear':
      return unclearSentence(trial, what, settledBy, taken === 'unknown');
    case 'failed-earlier':
      return `${what} fell short in an earlier episode: response ${trial.response}.`;
    case 'helped':
      return `${what} helped${trial.episode === 'earlier' ? ' in an earlier episode' : ''}: ${trial.response}${effects}.`;
    case 'lost':
      return `${what} helped, then lost its effect.`;
    case 'never':
    case 'unknown':
      return '';
    default:
      return state satisfies never;
  }
}

function currentSentence(trial: Trial, what: string, settledBy: string | null): string {
  const lost = trial.stoppedBecause === 'lost-effect' ? '; it helped and lost its effect' : '';
  return `${what} is being taken now${responseWords(trial)}${lost}.${needs(settledBy)}`;
}

function needs(settledBy: string | null): string {
  return settledBy === null ? '' : ` What would settle whether the trial is adequate: ${settledBy}.`;
}

function responseWords(trial: Trial): string {
  return trial.response === 'unknown' ? '' : `, response ${trial.response}`;
}

function unclearSentence(trial: Trial, what: string, settledBy: string | null, status: boolean): string {
  if (trial.response === 'response' || trial.response === 'remission') {
    const open = status ? 'whether it is still taken' : 'why it was stopped';
    return `${what} helped; ${open} is not known.`;
  }
  if (settledBy !== null) return `${what} may already have failed.${needs(settledBy)}`;
  const open = trial.response === 'unknown' ? 'the response' : 'the episode it belongs to';
  return `${what} was an adequate trial; ${open} is not known.`;
}
