import { WecomClient } from '../bot/api-client';
import { systemClock } from '../bot/clock';
import { hintFor, WecomRefused } from '../bot/errors';
import type { Config } from '../config';
import { handlers } from '../handlers';
import { commandOf, type MenuAction } from '../handlers/turn/app-menu';
import { choiceKey, readChoiceKey } from '../notices/answer';
import { CommandError, print } from './output';

interface MenuItem {
  type: 'click' | 'location_select' | 'scancode_waitmsg' | 'pic_photo_or_album';
  name: string;
  key: string;
}
interface Menu {
  button: ({ name: string; sub_button: MenuItem[] } | MenuItem)[];
}

const click = (name: string, action: MenuAction): MenuItem => ({
  type: 'click',
  name,
  key: choiceKey('menu', action),
});

/** The menu of the app (P90231): at most three tops, five entries below each; keys are choice keys of handlers. */
const wished: Menu = {
  button: [
    {
      name: '上报',
      sub_button: [
        // Camera and map send a message of their own; the press before it needs no answer.
        { type: 'pic_photo_or_album', name: '拍照上报', key: choiceKey('menu', 'picture') },
        click('随手办', 'self'),
        click('代居民报', 'behalf'),
        { type: 'location_select', name: '发位置', key: choiceKey('menu', 'location') },
        // What was scanned comes as an event of its own (P90231).
        { type: 'scancode_waitmsg', name: '扫点码', key: choiceKey('menu', 'scan') },
      ],
    },
    {
      name: '我的',
      sub_button: [
        click('任务', 'tasks'),
        click('碰头会', 'agenda'),
        click('巡查', 'patrol'),
        click('走访', 'visit'),
        click('民情', 'wishes'),
      ],
    },
    {
      name: '更多',
      sub_button: [click('通知', 'notices'), click('纠纷线索', 'lead'), click('帮助', 'help')],
    },
  ],
};

/** Without the entries whose command nobody can say yet. */
export function menuOfToday(): Menu {
  const works = ({ type, key }: MenuItem): boolean =>
    type !== 'click' || commandOf(handlers, readChoiceKey(key)?.action as MenuAction) !== undefined;
  return {
    button: wished.button
      .map((top) => ('sub_button' in top ? { ...top, sub_button: top.sub_button.filter(works) } : top))
      .filter((top) => ('sub_button' in top ? top.sub_button.length > 0 : works(top))),
  };
}

/** Sets it for everybody who sees the app; what was there is replaced. */
export async function setMenu(config: Config): Promise<void> {
  if (config.wecom === null) throw new CommandError('没有 WECOM_* 设置，应用菜单只能设到真的企业微信里。');
  const { wecom } = config;
  const client = new WecomClient({ ...wecom, base: wecom.apiBase, clock: systemClock });
  const menu = menuOfToday();
  try {
    const path = '/cgi-bin/menu/create';
    await client.call(path, { ...menu }, { query: { agentid: wecom.agentId } });
  } catch (error) {
    if (error instanceof WecomRefused) throw new CommandError(`菜单没有设上：${hintFor(error.errcode)}`);
    throw error;
  }
  for (const top of menu.button) {
    const below = 'sub_button' in top ? `：${top.sub_button.map(({ name }) => name).join(' · ')}` : '';
    print(`${top.name}${below}`);
  }
  print('菜单设好了；员工重新进入应用就能看到。');
}
