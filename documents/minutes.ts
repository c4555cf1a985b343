import { Document, Packer } from 'docx';
import { empty, form, heading, list, sealed, section, text, title } from './mediation/page';

/** What the minutes of a meeting say; every field is words for the page. */
export interface MinutesPage {
  /** 幸福社区碰头会纪要 */
  title: string;
  /** 时间、地点、主持 …, in their order. */
  facts: readonly (readonly [string, string])[];
  /** Number and matter, what was decided. */
  decided: readonly (readonly [string, string])[];
  left: readonly string[];
  signedBy: string;
  signedOn: string;
}

/** 会议纪要 on A4: who and when as a form, what was decided as a list. */
export function drawMinutes(page: MinutesPage): Promise<Buffer> {
  const { decided, left } = page;
  const rows = decided.map(([matter, words], at) => [String(at + 1), matter, words]);
  const children = [
    title(page.title),
    form(page.facts),
    empty(),
    heading('一、议定的事'),
    ...(rows.length === 0
      ? text('没有议定的事。')
      : [list(['序号', '事项', '议定（谁办、哪天前）'], rows, [0.12, 0.46, 0.42]), empty()]),
    heading('二、没有议到的事'),
    ...(left.length === 0
      ? text('没有。')
      : [...left.flatMap((words, at) => text(`${at + 1}. ${words}`)), ...text('以上下次会议接着议。')]),
    ...sealed([page.signedBy, page.signedOn]),
  ];
  const document = new Document({
    title: page.title,
    creator: page.signedBy,
    lastModifiedBy: '',
    sections: [section(children, 'begin')],
  });
  return Packer.toBuffer(document);
}
