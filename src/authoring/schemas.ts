/** Writes the JSON Schemas that editors use for completion, generated from the zod schemas. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { FILE_KINDS } from '../knowledge/files.ts';

/** Schema text by file name. Deterministic. */
export function schemaFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const kind of FILE_KINDS) {
    const schema = kind.shape === 'list' ? z.array(kind.schema) : kind.schema;
    const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    files[`${kind.kind}.schema.json`] = `${JSON.stringify(json, null, 1)}\n`;
  }
  return files;
}

/** Writes the files below `folder`. */
export function writeSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(schemaFiles())) writeFileSync(join(folder, name), text);
}
