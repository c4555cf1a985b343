import { Document, Packer } from 'docx';
import { addressee, form, gap, right, sealed, section, text, title } from './mediation/page';

/** What a 督办单 says; every field is words for the page. Nothing of who reported the matter. */
export interface SupervisionSheet {
  /** 青石街道办事处 */
  office: string;
  /** 督办〔2026〕3号 */
  number: string;
  to: string;
  matter: string;
  reportedOn: string;
  /** Empty: none. */
  due: string;
  demand: string;
  answerBy: string;
  orderedBy: string;
  /** null: still owed. */
  reply: string | null;
  issuedOn: string;
}

const blank = (width: number): string => '＿'.repeat(width);

/** 督办单 with room for the answer, on one sheet. */
export function drawSupervision(sheet: SupervisionSheet): Promise<Buffer> {
  const { office, number, to, matter, reportedOn, due, demand, answerBy, orderedBy, reply, issuedOn } = sheet;
  const children = [
    title('督办单'),
    right(number),
    addressee(`${to}：`),
    ...text('下面这件事请你们抓紧办理，并在期限内回复。'),
    form([
      ['督办事项', matter],
      ['受理日期', reportedOn],
      ...(due === '' ? [] : ([['办理时限', due]] as const)),
      ['督办要求', demand],
      ['回复期限', answerBy],
      ['督办领导', orderedBy],
    ]),
    gap(),
    form([['办理情况回复', reply ?? `\n\n回复人：${blank(6)}　日期：${blank(5)}`]]),
    ...sealed([`${office}（盖章）`, issuedOn]),
  ];
  const document = new Document({
    title: `督办单 ${number}`,
    creator: office,
    lastModifiedBy: '',
    sections: [section(children, 'none')],
  });
  return Packer.toBuffer(document);
}
