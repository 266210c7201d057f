import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { roundStates } from '#shared/rounds/round-state.ts';
import { testApp, type TestApp } from '#tests/support/app.ts';
import { lookAtRound } from '#tests/stress/round-invariants.ts';
import { actNames, answers, Command, newModel, newPeople, newReal } from '#tests/stress/round-model.ts';

/**
 * Whatever people do with a round, in whatever order: it follows the table of its steps, and after each act chain, ballots, turnout
 * and figures are what a few lines of the test's own say.
 */
/** Most acts lead nowhere, so two runs of three begin later: else few would come to the end. */
const beginnings = [[], ['makeReady', 'open'], ['makeReady', 'open', 'cast', 'hour']] as const;

const numRuns = process.env.FULL === '1' ? 300 : 40;

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it(`is what its model says after every act, in ${numRuns} runs of up to 40 acts`, { timeout: 900_000 }, async () => {
  const people = await newPeople(test);
  const reached = new Set<string>();
  const command = fc
    .record({ name: fc.constantFrom(...actNames), who: fc.nat(3), what: fc.nat(answers.length - 1) })
    .map(({ name, who, what }) => new Command(name, who, what, lookAtRound));
  const runs = fc.asyncProperty(
    fc.constantFrom(...beginnings),
    fc.commands([command], { maxCommands: 40, size: 'max' }),
    async (beginning, commands) => {
      const real = await newReal(people);
      const model = newModel();
      for (const name of beginning) await new Command(name, 0, 0, lookAtRound).run(model, real);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      reached.add(model.state);
    },
  );
  await fc.assert(runs, { numRuns, seed: 20_051_125, verbose: fc.VerbosityLevel.Verbose });
  expect([...reached].sort()).toEqual([...roundStates].sort());
});
