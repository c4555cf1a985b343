/** Said once to whoever writes while the database is away. */
export const keptForLater = '已收到您的消息，系统正忙，恢复后马上处理，不用重发。';
/** Stands on a pressed button while the database is away. */
export const keptPress = '已收到，稍后办';
