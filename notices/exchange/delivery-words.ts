/** One for each cause and hour; which messages it were stands in the list. */
export const failedAlarm = (reason: string): string =>
  `有消息没有发出去：${reason}。请管理员运行 npm run -s xiaoge -- outbox --failed 看是哪些，处理好后用 resend 重发。同样的问题一小时内不再提醒。`;

/** Staff whom WeCom refuses; told once, until something arrives again. */
export const unreachableWords = (names: readonly string[]): string =>
  `${names.join('、')}收不到应用消息：可能已离开，或不在应用的可见范围。请在企业微信管理后台看一下，他手上的事要有人接。`;

/** Why a message can't be sent again, for the command line. */
export const notAgainWords = {
  unknown: '没有这一条',
  'not failed': '不是没发成的消息',
  erased: '内容已满 30 天清空，不能重发',
  welcome: '欢迎语的有效期只有 20 秒，不能重发',
} as const;
