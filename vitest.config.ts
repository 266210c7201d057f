import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The long runs (exhaustive instead of sampled) are asked for: `npm run test:full`. */
const full = process.env.FULL === '1';
const seconds = (count: number): number => count * 1000;

// One worker a core and no more: the database server and the browser want some of each as well.
const maxWorkers = Math.max(1, Math.min(4, availableParallelism()));

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        test: {
          name: 'shared',
          include: ['tests/shared/**/*.test.ts'],
          environment: 'node',
          testTimeout: seconds(full ? 600 : 20),
        },
      },
      {
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          environment: 'node',
          testTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-setup.ts'],
          // Short, because what this project looks for is a query that waits for its own transaction for ever.
          testTimeout: seconds(10),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-setup.ts'],
          testTimeout: seconds(full ? 600 : 60),
          hookTimeout: seconds(60),
        },
      },
      {
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.ts'],
          environment: 'happy-dom',
          testTimeout: seconds(20),
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/support/global-setup.ts'],
          // After the others and one file after another: browser, server and database want both cores to themselves.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: seconds(full ? 600 : 180),
          hookTimeout: seconds(120),
        },
      },
    ],
  },
});
