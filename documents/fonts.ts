import { readFileSync } from 'node:fs';

/** Noto Sans SC (OFL 1.1), 30,000 characters: every name of a street in China can be written with it. */
const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;

export type FontName = keyof typeof files;
const read = new Map<FontName, Buffer>();

/** The font file's bytes, read once. */
export function fontData(name: FontName): Buffer {
  const known = read.get(name) ?? readFileSync(require.resolve(files[name]));
  read.set(name, known);
  return known;
}
