/** What is bundled comes with its licence, and nothing is bundled whose licence does not allow it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { licencesOf } from '../../scripts/licences.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the built program', () => {
  it('carries the licence of every library in it', () => {
    const text = readFileSync(join(ROOT, 'dist', 'THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of ['commander', 'chalk', 'yaml', 'js-yaml', 'zod', '@inquirer/core', 'ical-generator']) {
      const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
        version: string;
      };
      expect(text).toContain(`${name} ${version} (`);
    }
    expect(text.match(/Permission (is hereby granted|to use)/g)?.length).toBeGreaterThan(10);
  });
});

describe('a library', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'nextstep-licences-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function library(name: string, licence: string | undefined): string {
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', license: licence }));
    writeFileSync(join(folder, 'LICENSE.md'), `The terms of ${name}.`);
    return `node_modules/${name}/dist/index.js`;
  }

  it('is listed once, with its terms', () => {
    const input = library('@scope/one', 'MIT');
    const text = licencesOf(root, [input, input, 'src/cli.ts', library('two', 'ISC')]);
    expect(text.match(/@scope\/one 1\.0\.0 \(MIT\)/g)).toHaveLength(1);
    expect(text).toContain('The terms of @scope/one.');
    expect(text).toContain('two 1.0.0 (ISC)');
  });

  it.each(['AGPL-3.0', 'CPAL-1.0', undefined])('with the licence %s stops the build', (licence) => {
    const input = library('three', licence);
    expect(() => licencesOf(root, [input])).toThrow(/three 1\.0\.0 is bundled/);
  });
});
