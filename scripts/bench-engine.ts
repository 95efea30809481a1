/** The engine in process and warm: reports a second, and whether time grows with options as it should. */
import { performance } from 'node:perf_hooks';

import type * as Library from '../src/index.ts';
import type { Knowledge, PersonCase } from '../src/index.ts';
import { builtParts, dist } from './fake-terminal.ts';
import { say } from './figures.ts';
import { caseText, TODAY } from './sample.ts';

// As it was built: the sources run more slowly.
const { explore, parseCase, readCompiled, renderJson, settingsFor } = builtParts().load('index.cjs') as typeof Library;

/** Milliseconds of one report, warm. */
function reportTime(person: PersonCase, knowledge: Knowledge, runs: number): number {
  const settings = settingsFor(person, knowledge);
  for (let warm = 0; warm < 50; warm += 1) explore(person, knowledge, settings);
  const started = performance.now();
  for (let run = 0; run < runs; run += 1) explore(person, knowledge, settings);
  return (performance.now() - started) / runs;
}

/** The same knowledge base with every option twice. */
function doubled(knowledge: Knowledge): Knowledge {
  const copies = knowledge.options.map((option) => ({ ...option, id: `${option.id}-again` }));
  return { ...knowledge, options: [...knowledge.options, ...copies] };
}

export async function benchEngine(): Promise<void> {
  const knowledge = readCompiled(dist);
  const text = caseText('json');
  const read = async () => (await parseCase(text, 'bench', knowledge, { today: TODAY })).case;
  const person = await read();
  if (person === null) throw new Error('the benchmark case has faults');
  const once = reportTime(person, knowledge, 300);
  const twice = reportTime(person, doubled(knowledge), 150);
  const count = knowledge.options.length;
  say('');
  say(`one report, in process and warm: ${once.toFixed(2)} ms for ${count} options (${perSecond(once)} a second)`);
  say(`with ${count * 2} options: ${twice.toFixed(2)} ms (${(twice / once).toFixed(2)} times as long; linear is 2)`);
  const runs = 200;
  const started = performance.now();
  for (let run = 0; run < runs; run += 1) {
    const next = await read();
    if (next !== null) renderJson(explore(next, knowledge, settingsFor(next, knowledge)));
  }
  const whole = (performance.now() - started) / runs;
  say(`case text to JSON report: ${whole.toFixed(2)} ms (${perSecond(whole)} a second)`);
}

function perSecond(milliseconds: number): number {
  return Math.round(1000 / milliseconds);
}
