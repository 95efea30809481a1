/** Problems for a person: where, the line with a caret under the place, what was found and expected, what to do. */
import { wrapLines } from '../report/layout.ts';
import { stringify } from '../report/json.ts';
import type { Style } from '../report/types.ts';
import type { Problem } from '../problems.ts';
import { displayWidth, graphemes, toAscii } from '../report/width.ts';
import { stripControls } from './sanitize.ts';

/** Every problem, a blank line between them, no line break at the end. */
export function renderProblems(problems: readonly Problem[], style: Style): string {
  return problems.map((problem) => renderProblem(problem, style).join('\n')).join('\n\n');
}

/** The same for a program: one JSON object. */
export function problemsJson(problems: readonly Problem[]): string {
  return stringify({ problems });
}

function renderProblem(problem: Problem, style: Style): string[] {
  const place = placeOf(problem);
  const tone = problem.severity === 'error' ? 'danger' : 'caution';
  const head = [
    { text: problem.severity, tone } as const,
    ` ${problem.code}`,
    ...(place === null ? [] : [`  ${place}`]),
  ];
  const facts = [
    ['found', problem.found],
    ['expected', problem.expected],
    ['hint', problem.hint],
  ] as const;
  return [
    ...wrapLines(head, style, { first: '', rest: '  ' }),
    ...wrapLines([problem.message], style, { first: '  ', rest: '  ' }),
    ...snippet(problem, style),
    ...facts.flatMap(([name, value]) =>
      value === undefined
        ? []
        : wrapLines([{ text: `${name}:`, tone: 'muted' }, ' ', value], style, { first: '  ', rest: '    ' }),
    ),
  ];
}

/** "case.yaml:12:8", as far as it is known. */
function placeOf({ file, line, column }: Problem): string | null {
  const parts = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(':');
}

/** The source line, cut to the width around the place, with a caret under it. */
function snippet({ line, column, sourceLine }: Problem, style: Style): string[] {
  if (sourceLine === undefined) return [];
  const number = line === undefined ? '' : String(line);
  const room = Math.max(style.width - number.length - 6, 8);
  const letters = graphemes(shown(sourceLine, style));
  const place = column === undefined ? null : graphemes(shown(sourceLine.slice(0, column - 1), style)).length;
  const start =
    place === null || displayWidth(letters.join('')) <= room
      ? 0
      : Math.max(0, Math.min(place - Math.floor(room / 2), letters.length - room));
  const visible = fitting(letters.slice(start), room);
  const gutter = `  ${style.muted(`${number} |`)} `;
  const lines = [`${gutter}${visible}`.trimEnd()];
  if (place !== null && place >= start) {
    const before = displayWidth(letters.slice(start, place).join(''));
    if (before < room)
      lines.push(`  ${style.muted(`${' '.repeat(number.length)} |`)} ${' '.repeat(before)}${style.danger('^')}`);
  }
  return lines;
}

/** A tab is one column here, so that the caret stands where the letter stands. */
function shown(text: string, style: Style): string {
  const safe = stripControls(text.replaceAll('\t', ' '));
  return style.unicode ? safe : toAscii(safe);
}

function fitting(letters: readonly string[], room: number): string {
  let used = 0;
  let text = '';
  for (const letter of letters) {
    used += displayWidth(letter);
    if (used > room) break;
    text += letter;
  }
  return text;
}
