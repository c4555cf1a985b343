/** Name, message and stack for the log; never the parameters of a statement, which may hold what people wrote. */
export function plainError(error: unknown): { type: string; message: string; stack: string } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { type: name, message, stack: stack ?? '' };
}
