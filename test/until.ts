/** Milliseconds; far more than a slow machine under load needs, and less than a test has (jest.config.js). */
const PATIENCE = 20_000;

/** Lets the event loop turn until the condition holds; throws when it never does. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < PATIENCE;) {
    if (await condition()) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  throw new Error('what was waited for never came');
}
