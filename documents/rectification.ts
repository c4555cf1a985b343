import { Document, Packer } from 'docx';
import { addressee, form, gap, heading, right, sealed, section, text, title } from './mediation/page';

/** What a 整改通知书 says; every field is words for the page. */
export interface RectificationNotice {
  /** 青石街道办事处 */
  office: string;
  /** 整改〔2026〕7号 */
  number: string;
  unit: string;
  /** 2026年11月24日 */
  foundOn: string;
  /** 巡查, 消防通道检查 */
  foundBy: string;
  place: string;
  problem: string;
  demand: string;
  until: string;
  recheckOn: string;
  contact: string;
  phone: string | null;
  issuedOn: string;
}

const blank = (width: number): string => '＿'.repeat(width);

/** 整改通知书 with its receipt and, on the same sheet, the record of the re-check. */
export function drawRectification(notice: RectificationNotice): Promise<Buffer> {
  const { office, number, unit, foundOn, foundBy, place, problem, demand, until, recheckOn } = notice;
  const phone = notice.phone === null ? '' : `，电话 ${notice.phone.replace(/-/g, '\u2011')}`;
  const children = [
    title('整改通知书'),
    right(number),
    addressee(`${unit}：`),
    ...text(`${foundOn}，我们在${foundBy}中发现，${place}存在以下安全隐患：`),
    ...text(problem),
    heading('整改要求'),
    ...text(demand),
    ...text(
      `请于${until}前整改完毕。${recheckOn === until ? '当天' : recheckOn}我们到现场复查；到期没有改好的，移交有执法权的部门依法处理。`,
    ),
    ...text(`联系人：${notice.contact}${phone}。整改中有困难，请早点告诉我们。`),
    ...sealed([`${office}（盖章）`, notice.issuedOn]),
    gap(),
    form([
      ['签收', `签收人：${blank(6)}　日期：${blank(5)}`],
      ['复查', `□ 改好了　　□ 没有改好：${blank(8)}\n复查人：${blank(6)}　日期：${blank(5)}`],
    ]),
  ];
  const document = new Document({
    title: `整改通知书 ${number}`,
    creator: office,
    lastModifiedBy: '',
    sections: [section(children, 'none')],
  });
  return Packer.toBuffer(document);
}
