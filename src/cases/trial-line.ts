/** A trial in one line: name, dose, weeks, response, adherence ("NAME 200 mg 10 weeks none good"). Rewritten as a map, then read as any other. */
import { ADHERENCES, RESPONSES } from './format.ts';
import { fold } from './fold.ts';
import type { LocatedMap, LocatedNode, LocatedScalar } from './located.ts';
import { mapAt, scalarAt } from './located.ts';
import { withUnit } from './dose.ts';
import { medicineAtStart } from './medicine-index.ts';
import { doseTable } from './medicine-rows.ts';
import type { Reading } from './reading.ts';
import type { Vocabulary } from './registry.ts';

const NUMBER = String.raw`\d+(?:\.\d+)?(?:\s*(?:-|\u2013|to)\s*\d+(?:\.\d+)?)?`;
const LENGTH = new RegExp(`(?<!every )\\b(${NUMBER})\\s*(weeks?|wks?|w|months?|mo)\\b`, 'i');
const SESSIONS = new RegExp(`\\b(\\d+)\\s*sessions?\\b`, 'i');
const LAST_WORDS = new Set<string>([...RESPONSES, ...ADHERENCES, 'current', 'stopped', 'earlier']);

/** The map that a one-line trial stands for. What cannot be read ends up where its fault will be reported. */
export function trialFromLine(reading: Reading, node: LocatedScalar): LocatedMap {
  const words = node.text.trim().split(/\s+/);
  const start = startOf(reading, words);
  const tail = lastWords(words.slice(start.used));
  let rest = words.slice(start.used, words.length - tail.length).join(' ');
  const length = LENGTH.exec(rest);
  if (length !== null) rest = rest.replace(length[0], ' ');
  const sessions = SESSIONS.exec(rest);
  if (sessions !== null) rest = rest.replace(sessions[0], ' ');
  const dose = rest.replace(/\s+/g, ' ').trim();
  const at = (key: string, value: string): LocatedNode => scalarAt(node, `${node.path}.${key}`, value);
  const content: Record<string, LocatedNode> = { [start.kind]: at(start.kind, start.name) };
  if (dose !== '')
    content[start.kind === 'therapy' ? 'sessions' : 'dose'] = at(
      'dose',
      withUnit(dose, doseTable(reading, start.medicine).unit),
    );
  if (length !== null) content['duration'] = at('duration', `${length[1] ?? ''} ${length[2] ?? ''}`);
  if (sessions !== null) content['sessions'] = at('sessions', sessions[1] ?? '');
  addLastWords(content, tail, at);
  return mapAt(node, node.path, content);
}

interface Start {
  readonly kind: 'drug' | 'therapy' | 'procedure';
  readonly name: string;
  readonly medicine: string;
  readonly used: number;
}

function startOf(reading: Reading, words: readonly string[]): Start {
  const { medicines, procedures, therapies } = reading.registry;
  const named = (kind: 'therapy' | 'procedure', vocabulary: Vocabulary): Start | null => {
    for (let used = Math.min(words.length, 4); used > 0; used -= 1) {
      const id = vocabulary.words.get(fold(words.slice(0, used).join(' ')));
      if (id !== undefined && id !== 'other') return { kind, name: id, medicine: '', used };
    }
    return null;
  };
  const drug = medicineAtStart(medicines, words);
  const other = named('procedure', procedures) ?? named('therapy', therapies);
  if (drug !== null && (other === null || drug.used > other.used))
    return { kind: 'drug', name: words.slice(0, drug.used).join(' '), medicine: drug.id, used: drug.used };
  if (other !== null) return other;
  // An unknown name: everything before the first number or closing word, so that the fault shows the whole name.
  const end = words.findIndex((word) => /^\d/.test(word) || LAST_WORDS.has(word.toLowerCase()));
  const used = end <= 0 ? (end === 0 ? 1 : words.length) : end;
  return { kind: 'drug', name: words.slice(0, used).join(' '), medicine: '', used };
}

function lastWords(words: readonly string[]): readonly string[] {
  let from = words.length;
  while (from > 0 && LAST_WORDS.has((words[from - 1] ?? '').toLowerCase())) from -= 1;
  return words.slice(from).map((word) => word.toLowerCase());
}

function addLastWords(
  content: Record<string, LocatedNode>,
  tail: readonly string[],
  at: (key: string, value: string) => LocatedNode,
): void {
  const judged: string[] = [];
  for (const word of tail) {
    if (word === 'current') content['current'] = at('current', 'yes');
    else if (word === 'stopped') content['current'] = at('current', 'no');
    else if (word === 'earlier') content['episode'] = at('episode', 'earlier');
    else judged.push(word);
  }
  const [first, second] = judged;
  if (first === undefined) return;
  const isResponse = (RESPONSES as readonly string[]).includes(first);
  if (isResponse) content['response'] = at('response', first);
  else content['adherence'] = at('adherence', first);
  if (second !== undefined)
    content[isResponse ? 'adherence' : 'response'] = at(isResponse ? 'adherence' : 'response', second);
}
