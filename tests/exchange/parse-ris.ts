/**
 * A small reader of RIS, written from the published grammar and not from our writer: a tag of two letters or digits, two
 * spaces, a hyphen, a space, the value; TY opens a record and ER closes it.
 */
export type RisRecord = ReadonlyMap<string, readonly string[]>;

export function parseRis(text: string): RisRecord[] {
  const records: RisRecord[] = [];
  let open: Map<string, string[]> | null = null;
  for (const line of text.split('\r\n')) {
    if (line.trim() === '') continue;
    const match = /^([A-Z][A-Z0-9]) {2}- (.*)$/s.exec(line);
    if (match === null) throw new Error(`not a tagged line: ${JSON.stringify(line)}`);
    const [, tag = '', value = ''] = match;
    if (tag === 'TY') {
      if (open !== null) throw new Error('TY inside a record');
      open = new Map([['TY', [value]]]);
    } else if (open === null) throw new Error(`${tag} outside a record`);
    else if (tag === 'ER') {
      if (value !== '') throw new Error('ER carries no value');
      records.push(open);
      open = null;
    } else open.set(tag, [...(open.get(tag) ?? []), value]);
  }
  if (open !== null) throw new Error('the last record is not closed');
  return records;
}
