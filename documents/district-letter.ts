import { Document, Packer } from 'docx';
import { addressee, sealed, section, text, title } from './mediation/page';

/** A letter to the district; every field is words for the page. Nothing of who reported the matter. */
export interface DistrictLetter {
  /** 关于协调解决…的函 */
  title: string;
  to: string;
  paragraphs: readonly string[];
  /** 青石街道办事处 */
  office: string;
  issuedOn: string;
}

/** 报区的函, on one sheet, with room for the seal. */
export function drawDistrictLetter(letter: DistrictLetter): Promise<Buffer> {
  const children = [
    title(letter.title),
    addressee(`${letter.to}：`),
    ...letter.paragraphs.flatMap((words) => text(words)),
    ...sealed([`${letter.office}（盖章）`, letter.issuedOn]),
  ];
  const document = new Document({
    title: letter.title,
    creator: letter.office,
    lastModifiedBy: '',
    sections: [section(children, 'none')],
  });
  return Packer.toBuffer(document);
}
