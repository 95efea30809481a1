/** The licences of what is bundled: their texts go with the program, and any that is not allowed stops the build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ALLOWED: readonly string[] = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** One text with the licence of every package that a file of `inputs` (as esbuild names them) is part of. */
export function licencesOf(root: string, inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const parts = [...folders].sort().map((folder) => {
    const file = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as PackageFile;
    const what = `${file.name} ${file.version}`;
    if (file.license === undefined || !ALLOWED.includes(file.license))
      throw new Error(`${what} is bundled, and its licence is ${file.license ?? 'not said'}`);
    return `${what} (${file.license})\n\n${textIn(join(root, folder)) ?? 'No licence text came with this package.'}\n`;
  });
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

function textIn(folder: string): string | null {
  const name = readdirSync(folder).find((item) => /^licen[cs]e/i.test(item));
  const path = name === undefined ? null : join(folder, name);
  return path !== null && existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}
