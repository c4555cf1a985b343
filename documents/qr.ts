import makeQrCode from 'qrcode-generator';

/** The dark squares of a code; M survives a scratch on the door (15 %). */
export function qrSquares(text: string): boolean[][] {
  const code = makeQrCode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => code.isDark(row, column)),
  );
}
