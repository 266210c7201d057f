/** The benchmarks behind every figure in the documentation: `npm run bench -- NAME [options]`. */
const benches: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  count: async (args) => (await import('./count.ts')).benchCount(args),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (bench) await bench(args);
else {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join('|')}\n`);
  process.exitCode = 2;
}
