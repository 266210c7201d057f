import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What a command was given, or null after its help or a mistake was printed; then `exit` says how to end. */
export type Given<T extends ParseArgsConfig> =
  | { readonly given: ReturnType<typeof parseArgs<T>>; readonly exit: null }
  | { readonly given: null; readonly exit: number };

/** Reads the arguments of a command. `--help` prints its help; what is not understood prints it too, and ends with 2. */
export function readArguments<const T extends ParseArgsConfig>(args: string[], help: string, config: T): Given<T> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return { given: null, exit: 0 };
  }
  try {
    return { given: parseArgs({ ...config, args }) as ReturnType<typeof parseArgs<T>>, exit: null };
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n\n${help}`);
    return { given: null, exit: 2 };
  }
}
