/** Golden files: what was agreed on, reviewed like code. Rewritten only when UPDATE_GOLDEN=1 says so. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { expect } from 'vitest';

/** Compares `text` with the file of that name here, or rewrites it on request. */
export function expectGolden(name: string, text: string): void {
  const file = join(import.meta.dirname, name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${name} is missing: run with UPDATE_GOLDEN=1 and review it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** Without what changes with every edit of data/: the hash, the version of the knowledge base and of the program. */
export function masked(text: string): string {
  return text
    .replace(/nextstep \d+\.\d+\.\d+/g, 'nextstep VERSION')
    .replace(/knowledge\s+base\s+\d+\.\d+\.\d+/g, 'knowledge base VERSION')
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA256')
    .replace(/\b[0-9a-f]{12}\b/g, 'SHA');
}
