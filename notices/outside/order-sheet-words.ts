import { columnLetters } from '../../documents/xlsx-parts';
import { ticketNumber } from '../../models/tickets/workflow';
import { choiceKey, circled, type Answer } from '../answer';

/** A column of a platform's sheet and what it is taken for; null: nobody knows. */
export interface ColumnWords {
  column: number;
  heading: string;
  /** 工单编号 …; '' for one that is not read. */
  field: string | null;
}

const key = (action: string, id: number, ...rest: (string | number)[]): string =>
  choiceKey('orders', action, `D${id}`, ...rest);
const letters = ({ column, heading }: ColumnWords): string => `${columnLetters(column)} ${heading}`;

export const ordersArrived: Answer = {
  text: '文件收到了。是12345等平台导出的工单表，我马上告诉您里面有什么；是别的，说一句是哪里、什么事。',
};

const notOrders = (id: number) => ({ label: '不是工单表', key: key('drop', id) });
const PLATFORMS = ['12345', '数字城管'] as const;

export const platformQuestion = (id: number, rows: number): Answer => ({
  text: `像是平台导出的工单表，${rows} 行。是哪个平台的？别的平台直接说名字。`,
  choices: [...PLATFORMS.map((label, at) => ({ label, key: key('platform', id, at) })), notOrders(id)],
});
export const platformAt = (at: number): string | undefined => PLATFORMS[at];

const SHOWN_COLUMNS = 4;

/** Which column is it: asked for what an order can't do without, one at a time. */
export const columnQuestion = (id: number, field: string, columns: readonly ColumnWords[]): Answer => {
  const open = columns.filter((one) => one.field === null);
  return {
    text: `哪一列是${field}？回列名或字母就行。没认出的有：${open.map(letters).join('、') || '没有'}。`,
    choices: [
      ...open.slice(0, SHOWN_COLUMNS).map((one) => ({
        label: letters(one).slice(0, 10),
        key: key('column', id, one.column),
      })),
      notOrders(id),
    ],
  };
};

export interface SheetWords {
  platform: string;
  columns: readonly ColumnWords[];
  fresh: number;
  known: number;
  faults: readonly { row: number; lacks: string }[];
  /** The first new ones in words. */
  first: readonly string[];
}

const SHOWN_FAULTS = 5;

/** What a sheet would bring, before anything is taken in. */
export function ordersPreview(id: number, sheet: SheetWords): Answer {
  const { platform, columns, fresh, known, faults, first } = sheet;
  const read = columns.filter(({ field }) => field);
  const left = columns.filter(({ field }) => !field);
  const more = faults.length - SHOWN_FAULTS;
  return {
    text: [
      `${platform} 的表：新的 ${fresh} 件，已经转入过 ${known} 件，有毛病 ${faults.length} 行。`,
      ...faults.slice(0, SHOWN_FAULTS).map(({ row, lacks }) => `第 ${row} 行没有${lacks}，不转`),
      more > 0 ? `……还有 ${more} 行有毛病` : '',
      `我这样读：${read.map((one) => `${letters(one)}＝${one.field ?? ''}`).join('；')}。`,
      left.length > 0 ? `不读：${left.map(letters).join('、')}。` : '',
      ...first.map((words, at) => `${circled(at)} ${words}`),
      fresh > first.length ? `……共 ${fresh} 件` : '',
      '列不对就回“E 是 地址”，平台不对就说“换个平台”。',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      ...(fresh > 0 ? [{ label: '转入', key: key('take', id) }] : []),
      { label: '换个平台', key: key('other', id) },
      { label: '不转了', key: key('drop', id) },
    ],
    question: fresh > 0,
  };
}

/** The fields a column can be. */
export const columnUnknown = (fields: readonly string[]): Answer => ({
  text: `没认出要读成什么。可以是：${fields.join('、')}；不要的列回“E 不要”。`,
});
export const headingUnknown: Answer = { text: '表里没有这一列。回列的字母，比如“E 是 地址”。' };
export const tooManyRows = (most: number): Answer => ({
  text: `表太长了，一次最多 ${most} 行。请分几次导出，再一张一张发来。`,
});
export const ordersDropped: Answer = { text: '好，什么都没有转入。' };

const SHOWN_TAKEN = 10;

/** What was taken in; undone with one tap as long as nobody has begun. */
export function ordersTaken(
  undoId: number,
  taken: readonly { number: string; ticketId: number }[],
  failed: readonly string[],
  rest: { id: number; count: number } | null,
): Answer {
  const rows = taken.slice(0, SHOWN_TAKEN).map((one) => `${one.number} → ${ticketNumber(one.ticketId)}`);
  return {
    text: [
      `转入了 ${taken.length} 件${taken.length > rows.length ? `（前 ${rows.length} 件）` : ''}，办好一件起草一件的回复：`,
      ...rows,
      failed.length > 0 ? `没有转入 ${failed.length} 件：\n${failed.slice(0, SHOWN_TAKEN).join('\n')}` : '',
      rest ? `还有 ${rest.count} 件没转。` : '',
      '转错了，一小时内可以撤销。',
    ]
      .filter(Boolean)
      .join('\n'),
    choices: [
      ...(rest ? [{ label: '接着转', key: key('take', rest.id) }] : []),
      { label: '全部撤销', key: key('undo', undoId) },
    ],
  };
}

export function ordersUndone(undone: number, begun: readonly number[]): Answer {
  const kept =
    begun.length > 0
      ? `\n已经有人在办，没有撤：${begun.slice(0, SHOWN_TAKEN).map(ticketNumber).join('、')}${begun.length > SHOWN_TAKEN ? '等' : ''}。`
      : '';
  return { text: `撤销了 ${undone} 件，表可以改好再发。${kept}` };
}
export const undoOver: Answer = {
  text: '已经过了一小时，不能一起撤销了。单件可以回“撤回 T-0001”或“退回平台 T-0001 理由”。',
};
