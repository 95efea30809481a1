import { describe, expect, it } from 'vitest';

import { makeStyle, type StyleInput } from '../../src/terminal/style.ts';

const INPUT: StyleInput = {
  color: 'auto',
  isTTY: true,
  env: { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' },
  width: 80,
};
const colored = (more: Partial<StyleInput>): boolean => makeStyle({ ...INPUT, ...more }).danger('x') !== 'x';

describe('colour', () => {
  it.each([
    ['a terminal', {}, true],
    ['a pipe', { isTTY: false }, false],
    ['NO_COLOR', { env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR', { env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR into a pipe', { isTTY: false, env: { FORCE_COLOR: '1' } }, true],
    ['an empty FORCE_COLOR into a pipe', { isTTY: false, env: { FORCE_COLOR: '' } }, true],
    ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR over FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['TERM=dumb', { env: { TERM: 'dumb' } }, false],
    ['--color always over NO_COLOR and a pipe', { color: 'always', isTTY: false, env: { NO_COLOR: '1' } }, true],
    ['--color never over FORCE_COLOR', { color: 'never', env: { FORCE_COLOR: '1' } }, false],
  ] as const)('%s', (_name, more, expected) => {
    expect(colored(more)).toBe(expected);
  });

  it('changes no letter', () => {
    const style = makeStyle({ ...INPUT, color: 'always' });
    for (const tone of ['heading', 'emphasis', 'good', 'caution', 'danger', 'muted', 'cite'] as const) {
      expect(style[tone]('words').replace(/\u001b\[\d+m/g, '')).toBe('words');
      expect(style[tone]('words')).not.toBe('words');
    }
  });
});

describe('letters', () => {
  it.each([
    ['a UTF-8 locale', { LANG: 'en_GB.UTF-8' }, true],
    ['C.utf8', { LC_ALL: 'C.utf8' }, true],
    ['the C locale', { LANG: 'C' }, false],
    ['LC_ALL over LANG', { LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, false],
    ['no locale', {}, false],
    ['Windows Terminal', { WT_SESSION: 'x' }, true],
    ['the Linux console', { TERM: 'linux', LANG: 'en_GB.UTF-8' }, false],
    ['a dumb terminal', { TERM: 'dumb', LANG: 'en_GB.UTF-8' }, false],
  ])('%s', (_name, env, expected) => {
    expect(makeStyle({ ...INPUT, env }).unicode).toBe(expected);
  });
});

it('lays nothing out below 40 columns', () => {
  expect(makeStyle({ ...INPUT, width: 20 }).width).toBe(40);
  expect(makeStyle({ ...INPUT, width: 100.7 }).width).toBe(100);
});
