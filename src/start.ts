/**
 * Loads the parts of the built program with the compiled code that the build keeps beside them: to compile a part takes
 * longer than to run it. Compiled code is only good for the version it was made by; without it, or when it is refused,
 * the part is compiled as usual. Part of the build, loaded by bin/nextstep.js.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

type Run = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

export interface Parts {
  /** The exports of a part; the part is run unless it has been. */
  readonly load: (name: string) => unknown;
  /** Runs a part, also one that has been run. */
  readonly run: (name: string) => unknown;
  /** Keeps the code that was compiled so far for the runs to come. For the build. */
  readonly keepCode: () => void;
}

/** The file that holds the compiled code of a part for this version and machine. */
function codeFile(folder: string, name: string): string {
  return join(folder, `${name}.${process.versions.v8}-${process.platform}-${process.arch}.code`);
}

/** The parts in the folder of the build. */
export function partsIn(folder: string): Parts {
  const outside = createRequire(join(folder, 'start.cjs'));
  const modules = new Map<string, { exports: unknown }>();
  const scripts = new Map<string, Script>();
  const scriptOf = (name: string): Script => {
    const known = scripts.get(name);
    if (known !== undefined) return known;
    const filename = join(folder, name);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`;
    const script = new Script(source, { filename, cachedData: readIfThere(codeFile(folder, name)) });
    scripts.set(name, script);
    return script;
  };
  const run = (name: string): unknown => {
    const module = { exports: {} as unknown };
    modules.set(name, module);
    const require = (id: string): unknown => (id.startsWith('./') ? load(id.slice(2)) : outside(id));
    (scriptOf(name).runInThisContext() as Run)(module.exports, require, module, join(folder, name), folder);
    return module.exports;
  };
  const load = (name: string): unknown => modules.get(name)?.exports ?? run(name);
  const keepCode = (): void => {
    for (const [name, script] of scripts) writeFileSync(codeFile(folder, name), script.createCachedData());
  };
  return { load, run, keepCode };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
