/** The case as YAML that `--case` reads back. A file of its own in the build: most runs save nothing. */
import { stringify } from 'yaml';

/** The text of a case in its canonical form. */
export function writeCase(value: Readonly<Record<string, unknown>>): string {
  return stringify(value, { lineWidth: 100, version: '1.2' });
}
