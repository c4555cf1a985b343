import * as fc from 'fast-check';
import { JsonError, parseJsonObject } from './json';

describe('JSON of a callback', () => {
  test('comes back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const written = JSON.stringify(value);
        expect(parseJsonObject(written)).toEqual(JSON.parse(written));
      }),
    );
  });

  test('any text is an object or a JsonError, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (anything) => {
        try {
          parseJsonObject(anything);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonError);
        }
      }),
    );
  });

  test.each([
    ['a name twice', '{"a":1,"a":2}'],
    ['a name twice, written differently', '{"a":1,"\\u0061":2}'],
    ['a name twice further in', '{"b":[{"a":1,"a":2}]}'],
    ['13 levels', `${'['.repeat(13)}${']'.repeat(13)}`],
    ['30,000 levels', `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', 'null'],
    ['an open text', '{"a":"b'],
    ['two of them', '{}{}'],
    ['a comma too many', '{"a":1,}'],
  ])('%s is refused', (_name, written) => {
    expect(() => parseJsonObject(written)).toThrow(JsonError);
  });

  test('names count in their own object only, texts are no names', () => {
    expect(parseJsonObject('{"a":{"a":["a","a"]},"b":"a\\":\\"a"}')).toEqual({
      a: { a: ['a', 'a'] },
      b: 'a":"a',
    });
  });
});
