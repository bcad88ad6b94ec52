/** A rough count of how a word is spoken; a syllable more or less does not change what it is used for. */
export function syllables(word: string): number {
  const spoken = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?<=[^aeiouylrt])ed$|(?<=[^aeiouylsxzcg])es$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$/, '');
  return Math.max(1, spoken.match(/[aeiouy]+/g)?.length ?? 0);
}

/** The American school year in which a text is read with ease, by Flesch and Kincaid: 6 or 7 is the age of twelve. */
export function schoolYear(text: string): number {
  const words = text.split(/[\s–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const sentences = text.split(/[.?:]+(?=\s|$)/).filter((sentence) => /\p{L}/u.test(sentence));
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
}
