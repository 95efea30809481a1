/**
 * A small reader of BibTeX, written from the published grammar and not from our writer: @type{key, name = value, ...} with
 * values in balanced braces or quotes, or bare numbers; then the TeX signs are read back.
 */
export interface BibtexEntry {
  readonly type: string;
  readonly key: string;
  /** Without the outer braces, as written. */
  readonly fields: ReadonlyMap<string, string>;
}

export function parseBibtex(text: string): BibtexEntry[] {
  const entries: BibtexEntry[] = [];
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
  };
  const space = (): void => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const expect = (sign: string): void => {
    space();
    if (text[at] !== sign) fail(`expected ${sign}`);
    at += 1;
  };
  const word = (pattern: RegExp): string => {
    space();
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null || match[0] === '') return fail('expected a word');
    at += match[0].length;
    return match[0];
  };
  /** Up to the brace that closes the one before `at`. Escaped braces count too, as BibTeX counts them. */
  const braced = (): string => {
    const start = at;
    for (let depth = 1; ; at += 1) {
      const sign = text[at];
      if (sign === undefined) return fail('open brace');
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      if (depth === 0) break;
    }
    at += 1;
    return text.slice(start, at - 1);
  };
  const value = (): string => {
    space();
    if (text[at] === '{') {
      at += 1;
      return braced();
    }
    return word(/\d+/y);
  };
  for (space(); at < text.length; space()) {
    expect('@');
    const type = word(/[a-z]+/iy).toLowerCase();
    expect('{');
    const key = word(/[^\s,{}()="#%'\\]+/y);
    expect(',');
    const fields = new Map<string, string>();
    for (space(); text[at] !== '}'; space()) {
      const name = word(/[a-z]+/iy).toLowerCase();
      expect('=');
      if (fields.has(name)) fail(`second ${name}`);
      fields.set(name, value());
      space();
      if (text[at] === ',') at += 1;
      else if (text[at] !== '}') fail('expected , or }');
    }
    expect('}');
    entries.push({ type, key, fields });
  }
  return entries;
}

/** What TeX would print: commands for signs read back, protecting braces dropped. A sign left bare is a fault. */
export function plainTex(value: string): string {
  const commands: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
  };
  return value.replace(
    /\\([a-z]+)\{\}|\\([&%$#_])|[{}]|([&%$#_~^\\])/g,
    (_all, name?: string, sign?: string, bare?: string) => {
      if (bare !== undefined) throw new Error(`a bare ${bare} in ${value}`);
      if (name === undefined) return sign ?? '';
      const letter = commands[name];
      if (letter === undefined) throw new Error(`unknown command ${name}`);
      return letter;
    },
  );
}
