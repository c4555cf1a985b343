// One chat window for a person or a group: header, bubbles, and what the person can do.

import { drawBubble } from './bubbles.js';
import { Composer } from './composer.js';
import { GroupComposer } from './group-composer.js';
import { post } from './server.js';
import { make, showDayAndTime } from './words.js';

/** After so long a silence the time is shown between bubbles (ms). */
const SILENCE = 5 * 60 * 1000;
/** The bot reads a resident's words after six quiet seconds; after so many (ms) nobody waits any more. */
const LONGEST_WAIT = 14_000;
/** So many pixels from the end one still reads the newest. */
const NEAR = 400;
const channels = { app: '企业微信应用', kf: '微信客服', desk: '接待找人的居民', group: '工作群' };
const empty = {
  app: '有他的事，卡片会到这里。',
  kf: '还没说过话。先扫门上的码，再说一句哪里、什么事。',
  desk: '居民说“找人”，就会转到这里。',
  group: '碰头会的议程、周一的通报会贴到这里；群里的人可以 @小格。',
};

export class ChatWindow {
  /** `robot`: its name and the members who can @ it in a group; null without one. */
  constructor(person, scenes, robot) {
    this.person = person;
    this.bubbles = new Map();
    this.list = make('ol', {
      className: 'bubbles',
      tabIndex: 0,
      role: 'log',
      'aria-label': `${person.name}看到的消息`,
    });
    this.composer = composerOf(person, scenes, robot);
    this.element = make(
      'section',
      {
        className: `window ${person.channel}`,
        id: `window-${person.name}`,
        'aria-label': `${person.name}的窗口`,
      },
      heading(person),
      this.list,
      this.composer?.element ?? make('p', { className: 'readonly' }, '群里的机器人只发不收'),
    );
    // A picture that turns out taller than thought pushes what follows out of sight.
    this.list.addEventListener('load', () => this.isNearEnd() && this.toEnd(), true);
    if (person.bubbles.length === 0) this.list.append(this.emptyState(scenes));
    for (const bubble of person.bubbles) this.show(bubble);
    this.waitNoMore();
  }

  /** Adds a bubble, or puts it in the place of its former self. */
  show(bubble) {
    this.bubbles.set(bubble.id, bubble);
    const drawn = drawBubble(bubble, {
      tap: (button, selection) => this.tap(bubble, button, selection),
      recall: this.person.channel === 'kf' ? () => this.act('recall', { message: bubble.id }) : null,
    });
    const former = this.list.querySelector(`#bubble-${bubble.id}`);
    if (former) {
      former.replaceWith(drawn);
      return;
    }
    this.list.querySelector('.empty')?.remove();
    if (!this.latest || bubble.at - this.latest > SILENCE) {
      this.list.append(make('li', { className: 'time' }, showDayAndTime(bubble.at)));
    }
    this.latest = bubble.at;
    this.list.append(drawn);
    if (bubble.from === 'bot') this.waitNoMore();
    else if (this.person.channel === 'kf' && bubble.type !== 'notice') this.wait();
    this.toEnd();
  }

  isNearEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
  }

  /** The newest bubble with a live button of this label; `bare` takes the number off a menu's item. */
  button(bare, label) {
    for (const bubble of [...this.bubbles.values()].toReversed()) {
      const button = bubble.buttons.find((one) => !one.disabled && bare(one.label) === label);
      if (button) return { bubble, button };
    }
    return null;
  }

  /** People write in pieces, so the bot waits a little; nobody has to wait with it. */
  wait() {
    this.waitNoMore();
    const skip = make(
      'button',
      { type: 'button', onclick: () => void post('clock', { advanceSeconds: 7 }) },
      '不等了',
    );
    this.waiting = make('li', { className: 'waiting' }, '小格在等有没有下一句…', skip);
    this.list.append(this.waiting);
    this.givingUp = setTimeout(() => this.waitNoMore(), LONGEST_WAIT);
  }

  waitNoMore() {
    clearTimeout(this.givingUp);
    this.waiting?.remove();
  }

  /** The app's menu, once somebody has set one. */
  showMenu(menu) {
    if (this.person.channel === 'app') this.composer.showMenu(menu);
  }

  /** Who may receive residents; each can pause. */
  showServicers(servicers) {
    if (this.person.channel === 'desk') this.composer.showServicers(servicers);
  }

  act(action, details = {}) {
    return post(action, { who: this.person.name, ...details });
  }

  tap(bubble, button, selection) {
    const which = button.key ? { key: button.key } : { label: button.label };
    return this.act('tap', { ...which, message: bubble.id, selection });
  }

  emptyState(scenes) {
    const first = this.person.channel === 'kf' ? this.homeOf(scenes) : undefined;
    const scan = () => void this.act('scan', { scene: first.scene });
    return make(
      'li',
      { className: 'empty' },
      make('p', {}, empty[this.person.channel]),
      first ? make('button', { type: 'button', onclick: scan }, `扫${first.label}的码`) : null,
    );
  }

  /** The building the person is said to live in, else the first there is. */
  homeOf(scenes) {
    return scenes.find(({ label }) => this.person.role.includes(`住${label}`)) ?? scenes[0];
  }
}

/** A group can be spoken to where there is a robot in it; a posting robot only posts. */
function composerOf(person, scenes, robot) {
  if (person.channel !== 'group') return new Composer(person, scenes);
  return robot ? new GroupComposer(person, robot) : null;
}

function heading({ name, role, channel }) {
  const avatar = make('span', { className: 'avatar', 'aria-hidden': 'true' }, name.slice(-1));
  const lines = make(
    'div',
    {},
    make('h2', {}, name),
    make('p', { title: channels[channel] }, role || channels[channel]),
  );
  return make('header', {}, avatar, lines);
}
