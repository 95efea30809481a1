/**
 * `npm run bench`: start-up, the interview and the engine, each with its budget and whether it is met. Never part of the
 * tests: machines differ and other work on them disturbs; ratios are to be read. `npm run bench -- 40` takes 40 rounds.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { benchInterview } from './bench-interview.ts';
import { benchStart } from './bench-start.ts';
import { dist } from './fake-terminal.ts';

const bin = join(dist, '..', 'bin', 'nextstep.js');
const rounds = Number(process.argv[2] ?? 20);

if (!existsSync(join(dist, 'cli.cjs'))) throw new Error('nothing is built yet: npm run build');
benchStart(bin, rounds);
await benchInterview(bin, Math.ceil(rounds / 2));
const { benchEngine } = await import('./bench-engine.ts');
await benchEngine();
// The question library keeps its input open.
process.exit();
