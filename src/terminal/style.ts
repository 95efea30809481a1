/** The Style of this run: colour, glyphs and width from flags and environment. The only importer of chalk. */
import { Chalk, type ChalkInstance } from 'chalk';

import type { Style } from '../report/types.ts';

export interface StyleInput {
  /** The --color flag. */
  readonly color: 'auto' | 'always' | 'never';
  readonly isTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly width: number;
}

/** Below this nothing can be laid out; the terminal wraps what is left. */
const NARROWEST = 40;

/** Colour only repeats what the words say: the same report reads without it. */
export function makeStyle(input: StyleInput): Style {
  const chalk: ChalkInstance = new Chalk({ level: wantsColor(input) ? 1 : 0 });
  return {
    width: Math.max(NARROWEST, Math.floor(input.width)),
    unicode: hasUnicode(input.env),
    heading: (text) => chalk.bold(text),
    emphasis: (text) => chalk.bold(text),
    good: (text) => chalk.green(text),
    caution: (text) => chalk.yellow(text),
    danger: (text) => chalk.bold.red(text),
    muted: (text) => chalk.dim(text),
    cite: (text) => chalk.cyan(text),
  };
}

/** The flag wins; then NO_COLOR, FORCE_COLOR, a terminal that cannot, and last whether there is a terminal at all. */
function wantsColor({ color, isTTY, env }: StyleInput): boolean {
  if (color !== 'auto') return color === 'always';
  if (isSet(env['NO_COLOR'])) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** The locale says so; the Linux console and dumb terminals lack the letters; terminals of Windows set no locale. */
function hasUnicode(env: StyleInput['env']): boolean {
  if (env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(isSet);
  if (locale !== undefined) return /utf-?8/i.test(locale);
  return isSet(env['WT_SESSION']) || env['TERM_PROGRAM'] === 'vscode';
}
