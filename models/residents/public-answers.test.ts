import { answeredInPublic as shown } from './public-answers';
import { isSensitive } from '../tickets/sensitive';

test('what concerns persons, flats, shops or crime is answered to nobody but its reporter', () => {
  expect(shown.filter(isSensitive)).toEqual([]);
  expect(shown.filter((code) => /^(03|08|11|12|13|15)|99$/.test(code))).toEqual([]);
  for (const code of ['0101', '0302', '0611', '0915', '1003', '1108', '1305', '1503'])
    expect(shown).not.toContain(code);
  for (const code of ['0203', '0401', '0502', '0708', '1005']) expect(shown).toContain(code);
});
