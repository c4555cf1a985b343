import { NotPossible } from './errors';
import { PlayerHandle } from './player';
import type { Button, Shown } from './transcript';

/** The servicers of customer service, played in one window. */
export class DeskHandle extends PlayerHandle {
  says(text: string): Promise<void> {
    this.checkSaid(text);
    return this.platform.desk.says(text);
  }

  protected press(_bubble: Shown, button: Button): Promise<void> {
    const [action, customer = '', to = ''] = button.key.split(':');
    const { desk } = this.platform;
    if (action === 'take') return desk.take(customer);
    if (action === 'end') return desk.end(customer);
    if (action === 'pass') return desk.passOn(customer, to);
    return desk.reopen(customer, to);
  }

  sendsMedium(): Promise<void> {
    return onlyWords();
  }
  sendsSample(): Promise<void> {
    return onlyWords();
  }
  sendsLocation(): Promise<void> {
    return onlyWords();
  }
  entersApp(): Promise<void> {
    return onlyWords();
  }
  scans(): Promise<void> {
    return onlyWords();
  }
  picks(): Promise<void> {
    return onlyWords();
  }
  recalls(): Promise<void> {
    return onlyWords();
  }
}

async function onlyWords(): Promise<void> {
  throw new NotPossible('人工客服在这里只打字。');
}
