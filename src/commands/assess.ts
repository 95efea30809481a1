/** `nextstep reassess | stage | score`: is it resistant, how resistant, and what a rating scale says. */
import type { Command } from 'commander';

import { isDay } from '../cases/dates.ts';
import type { Knowledge } from '../knowledge/types.ts';
import { compareTexts } from '../logic/order.ts';
import { EXIT, nearest, type UserError } from '../problems.ts';
import type { PageOptions } from '../report/page.ts';
import type { Report } from '../report/types.ts';
import type { Io } from '../terminal/io.ts';
import type * as Pages from './pages.ts';
import {
  type CaseOptions,
  examples,
  FORMATS,
  json,
  openKnowledge,
  openReport,
  type Outcome,
  pageOptions,
  type Run,
  usage,
  withCaseOptions,
  withGlobalOptions,
} from './shared.ts';

export function assessCommands(program: Command, run: Run, io: Io): void {
  withGlobalOptions(withCaseOptions(program.command('reassess')), FORMATS)
    .summary('is it resistant: trial by trial, definitions, mimics and contributors')
    .description('Judges each past trial against the published tables and says what would settle what is open.')
    .addHelpText('before', examples('nextstep reassess --case case.yaml', 'nextstep reassess --case - --format json'))
    .action((options: CaseOptions) => run(() => runReassess(options, io)));
  withGlobalOptions(withCaseOptions(program.command('stage')), FORMATS)
    .summary('how resistant: the staging methods, item by item')
    .description('Every staging method whose rules were read, as a range where items are not known.')
    .addHelpText('before', examples('nextstep stage --case case.yaml'))
    .action((options: CaseOptions) => run(() => runStage(options, io)));
  withGlobalOptions(
    withCaseOptions(
      program
        .command('score')
        .argument(
          '[scale]',
          'id of a scale such as phq9, gad7, qids-sr16, madrs, hamd17; left out: every scale of the case',
        )
        .argument('[totals...]', 'totals, oldest first, each with its day if known: 21@2026-09-28 17@2026-11-20'),
    ),
    FORMATS,
  )
    .summary('what a total on a rating scale says, and what changed')
    .description('Severity, response, remission and important change from totals; no score leads to a verdict.')
    .option('--items <answers>', 'answers item by item, for scales that may be reproduced: 3,3,2,2,2,2,2,0,0')
    .addHelpText(
      'before',
      examples(
        'nextstep score phq9 --items 3,3,2,2,2,2,2,0,0',
        'nextstep score madrs 36@2026-09-28 12@2026-11-20',
        'nextstep score --case case.yaml',
      ),
    )
    .action((scale: string | undefined, totals: string[], options: ScoreOptions) =>
      run(() => runScore(scale, totals, options, io)),
    );
}

interface ScoreOptions extends CaseOptions {
  readonly items?: string;
}

/** A page made of parts of the report. */
async function reportPage(
  options: CaseOptions,
  io: Io,
  parts: readonly (keyof Report)[],
  rendererIn: (pages: typeof Pages) => (report: Report, options: PageOptions) => string,
): Promise<Outcome> {
  const { report, problems } = await openReport(options, await openKnowledge(options, io), io);
  const pages = await import('./pages.ts');
  if (options.format === 'json') return { ...json(pages.partOf(report, parts)), problems };
  return { stdout: rendererIn(pages)(report, pageOptions(options, io)), exitCode: EXIT.done, problems };
}

export function runReassess(options: CaseOptions, io: Io): Promise<Outcome> {
  const parts = ['safety', 'resistance', 'reassessment', 'scores', 'names'] as const;
  return reportPage(options, io, parts, (pages) => pages.renderReassess);
}

export function runStage(options: CaseOptions, io: Io): Promise<Outcome> {
  return reportPage(options, io, ['safety', 'staging'], (pages) => pages.renderStage);
}

export async function runScore(
  word: string | undefined,
  totals: readonly string[],
  options: ScoreOptions,
  io: Io,
): Promise<Outcome> {
  if (word === undefined) return runScores(options, io);
  const knowledge = await openKnowledge(options, io);
  const scale = findScale(word, knowledge);
  const { cslOf, referencesIn, renderScore } = await import('./pages.ts');
  const { assessScale, scoreItems, scoreOf } = await import('./engine.ts');
  const points = inOrder(totals.map((text) => readTotal(text, scale, options.asOf ?? io.today())));
  const notes: string[] = [];
  if (options.items !== undefined) {
    const answers = options.items.split(',').map((text) => (text.trim() === '' ? NaN : Number(text)));
    const scored = scoreItems(scale, answers);
    if ('fault' in scored) throw itemsFault(scored, scale, answers.length);
    points.push({ on: null, total: scored.total });
    if (scored.flag !== null) notes.push(scored.flag);
  }
  const assessed = assessScale(scale, points, knowledge.scales);
  if (assessed === null)
    throw usage('ARG-USAGE', `no total of the ${scale.name} was given`, `nextstep score ${scale.id} 17, or --items`);
  const references = referencesIn(
    {
      sources: [scale.sources, ...knowledge.scales.map((item) => item.sources)].flat(),
      scale,
      scales: knowledge.scales,
    },
    knowledge,
  ).map(cslOf);
  const score = scoreOf(assessed);
  if (options.format === 'json') return json({ ...score, notes });
  return { stdout: renderScore(score, notes, references, pageOptions(options, io)), exitCode: EXIT.done };
}

async function runScores(options: ScoreOptions, io: Io): Promise<Outcome> {
  if (options.items !== undefined)
    throw usage('ARG-USAGE', '--items needs the name of a scale', 'nextstep score phq9 --items 3,3,2,2,2,2,2,0,0');
  return reportPage(options, io, ['safety', 'scores'], (pages) => pages.renderScores);
}

type Scale = Knowledge['scales'][number];

function findScale(word: string, knowledge: Knowledge): Scale {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = plain(word);
  const exact = knowledge.scales.find((scale) => [scale.id, scale.name].some((name) => plain(name) === wanted));
  const starting = knowledge.scales.filter((scale) => wanted.length > 2 && plain(scale.name).startsWith(wanted));
  const found = exact ?? (starting.length === 1 ? starting[0] : undefined);
  if (found !== undefined) return found;
  const ids = knowledge.scales.map((scale) => scale.id);
  const near = nearest(word, ids);
  throw usage(
    'ARG-ID',
    `no scale is called ${word}; known: ${ids.join(', ')}`,
    near === null ? undefined : `did you mean ${near}?`,
  );
}

interface Total {
  readonly on: string | null;
  readonly total: number;
}

/** Oldest first where they have dates; without any, as they were written. */
function inOrder(totals: readonly Total[]): Total[] {
  const dated = totals.filter((item) => item.on !== null).length;
  if (dated > 0 && dated < totals.length)
    throw usage(
      'ARG-VALUE',
      'with several totals either each has a date or none has',
      'write 21@2026-09-28 12@2026-11-20',
    );
  return dated === 0 ? [...totals] : [...totals].sort((a, b) => compareTexts(a.on ?? '', b.on ?? ''));
}

/** "21" or "21@2026-09-28". `today`: no total is of a later day. */
function readTotal(text: string, scale: Scale, today: string): Total {
  const [least, most] = scale.total;
  const match = /^(\d+)(?:@(\d{4}-\d{2}-\d{2}))?$/.exec(text);
  const total = Number(match?.[1] ?? NaN);
  const on = match?.[2] ?? null;
  if (match !== null && total >= least && total <= most && (on === null || isDay(on))) {
    if (on === null || on <= today) return { on, total };
    throw usage('ARG-VALUE', `${text}: ${on} lies after ${today}`, 'correct the date, or give --as-of');
  }
  throw usage(
    'ARG-VALUE',
    `a total of the ${scale.name} is a whole number from ${least} to ${most}; found ${text}`,
    'write 17, or 17@2026-11-20',
  );
}

function itemsFault(scored: { fault: string; at: number | null }, scale: Scale, found: number): UserError {
  if (scored.fault === 'not-reproduced')
    return usage(
      'ARG-VALUE',
      `the items of the ${scale.name} are not taken here, only its total`,
      `nextstep score ${scale.id} TOTAL`,
    );
  const items = scale.items ?? { count: 0, each: [0, 0] };
  if (scored.fault === 'count')
    return usage(
      'ARG-VALUE',
      `--items takes ${items.count} answers for the ${scale.name}; found ${found}`,
      'ask again for what is missing',
    );
  const [least, most] = items.each;
  return usage('ARG-VALUE', `--items: answer ${scored.at ?? 0} is not a whole number from ${least} to ${most}`);
}
