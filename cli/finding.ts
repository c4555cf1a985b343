import type { Config } from '../config';

/** One line of the examination. `fail`: it does not work; `warn`: it works, but somebody should look. */
export interface Finding {
  level: 'ok' | 'warn' | 'fail';
  /** What was looked at. */
  subject: string;
  /** What was found, and what to do where it isn't ok. */
  says: string;
}

export type Check = (config: Config) => Promise<Finding[]>;
