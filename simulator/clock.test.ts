import { MovableClock } from './clock';

const HOUR = 3_600_000;

describe('a frozen clock', () => {
  test('moves only when told, and never back', () => {
    const clock = MovableClock.frozen(1000);
    clock.advance(500);
    clock.set(2000);
    expect(clock.now()).toBe(2000);
    expect(() => clock.set(1999)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
  });

  test('rings what is due in the order of time, once, before it tells of the move', () => {
    const clock = MovableClock.frozen(0);
    const rung: string[] = [];
    clock.alarm(2 * HOUR, () => rung.push('two'));
    clock.alarm(HOUR, () => rung.push('one'));
    clock.alarm(3 * HOUR, () => rung.push('three'));
    const cancel = clock.alarm(HOUR, () => rung.push('cancelled'));
    cancel();
    clock.onMoved(() => rung.push('moved'));
    clock.advance(2 * HOUR);
    clock.advance(0);
    expect(rung).toEqual(['one', 'two', 'moved', 'moved']);
  });
});

describe('a running clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: 5000 }));
  afterEach(() => jest.useRealTimers());

  test('goes on with real time from where it was set', () => {
    const clock = MovableClock.running(0);
    jest.advanceTimersByTime(10);
    clock.advance(HOUR);
    jest.advanceTimersByTime(10);
    expect(clock.now()).toBe(HOUR + 20);
  });

  test('rings by real time, and sooner when moved', () => {
    const clock = MovableClock.running(0);
    const ring = jest.fn();
    clock.alarm(HOUR, ring);
    jest.advanceTimersByTime(HOUR / 2);
    expect(ring).not.toHaveBeenCalled();
    clock.advance(HOUR / 4);
    jest.advanceTimersByTime(HOUR / 4 - 1);
    expect(ring).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledTimes(1);
  });
});
