/** When a trial was taken: start, stop, whether it still is, which episode, and the weeks that follow from the dates. */
import { lastDay } from './dated.ts';
import type { DateSpan } from './dates.ts';
import { daysBetween } from './dates.ts';
import { spanText } from './dose.ts';
import { EPISODES, FACT } from './format.ts';
import { afterCase } from './medicine-rows.ts';
import type { Reading } from './reading.ts';
import { assume } from './reading.ts';
import { at, shown } from './reporter.ts';
import type { TrialFields } from './trial-fields.ts';
import { readFlag, readTrialDate, readWord } from './trial-fields.ts';
import type { Span, Trial } from './types.ts';

export interface Time {
  readonly started: DateSpan | null;
  readonly stopped: DateSpan | null;
  readonly stoppedDay: string | null;
  readonly current: boolean | null;
  readonly episode: Trial['episode'];
}

/** Dates, whether it is still taken, and the episode. Must run after the start of the episode was read. */
export function readTime(reading: Reading, fields: TrialFields, name: string): Time {
  const started = readTrialDate(reading, fields, 'started');
  const stopped = readTrialDate(reading, fields, 'stopped');
  const given = readFlag(reading, fields, 'current');
  const [startNode, stopNode, currentNode] = ['started', 'stopped', 'current'].map((key) => fields.entries.get(key));
  if (started !== null && startNode !== undefined && started.first > reading.asOf)
    afterCase(reading, startNode, started.written);
  if (stopped !== null && stopNode !== undefined && stopped.first > reading.asOf)
    afterCase(reading, stopNode, stopped.written);
  if (
    started !== null &&
    stopped !== null &&
    startNode !== undefined &&
    stopNode !== undefined &&
    started.first > stopped.last
  ) {
    reading.report.fault(
      stopNode,
      'CASE-CONTRADICTION',
      `${at(stopNode, stopNode.path)}: stopped ${stopped.written}, before it was started ${started.written} (${at(startNode, startNode.path)}).`,
      { found: shown(stopNode) },
    );
  }
  if (given === true && stopNode !== undefined && stopped !== null && currentNode !== undefined) {
    reading.report.fault(
      stopNode,
      'CASE-CONTRADICTION',
      `${at(stopNode, stopNode.path)}: stopped, while ${at(currentNode, currentNode.path)} says that it is still taken.`,
      { found: shown(stopNode) },
    );
  }
  const current = given ?? (stopped === null ? null : false);
  return {
    started,
    stopped,
    stoppedDay: stopped === null ? null : lastDay(reading, stopped),
    current,
    episode: readEpisode(reading, fields, stopped, name),
  };
}

function readEpisode(reading: Reading, fields: TrialFields, stopped: DateSpan | null, name: string): Trial['episode'] {
  const given = readWord(reading, fields, 'episode', EPISODES);
  if (given !== null) return given;
  if (fields.written['episode'] === '?') return 'unknown';
  const start = reading.values.get(FACT.episodeStarted);
  const before =
    stopped !== null && start?.state === 'known' && start.kind === 'scalar' && stopped.last < String(start.value);
  assume(
    reading,
    `${name}.episode`,
    before ? 'earlier' : 'this',
    before ? 'stopped before this episode started' : 'episode not given',
  );
  return before ? 'earlier' : 'this';
}

/** Weeks between start and stop (or the date of the case, while it is taken), when the weeks themselves are not given. */
export function weeksFromDates(reading: Reading, time: Time, name: string): Span | null {
  const end =
    time.stopped ?? (time.current === true ? { first: reading.asOf, last: reading.asOf, written: reading.asOf } : null);
  if (time.started === null || end === null) return null;
  const weeks = (from: string, to: string): number => Math.round((Math.max(daysBetween(from, to), 0) * 10) / 7) / 10;
  const span = { min: weeks(time.started.last, end.first), max: weeks(time.started.first, lastDay(reading, end)) };
  if (span.max < span.min) return null;
  assume(reading, `${name}.weeks.total`, spanText(span), `counted from ${time.started.written} to ${end.written}`);
  return span;
}
