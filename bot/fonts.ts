import { fileURLToPath } from 'node:url';

/**
 * The letters of everything Cairn draws itself: Source Sans 3 (SIL Open Font License), because it has the letters of Welsh, Gaelic,
 * Polish, Greek, Cyrillic and Vietnamese, ticks and boxes, and figures that are all of one width.
 */
export const fonts = {
  regular: fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf')),
  semibold: fileURLToPath(import.meta.resolve('@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf')),
};

/** Noto Emoji (SIL Open Font License): pictures in one colour, for what people write. */
export const emojiFont = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'));

/** The family's name as the files give it, for whatever asks for a font by name. */
export const fontFamily = 'Source Sans 3';
