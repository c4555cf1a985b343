// What the group's robot hears in tests, as WeCom writes it.

/** What every message begins with. */
export const base = {
  msgid: 'MSG-0001',
  aibotid: 'AIB-1',
  chatid: 'wr-grid-0301',
  chattype: 'group',
  from: { userid: 'wanggeyuan01' },
  response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=CODE',
};

export const text = { ...base, msgtype: 'text', text: { content: '@小格 3号楼楼道灯坏了' } };

export const event = (eventtype: string, more: object): object => ({
  ...base,
  create_time: 1_781_000_000,
  msgtype: 'event',
  event: { eventtype, ...more },
});

export const now = 1_781_000_000_000;
export const aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C';
