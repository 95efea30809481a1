/** Writing the files a person has asked for. The only place of the interview that touches the file system. */
import { writeFileSync } from 'node:fs';

import type { Effect, EffectResult } from './types.ts';

/** Does what an effect asks. What is to be printed is kept by the caller until the screen is given back. */
export async function perform(
  effect: Effect,
  keep: (draw: Extract<Effect, { kind: 'print' }>['draw']) => void,
): Promise<EffectResult> {
  if (effect.kind === 'print') {
    keep(effect.draw);
    return { done: true, exists: false, say: 'The report will be printed here when you leave.' };
  }
  const text =
    effect.kind === 'write-text' ? effect.text : (await import('../cases/write-yaml.ts')).writeCase(effect.value);
  try {
    writeFileSync(effect.path, text, { mode: 0o600, flag: effect.replace ? 'w' : 'wx' });
    return { done: true, exists: false, say: `Written: ${effect.path}` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return { done: false, exists: true, say: '' };
    return {
      done: false,
      exists: false,
      say: `${effect.path} cannot be written: ${REASONS[code ?? ''] ?? 'choose another place'}.`,
    };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of it is not a folder',
  ENOSPC: 'the disk is full',
};
