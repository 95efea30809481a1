/** What most commands share: options, the knowledge base, the case, and how results leave the program. */
import { join } from 'node:path';

import type { Command } from 'commander';

import { isDay } from '../cases/dates.ts';
import type { PersonCase } from '../cases/types.ts';
import type { ExploreSettings } from '../explore.ts';
import { readCompiled } from '../knowledge/compiled.ts';
import { JURISDICTIONS } from '../knowledge/schema/jurisdictions.ts';
import type { Jurisdiction, Knowledge } from '../knowledge/types.ts';
import { EXIT, type ExitCode, nearest, type Problem, UserError } from '../problems.ts';
import { type Io, readTextFile } from '../terminal/io.ts';
import { makeStyle } from '../terminal/style.ts';
import type { PageOptions } from '../report/page.ts';
import type { Report, Style } from '../report/types.ts';

/** What a command returns: its output and the exit code. Nothing else leaves a command. */
export interface Outcome {
  readonly stdout: string;
  readonly exitCode: ExitCode;
  /** Talk beside the result: warnings of the case, for example. */
  readonly problems?: readonly Problem[];
}

export interface GlobalOptions {
  readonly knowledgeBase?: string;
  readonly color?: 'auto' | 'always' | 'never';
  readonly width?: number;
  readonly format?: string;
}

export interface CaseOptions extends GlobalOptions {
  readonly case?: string;
  readonly set?: readonly string[];
  readonly asOf?: string;
  readonly jurisdiction?: Jurisdiction;
  readonly guideline?: string;
  readonly detail?: boolean;
  readonly exitOn?: string;
}

/** What most commands can write. */
export const FORMATS = ['text', 'json', 'markdown'];

/** A fault of the command line. */
export function usage(code: Problem['code'], message: string, hint?: string): UserError {
  return new UserError([{ code, severity: 'error', message, ...(hint === undefined ? {} : { hint }) }], EXIT.usage);
}

/** How a command hands its outcome over. */
export type Run = (work: () => Promise<Outcome>) => Promise<void>;

/** A result for programs. */
export function json(value: unknown): Outcome {
  return { stdout: `${JSON.stringify(value, null, 2)}\n`, exitCode: EXIT.done };
}

/** How a page is drawn in this run. */
export function pageOptions(options: GlobalOptions, io: Io): PageOptions {
  return { format: options.format === 'markdown' ? 'markdown' : 'text', style: styleOf(options, io) };
}

/** Examples before the help of a command. */
export function examples(...lines: readonly string[]): string {
  return `Examples:\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

/** Adds the options every command takes. */
export function withGlobalOptions(command: Command, formats: readonly string[]): Command {
  return command
    .option(
      '--format <format>',
      `how the result is written: ${formats.join(', ')}`,
      chooseFrom('--format', formats),
      formats[0],
    )
    .option('--knowledge-base <dir>', 'read this folder of YAML instead of the built-in knowledge base')
    .option('--width <columns>', 'columns to write for (40 to 200; default: the terminal, or 80)', parseWidth)
    .option('--color <when>', 'auto, always or never', chooseFrom('--color', ['auto', 'always', 'never']), 'auto');
}

/** Adds the options of commands that look at one person. */
export function withCaseOptions(command: Command): Command {
  return command
    .option('--case <file>', 'the case, YAML or JSON; - reads it from standard input')
    .option('--set <fact=value>', 'set one fact of the case; may be repeated', collect, [])
    .option('--as-of <date>', 'the day the facts are true for (YYYY-MM-DD; default: the case, or today)')
    .option(
      '--jurisdiction <id>',
      `whose labels bind: ${JURISDICTIONS.join(', ')}`,
      chooseFrom('--jurisdiction', JURISDICTIONS),
    )
    .option('--guideline <id>', 'guideline that orders the options, or none');
}

function collect(value: string, list: readonly string[]): readonly string[] {
  return [...list, value];
}

export function chooseFrom(flag: string, values: readonly string[]): (value: string) => string {
  return (value) => {
    if (values.includes(value)) return value;
    const near = nearest(value, values);
    throw usage(
      'ARG-VALUE',
      `${flag} takes ${values.join(', ')}; found ${value}`,
      near === null ? undefined : `did you mean ${near}?`,
    );
  };
}

/** A day of the command line. */
export function dayOf(flag: string, value: string): string {
  if (isDay(value)) return value;
  throw usage('ARG-VALUE', `${flag} takes a date, YYYY-MM-DD, such as 2026-11-23; found ${value.slice(0, 40)}`);
}

function parseWidth(value: string): number {
  const width = Number(value);
  if (Number.isInteger(width) && width >= 40 && width <= 200) return width;
  throw usage('ARG-VALUE', `--width takes a whole number from 40 to 200; found ${value}`);
}

/** The built-in knowledge base, compiled; or a folder of YAML, checked first. */
export async function openKnowledge(options: GlobalOptions, io: Io): Promise<Knowledge> {
  if (options.knowledgeBase === undefined) return readCompiled(io.installFolder);
  const { checkKnowledge, loadKnowledge } = await import('./author.ts');
  const loaded = loadKnowledge(options.knowledgeBase);
  const problems = checkKnowledge(loaded).filter((problem) => problem.severity === 'error');
  if (loaded.knowledge === null || problems.length > 0) throw new UserError(problems, EXIT.badKnowledgeBase);
  return loaded.knowledge;
}

/** Where the YAML of the knowledge base is, for authors' commands. */
export function dataFolder(options: GlobalOptions, io: Io): string {
  return options.knowledgeBase ?? join(io.installFolder, '..', 'data');
}

async function readCaseText(path: string | undefined, io: Io): Promise<{ text: string; name: string }> {
  if (path === undefined) return { text: '{}', name: 'empty case' };
  if (path === '-') return { text: await io.readStdin(), name: 'standard input' };
  try {
    return { text: readTextFile(path), name: path };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = '' } = error as NodeJS.ErrnoException;
    const reason = { ENOENT: 'there is no such file', EISDIR: 'it is a folder' }[code] ?? 'it cannot be read';
    throw new UserError([{ code: 'IO-READ', severity: 'error', message: `${path}: ${reason}` }], EXIT.badInput);
  }
}

/** Reads the case with every fault at once (exit 3), and the settings that go with it. */
export async function openCase(
  options: CaseOptions,
  knowledge: Knowledge,
  io: Io,
): Promise<{ person: PersonCase; settings: ExploreSettings }> {
  const { text, name } = await readCaseText(options.case, io);
  const guideline = guidelineOf(options, knowledge);
  const { parseCase, settingsFor } = await import('./engine.ts');
  const reading = await parseCase(text, name, knowledge, {
    today: io.today(),
    asOfOverride: options.asOf ?? null,
    jurisdictionOverride: options.jurisdiction ?? null,
    settings: options.set ?? [],
  });
  if (reading.case === null) throw new UserError(reading.problems, EXIT.badInput);
  const settings = settingsFor(reading.case, knowledge, {
    ...(options.jurisdiction === undefined ? {} : { jurisdiction: options.jurisdiction }),
    ...(guideline === undefined ? {} : { guideline }),
    detail: options.detail ?? false,
  });
  return { person: reading.case, settings };
}

/** The report for the case, with the warnings of reading it. */
export async function openReport(
  options: CaseOptions,
  knowledge: Knowledge,
  io: Io,
): Promise<{ report: Report; problems: readonly Problem[] }> {
  const { person, settings } = await openCase(options, knowledge, io);
  const { explore } = await import('./engine.ts');
  return { report: explore(person, knowledge, settings), problems: person.warnings };
}

/** The guideline of the command line: null for none, undefined when nothing was said. */
export function guidelineOf(options: CaseOptions, knowledge: Knowledge): string | null | undefined {
  if (options.guideline === undefined) return undefined;
  if (options.guideline === 'none') return null;
  const ids = knowledge.guidelines.map((item) => item.id);
  if (ids.includes(options.guideline)) return options.guideline;
  const near = nearest(options.guideline, ids);
  throw usage(
    'ARG-ID',
    `no guideline has the id ${options.guideline}; known: ${ids.join(', ')}, none`,
    near === null ? undefined : `did you mean ${near}?`,
  );
}

/** The style of this run. */
export function styleOf(options: GlobalOptions, io: Io): Style {
  return makeStyle({
    color: options.color ?? 'auto',
    isTTY: io.stdoutIsTTY,
    env: io.env,
    width: options.width ?? Math.min(io.columns ?? 80, 100),
  });
}
