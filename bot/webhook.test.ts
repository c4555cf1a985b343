import { createHash } from 'node:crypto';
import { groupFile, groupImage, groupMarkdown, groupText, groupWords, WebhookError } from './webhook';

const png = (bytes: number): Buffer => {
  const picture = Buffer.alloc(bytes);
  picture.writeUInt32BE(0x89504e47);
  return picture;
};

describe('posts of a group robot', () => {
  test('a text calls people by their userid', () => {
    expect(groupText('开会了', ['wanggeyuan_yi', '@all'])).toEqual({
      msgtype: 'text',
      text: { content: '开会了', mentioned_list: ['wanggeyuan_yi', '@all'] },
    });
    expect(groupText('开会了').text).not.toHaveProperty('mentioned_list');
  });

  test('limits count bytes: three for a Chinese character', () => {
    expect(() => groupText('网'.repeat(682))).not.toThrow();
    expect(() => groupText('网'.repeat(683))).toThrow(WebhookError);
    expect(() => groupMarkdown('网'.repeat(1365))).not.toThrow();
    expect(() => groupMarkdown('网'.repeat(1366))).toThrow(WebhookError);
    expect(() => groupText('')).toThrow(WebhookError);
  });

  test('words of any length can be posted: text, markdown, and what is longer ends at a line', () => {
    expect(groupWords('网'.repeat(682)).msgtype).toBe('text');
    expect(groupWords('网'.repeat(683)).msgtype).toBe('markdown');
    const long = Array.from({ length: 90 }, (_, at) => `${at} ${'网'.repeat(20)}`).join('\n');
    const posted = groupWords(long);
    const content = posted.msgtype === 'markdown' ? posted.markdown.content : '';
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(4096);
    expect(content).toMatch(/网{20}\n……后面还有，没有列出来。$/);
    expect(() => groupWords('网'.repeat(3000))).not.toThrow();
  });

  test('a picture is JPG or PNG of 2 MB at most, with the MD5 of its bytes', () => {
    const picture = png(40);
    const md5 = createHash('md5').update(picture).digest('hex');
    expect(groupImage(picture).image).toEqual({ base64: picture.toString('base64'), md5 });
    expect(() => groupImage(png(2 * 2 ** 20 + 1))).toThrow('image');
    expect(() => groupImage(Buffer.from('GIF89a--'))).toThrow('neither JPG nor PNG');
  });

  test('a file has a size too', () => {
    expect(groupFile({ id: 'f', name: '纪要.docx' }, 100)).toEqual({
      msgtype: 'file',
      own: { id: 'f', name: '纪要.docx' },
    });
    expect(() => groupFile({ id: 'f', name: '纪要.docx' }, 5)).toThrow(WebhookError);
  });
});
