/** A command's answer goes to stdout, everything else to stderr: scripts read the one and people the other. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function explain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A sentence for the operator and exit code 1; no stack. */
export class CommandError extends Error {}

/** Runs a command; a reader that closes the pipe early (head) is no error. */
export function runCommand(command: () => Promise<void>): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  command().then(
    () => process.exit(process.exitCode ?? 0),
    (error: unknown) => {
      explain(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
