const WIDTH = 30;
const TENTH = 10;

/** A bar on stderr, redrawn in place at a terminal; elsewhere a line for every tenth. Times in milliseconds. */
export function progressBar(
  what: string,
  out: NodeJS.WriteStream = process.stderr,
): (done: number, all: number) => void {
  const began = Date.now();
  let shown = -1;
  return (done, all) => {
    const percent = all === 0 ? 100 : Math.floor((done / all) * 100);
    const step = out.isTTY ? percent : Math.floor(percent / TENTH);
    if (step === shown) return;
    shown = step;
    const filled = Math.round((percent / 100) * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`;
    const seconds = Math.round((Date.now() - began) / 1000);
    const line = `${what} ${bar} ${percent}% ${done}/${all}，${seconds} 秒`;
    out.write(out.isTTY ? `\r${line}${percent === 100 ? '\n' : ''}` : `${line}\n`);
  };
}
