import { isObject, type Json } from './json';

/** true = until switched off, a number = that many times, false or 0 = not. */
export type Times = boolean | number;

/** What can go wrong on purpose. Calls are those of the bot to the API, callbacks those of the platform to the bot. */
export interface FaultSettings {
  /** Only calls to this path (`/cgi-bin/message/send`) suffer; '' = all. */
  onlyPath: string;
  /** Every call is answered this much later, on the simulator's clock (ms). */
  slowMilliseconds: number;
  /** Calls answered with status 502 and no JSON; nothing is done. */
  serverErrors: Times;
  /** Calls that are carried out, but the connection is cut instead of an answer. */
  lostAnswers: Times;
  /** Calls answered `{"errcode":0}` without the fields one expects; nothing is done. */
  bareAnswers: Times;
  /** Calls refused with this code; 0 = none. */
  errorCode: number;
  /** sync_msg answers that are empty although more is there (P94670 allows it). */
  emptyPages: Times;
  /** kf messages are accepted, then fail with this fail_type (P94670); -1 = none. */
  sendFailType: number;
  /** Callbacks that never leave: delivery is promised by nobody (P90930). */
  lostCallbacks: Times;
  /** Every callback comes this many more times, all at once. */
  repeatCallbacks: number;
  /** Two callbacks that follow each other come in the other order, and pulled messages newest first. */
  reorder: boolean;
}

const none: Readonly<FaultSettings> = {
  onlyPath: '',
  slowMilliseconds: 0,
  serverErrors: false,
  lostAnswers: false,
  bareAnswers: false,
  errorCode: 0,
  emptyPages: false,
  sendFailType: -1,
  lostCallbacks: false,
  repeatCallbacks: 0,
  reorder: false,
};

type Counted = 'serverErrors' | 'lostAnswers' | 'bareAnswers' | 'emptyPages' | 'lostCallbacks';

export class Faults {
  readonly settings: FaultSettings = { ...none };

  switch(settings: Partial<FaultSettings>): void {
    Object.assign(this.settings, settings);
  }

  /** Everything works again. */
  clear(): void {
    Object.assign(this.settings, none);
  }

  concerns(path: string): boolean {
    return this.settings.onlyPath === '' || this.settings.onlyPath === path;
  }

  /** Uses one occurrence of a fault; false when it is off or used up. */
  take(name: Counted): boolean {
    const left = this.settings[name];
    if (typeof left === 'number' && left > 0) this.settings[name] = left - 1;
    return left === true || (typeof left === 'number' && left > 0);
  }
}

/** Reads settings that came as JSON; null when a name or a type is unknown. */
export function readFaults(value: Json): Partial<FaultSettings> | null {
  if (!isObject(value)) return null;
  const fits = Object.entries(value).every(([name, given]) => {
    const usual: unknown = Reflect.get(none, name);
    const times = typeof usual === 'boolean' && name !== 'reorder' && typeof given === 'number';
    return Object.hasOwn(none, name) && (typeof given === typeof usual || times);
  });
  return fits ? value : null;
}
