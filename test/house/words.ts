import type { Source } from './source.ts';
import type { File } from './tree.ts';

/** One sentence people read: `key` of `noun`, as it stands in shared/words/<language>/<noun>.json. */
export type Sentence = { file: string; noun: string; key: string; text: string };

export function sentences(files: readonly File[]): Sentence[] {
  return files
    .filter(({ path }) => /^shared\/words\/[^/]+\/[^/]+\.json$/.test(path))
    .flatMap(({ path, text }) =>
      Object.entries<string>(JSON.parse(text)).map(([key, value]) => ({
        file: path,
        noun: path.split('/').at(-1)!.replace('.json', ''),
        key,
        text: value,
      })),
    );
}

const AMERICAN =
  /\b(color|center|behavior|favorite|canceled|canceling|cancelation|fulfill|traveled|mentoring program|organization|recognize|apologize|organize)s?\b/i;

/** Sentences that shout, wink or are spelled as nobody here spells. */
export function outOfVoice(all: readonly Sentence[]): string[] {
  return all.flatMap(({ file, key, text }) => {
    const say = (what: string) => `${file} ${key}: ${what}`;
    return [
      ...(/[!！]/.test(text) ? [say('an exclamation mark shouts')] : []),
      ...(/\p{Extended_Pictographic}/u.test(text) ? [say('an emoji is read aloud by name and means something else to everybody')] : []),
      ...(AMERICAN.test(text) ? [say(`“${AMERICAN.exec(text)![0]}” is not how it is spelled in Britain`)] : []),
      ...(/'/.test(text) ? [say('a straight apostrophe quotes in ICU messages: write ’')] : []),
      ...(/\s$|^\s| {2}/.test(text) ? [say('there is a space too many')] : []),
      ...(/\.\.\.|(?<=\s)-(?=\s)/.test(text) ? [say('write … and – as one sign')] : []),
    ];
  });
}

/** Sentences nobody says. A key counts as used where code names it, also as a text or as what a template can become. */
export function unsaid(all: readonly Sentence[], sources: readonly Source[]): string[] {
  const code = sources.filter(({ path }) => /^(bot|extension|shared|manifests)\//.test(path));
  const named = new Set(code.flatMap(({ names }) => names.map(({ name }) => name.split('.').at(-1)!)));
  const texts = code.flatMap((source) => source.texts.map(({ text }) => text));
  const written = new Set(texts);
  const templates = texts.filter(canBeKey).map((text) => new RegExp(`^${text.split('\0').join('[\\w-]+')}$`));
  return all
    .filter(({ key }) => !named.has(key) && ![key, kebab(key)].some((name) => written.has(name) || templates.some((one) => one.test(name))))
    .map(({ file, key }) => `${file} ${key}: nobody says this; take it out`);
}

/** Kinds of messages are written `did-you-meet`, and the sentences about them `didYouMeet`. */
const kebab = (key: string) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A template counts only where it begins or ends with four letters of its own: `\0` alone would fit every key. */
function canBeKey(text: string): boolean {
  return text.includes('\0') && /^[\w\0-]+$/.test(text) && (/^\w{4}/.test(text) || /\w{4}$/.test(text));
}
