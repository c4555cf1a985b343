import type { JsonObject } from '../json';
import { textOf, listOf, objectOf } from '../json';
import { AGENT, leaf, type Behaviour, type Town } from './town';

/**
 * A bot just clever enough to show every kind of bubble, for looking at the page: residents are greeted with a menu,
 * a report becomes a card for the member, a press changes it, and the group hears of it.
 */
export function toyBot(town: Town): Behaviour {
  let cursor = '';
  const send = (openKfId: string, touser: string, message: JsonObject) =>
    town.call('kf/send_msg', { open_kfid: openKfId, touser, ...message });

  const handle = async (openKfId: string, item: JsonObject) => {
    const event = objectOf(item, 'event');
    if (textOf(event, 'event_type') === 'enter_session') {
      const code = textOf(event, 'welcome_code');
      if (code) await town.call('kf/send_msg_on_event', { code, ...welcome });
      return;
    }
    if (textOf(item, 'msgtype') !== 'text') return;
    const said = textOf(objectOf(item, 'text'), 'content');
    const text = `已收到，编号 T-0007：${said}\n网格员乙今天 18:00 前来看。想知道到哪一步了，回“办到哪了”。`;
    await send(openKfId, textOf(item, 'external_userid'), { msgtype: 'text', text: { content: text } });
    await town.call('message/send', {
      agentid: AGENT,
      touser: 'wanggeb|wanggec',
      ...taskCard(`T${Date.now()}`, said),
    });
    const content = `**幸福社区** 今日上报 <font color="info">1</font> 件\n> ${said}`;
    await town.raw('webhook/send', { msgtype: 'markdown', markdown: { content } }, { key: 'group-key' });
  };

  return async (message) => {
    if (leaf(message, 'Event') === 'kf_msg_or_event') {
      const openKfId = leaf(message, 'OpenKfId');
      const page = await town.call('kf/sync_msg', {
        open_kfid: openKfId,
        cursor,
        token: leaf(message, 'Token'),
      });
      cursor = textOf(page, 'next_cursor');
      for (const item of listOf(page, 'msg_list')) await handle(openKfId, item);
      return undefined;
    }
    if (leaf(message, 'Event') === 'template_card_event') return changedCard(leaf(message, 'FromUserName'));
    return { MsgType: 'text', Content: `您说的是：${leaf(message, 'Content') || leaf(message, 'MsgType')}` };
  };
}

const welcome: JsonObject = {
  msgtype: 'msgmenu',
  msgmenu: {
    head_content: '您好，这里是幸福社区 3号楼的邻里服务。路灯不亮、管道堵了、邻居吵闹，直接告诉我就行。',
    list: ['反映问题', '办到哪了', '找网格员', '找人'].map((content, index) => ({
      type: 'click',
      click: { id: `MENU_${index}`, content: `${index + 1} ${content}` },
    })),
    tail_content: '紧急情况请先拨打 110、119、120。',
  },
};

function taskCard(taskId: string, said: string): JsonObject {
  return {
    msgtype: 'template_card',
    template_card: {
      card_type: 'button_interaction',
      source: { desc: '新任务', desc_color: 3 },
      main_title: { title: '楼道灯不亮', desc: 'T-0007 · 今天 18:00 前到场' },
      quote_area: { type: 0, quote_text: said },
      horizontal_content_list: [
        { keyname: '地点', value: '3号楼2单元' },
        { keyname: '网格', value: '幸福社区第2网格' },
      ],
      button_list: [
        { text: '我来办', style: 1, key: `accept:${taskId}` },
        { text: '不归我管', style: 2, key: `decline:${taskId}` },
      ],
      task_id: taskId,
    },
  };
}

function changedCard(userId: string) {
  return {
    MsgType: 'update_template_card',
    TemplateCard: {
      CardType: 'button_interaction',
      MainTitle: { Title: '楼道灯不亮', Desc: `办理中 · ${userId}` },
      ButtonList: [{ Text: '办结', Style: 1, Key: 'close' }],
      ReplaceText: '',
    },
  };
}
