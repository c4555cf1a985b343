import { ConfigError } from '../config';

/** What the operator has to do when the program did not start, in one line where one is enough. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return '端口已被占用：请换一个 PORT，或先停掉占用它的程序。';
  return `小格没有启动：${message ?? String(error)}`;
}
