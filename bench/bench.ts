import { benchCast } from './cast.ts';
import { benchClose } from './close.ts';
import { benchCount } from './count.ts';
import { benchSoak } from './soak.ts';
import { benchWatch } from './watch.ts';

/** The benchmarks behind every figure in the documentation: `npm run bench -- NAME [options]`. */
const benches: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  count: benchCount,
  cast: benchCast,
  close: benchClose,
  soak: benchSoak,
  watch: benchWatch,
};

const [asked = '', ...args] = process.argv.slice(2);
const bench = benches[asked];
if (bench) await bench(args);
else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
}
