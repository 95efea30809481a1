import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', NO_COLOR: '1', FORCE_COLOR: '0' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Modules are shared by the files a worker runs, so that the knowledge base is read once and not once a file.
    isolate: false,
  },
});
