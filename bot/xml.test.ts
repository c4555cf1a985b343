import * as fc from 'fast-check';
import { all, buildXml, leaf, only, parseXml, XmlError } from './xml';

test('leaves are text: no numbers, no trimming, CDATA as it is, entities outside of it', () => {
  const root = parseXml(
    '<xml><MsgId>09007199254740993123</MsgId><Content><![CDATA[ a&lt;b\n<c> ]]></Content><Label>甲 &lt;&amp;&gt; 乙</Label><Empty></Empty><None/></xml>',
  );
  expect(leaf(root, 'MsgId')).toBe('09007199254740993123');
  expect(leaf(root, 'Content')).toBe(' a&lt;b\n<c> ');
  expect(leaf(root, 'Label')).toBe('甲 <&> 乙');
  expect(leaf(root, 'Empty')).toBe('');
  expect(leaf(root, 'None')).toBe('');
  expect(leaf(root, 'Missing')).toBeUndefined();
});

test('single and repeated elements are read alike; one meaning is asked for where there must be one', () => {
  const root = parseXml('<xml><I><A>1</A><A>2</A></I><B><C>3</C></B></xml>');
  expect(all(only(root, 'I'), 'A').map(({ text }) => text)).toEqual(['1', '2']);
  expect(all(root, 'B')).toHaveLength(1);
  expect(() => leaf(only(root, 'I'), 'A')).toThrow(XmlError);
  expect(() => leaf(root, 'B')).toThrow(XmlError);
});

test.each([
  ['50,000 elements in each other', '<a>'.repeat(50_000) + '</a>'.repeat(50_000)],
  ['50,000 elements side by side', `<xml>${'<a/>'.repeat(50_000)}</xml>`],
  ['a document type', '<!DOCTYPE xml><xml></xml>'],
  ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><C>&b;</C></xml>'],
  ['an unknown entity of a document type inside', '<xml><!ENTITY a "b"><C>&a;</C></xml>'],
  ['a comment', '<xml><!-- x --></xml>'],
  ['an attribute', '<xml a="b"></xml>'],
  ['ends that cross', '<xml><a><b></a></b></xml>'],
  ['no end', '<xml><a>'],
  ['CDATA without end', '<xml><a><![CDATA[x</a></xml>'],
  ['a second document', '<xml></xml><xml></xml>'],
  ['text before it', 'x<xml></xml>'],
  ['text behind it', '<xml></xml>x'],
  ['JSON', '{"encrypt":"x"}'],
  ['nothing', ''],
])('%s is refused', (_name, text) => {
  expect(() => parseXml(text)).toThrow(XmlError);
});

test('names that mean something to JavaScript are only names', () => {
  const root = parseXml('<xml><a>2</a></xml>');
  expect(leaf(root, 'toString')).toBeUndefined();
  expect(() => parseXml('<xml><__proto__>1</__proto__></xml>')).toThrow(XmlError);
});

test('whatever is written can be read back, `]]>` too', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(']]>', 'a]]>b]]>', ']]]]>>')),
      (text) => {
        // oxlint-disable-next-line no-control-regex
        const writable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
        expect(leaf(parseXml(`<xml>${buildXml({ Content: text })}</xml>`), 'Content')).toBe(writable);
      },
    ),
  );
});

test('any text at all is read or refused with XmlError', () => {
  const soup = fc.array(
    fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '&',
      '&#x1F4A9;',
      '<xml>',
      '</xml>',
      ' ',
      '!',
    ),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      try {
        parseXml(parts.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(XmlError);
      }
    }),
    { numRuns: 1000 },
  );
});

test('lists repeat their element and numbers stay bare', () => {
  expect(buildXml({ A: ['x', { B: 1 }], C: 2 })).toBe('<A><![CDATA[x]]></A><A><B>1</B></A><C>2</C>');
});
