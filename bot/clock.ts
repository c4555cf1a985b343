/** Time as everything here sees it: epoch milliseconds. Tests and the simulator bring a clock that can be moved. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
