import type { JsonObject } from './json';

/** Something a resident can send that is neither words nor a file of his own (P94670): what the platform tells of it. */
export interface Sample {
  /** As it stands in the resident's own window. */
  shown: string;
  /** msgtype and the object of that name. */
  content: (now: number) => JsonObject;
}

const said = (now: number, who: string, text: string): JsonObject => ({
  send_time: Math.floor(now / 1000) - 600,
  msgtype: 'text',
  sender_name: who,
  msg_content: JSON.stringify({ text: { content: text } }),
});

const link = {
  title: '关于小区加装电梯的通知',
  desc: '征求意见到本月底',
  url: 'https://example.org/notice/12',
  pic_url: 'https://example.org/notice/12.png',
};

/** One of each kind, in the order in which the page offers them. */
export const samples: Readonly<Record<string, Sample>> = {
  link: { shown: `[链接] ${link.title}`, content: () => ({ msgtype: 'link', link }) },
  record: {
    shown: '[聊天记录] 3号楼业主群',
    content: (now) => ({
      msgtype: 'merged_msg',
      merged_msg: {
        title: '3号楼业主群的聊天记录',
        item: [
          said(now, '邻居一', '3号楼2单元的楼道灯不亮了'),
          said(now, '邻居二', '晚上老人容易摔'),
          {
            send_time: Math.floor(now / 1000) - 500,
            msgtype: 'image',
            sender_name: '邻居一',
            msg_content: '{}',
          },
        ],
      },
    }),
  },
  business_card: {
    shown: '[名片]',
    content: () => ({ msgtype: 'business_card', business_card: { userid: 'somebody' } }),
  },
  miniprogram: {
    shown: '[小程序] 物业缴费',
    content: () => ({
      msgtype: 'miniprogram',
      miniprogram: {
        title: '物业缴费',
        appid: 'wx0000000000000001',
        pagepath: 'pages/pay.html',
        thumb_media_id: '',
      },
    }),
  },
  channels: {
    shown: '[视频号] 街道新闻',
    content: () => ({
      msgtype: 'channels',
      channels: { sub_type: 1, nickname: '街道新闻', title: '本周要闻' },
    }),
  },
  channels_shop_product: {
    shown: '[视频号商品] 灯泡',
    content: () => ({
      msgtype: 'channels_shop_product',
      channels_shop_product: {
        product_id: 'P1',
        head_image: 'https://example.org/p.png',
        title: '灯泡',
        sales_price: '900',
        shop_nickname: '五金店',
        shop_head_image: 'https://example.org/s.png',
      },
    }),
  },
  channels_shop_order: {
    shown: '[视频号订单] 灯泡',
    content: () => ({
      msgtype: 'channels_shop_order',
      channels_shop_order: {
        order_id: 'O1',
        product_titles: '灯泡',
        price_wording: '¥9.00',
        state: '待发货',
        image_url: 'https://example.org/p.png',
        shop_nickname: '五金店',
      },
    }),
  },
  meeting: { shown: '[会议]', content: () => ({ msgtype: 'meeting' }) },
  calendar: { shown: '[日程]', content: () => ({ msgtype: 'calendar' }) },
  note: { shown: '[笔记]', content: () => ({ msgtype: 'note' }) },
  sticker: { shown: '[表情]', content: () => ({ msgtype: 'emotion', emotion: {} }) },
};
