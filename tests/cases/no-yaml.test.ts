import { expect, it, vi } from 'vitest';

import { good, read } from './fixture.ts';

// The library must stay unloaded on the JSON path: loading it costs more than reading the case.
vi.mock('yaml', () => {
  throw new Error('yaml was loaded');
});

it('reads a JSON case without loading the YAML library', async () => {
  expect((await good('{"age": 46, "conditions": "none"}')).values.size).toBeGreaterThan(1);
  expect((await read('{"age": 46,}')).problems[0]?.code).toBe('CASE-SYNTAX');
  await expect(read('age: 46')).rejects.toThrow();
});
