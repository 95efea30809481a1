/**
 * The bundle: one entry and a few parts. A part is loaded where the source says `await import(...)` of it and only
 * then, so that a run compiles what it uses and nothing else. Each part holds its own copy of what it needs.
 */
import { writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { build, type BuildOptions, type Plugin } from 'esbuild';

import { licencesOf } from './licences.ts';

/** Source of each part -> its name in dist/. */
const PARTS: Readonly<Record<string, string>> = {
  'src/commands/engine.ts': 'engine',
  'src/commands/pages.ts': 'pages',
  'src/commands/author.ts': 'author',
  'src/exchange/icalendar.ts': 'icalendar',
  'src/cases/parse-yaml.ts': 'parse-yaml',
  'src/cases/write-yaml.ts': 'write-yaml',
  'src/interview/index.ts': 'interview',
};

/** Leaves parts outside the file that imports them. */
function apart(root: string): Plugin {
  const parts = Object.entries(PARTS);
  const names = new Map(parts.map(([source, name]) => [join(root, source), name]));
  return {
    name: 'apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, kind, importer }) => {
        const name = kind === 'dynamic-import' ? names.get(resolve(dirname(importer), path)) : undefined;
        return name === undefined ? undefined : { path: `./${name}.cjs`, external: true };
      });
    },
  };
}

/**
 * What two libraries load and this program never uses: child processes (executable subcommands of commander) and the
 * detection of colours (chalk is always told its level). Both are slow to load and drag in Node's network streams.
 */
const unused: Plugin = {
  name: 'unused',
  setup({ onResolve, onLoad, resolve: find }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: 'child-process', namespace: 'unused' } : undefined,
    );
    onResolve({ filter: /^#supports-color$/ }, ({ resolveDir }) =>
      find('./vendor/supports-color/browser.js', { resolveDir, kind: 'import-statement' }),
    );
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Writes cli.cjs, index.cjs and the parts into `outdir`, with the licences of what is in them. */
export async function bundle(root: string, outdir: string): Promise<void> {
  const entries = (sources: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(sources).map(([source, name]) => [name, join(root, source)]));
  const common: BuildOptions = {
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minify: true,
    plugins: [apart(root), unused],
    logLevel: 'warning',
  };
  const { metafile } = await build({
    ...common,
    metafile: true,
    absWorkingDir: root,
    entryPoints: entries({ ...PARTS, 'src/start.ts': 'start', 'src/cli.ts': 'cli', 'src/index.ts': 'index' }),
    // A dynamic import becomes a late require: the loader of ES modules takes longer to start than these files to run.
    supported: { 'dynamic-import': false },
  });
  writeFileSync(join(outdir, 'THIRD-PARTY-LICENCES.txt'), licencesOf(root, Object.keys(metafile.inputs)));
}
