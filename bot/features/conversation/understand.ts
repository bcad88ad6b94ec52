import { isNearly } from './nearly.ts';
import { type Meant, phrases } from './phrases.ts';

const LONGEST_TIME_WORDS = 300;
/** A time by itself is short; a longer text is about something else. */
const MOST_WORDS_OF_A_TIME = 8;

/** Nothing that is asked of Cairn in words is longer, courtesies included. */
const LONGEST_SAID = 800;
/** Longer than any phrase with a slip in every word. */
const LONGEST_PHRASE = 60;

/** What stands before and after the matter itself, and changes nothing about it. Each needs something to follow. */
const before = [
  /^\/?(?:mentoring|cairn)\b[\s,:]*(?=\S)/,
  /^(?:hi|hello|hey|dear cairn|good (?:morning|afternoon|evening))\b(?: there| cairn)?[\s,.]+(?=\S)/,
  /^(?:please|pls|so|well|ok|okay|um|and)\b[\s,]+(?=\S)/,
  /^(?:can|could|would|will) you (?:please )?(?:help me (?:to )?)?(?=\S)/,
  /^(?:can|could|may) i (?:please )?(?=\S)/,
  /^i(?: would|['’]d)? (?:like|want|need|have) to (?=\S)/,
  /^i(?: would|['’]d) like (?=\S)/,
  /^(?:show me|show|open|tell me about) (?=\S)/,
];
const after = /[\s,]+(?:please|pls|thanks|thank you|cairn)[\s.]*$/i;

const day = '(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|today|next)\\w*';
const which = '(?:the|my|our|this|that|next|a)';

const meets = new RegExp(
  [
    '^(?:',
    '(?:can|could|shall|should|may|might) (?:we|i) (?:meet|book|talk|catch up)',
    "|let(?:['’]s| us|s) (?:meet|book|talk)",
    '|(?:set up|find|plan|make|have|new) (?:(?:a|an|our|my|the) )?(?:next |first |new )?(?:meeting|time|date|slot|session|appointment)',
    '|(?:book|schedule|arrange|propose|suggest)(?: (?:a|an|our|my|the))?(?: (?:next|first|new) (?=meeting|time|date|slot|session|appointment))?(?: ?(?:meeting|time|date|slot|session|appointment))?',
    '|meet(?:ing)?(?: up)?|(?:how|what) about|are you free',
    ')\\b[\\s,:]*',
  ].join(''),
);

const moves = new RegExp(
  `^(?:(?:move|reschedule|re-schedule|postpone|rearrange|re-arrange|shift|delay|bring forward|put back|put off)(?:$| (?:it|the time|(?:${which} )?(?:meetings?|date|time|appointment|session)|(?:${which} )?${day})\\b)|change (?:${which} )?(?:meeting|date|time|appointment|session)\\b(?! ?zone))`,
);

const cancels = new RegExp(
  [
    `^(?:cancel(?:ling)?|call(?:ing)? off)(?:$| (?:it|(?:${which} )?(?:meetings?|date|appointment|session|series)|(?:${which} )?${day})\\b)`,
    '|^call it off$',
    "|^(?:i )?(?:can(?:no|['’]?)t|won['’]?t be able to) (?:make|come|attend|be there|meet)\\b",
  ].join(''),
);

const late =
  /^(?:i(?:['’]m|['’]ll| am| will)? ?(?:be |going to be )?)?(?:running )?(?:(?:(?:a (?:bit|little)|about \d{1,3}|\d{1,3}) ?(?:min(?:ute)?s?)? ?))?late\b/;

const time =
  /^(?:(?:on|at|next|this|the|every|each|second|first|third|fourth|last|other) )*(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?s?\b|^(?:today|tomorrow|tonight|midday|noon)\b|^(?:a (?:week|fortnight)|in (?:\d+|a|one|two|three|four) (?:days?|weeks?|fortnight))\b|^(?:on |at |the )*\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o['’]clock|st|nd|rd|th)\b|^(?:at )?\d{1,2}[:.]\d\d\b|^(?:on |the )*\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/**
 * What words mean, by themselves: no facts and no clock. A slip of the keys is forgiven in commands and nowhere else. A time by
 * itself, “next Tues 3pm”, is put forward as a wish to meet: it is echoed and asked about before anything happens.
 */
export function understand(text: string): Meant {
  if (text.length > LONGEST_SAID) return { means: 'unknown' };
  const matter = strip(text.normalize('NFKC').replace(/\s+/g, ' ').trim());
  const said = matter.toLowerCase().replace(/[\s.,!?]+$/, '');
  const plain = said
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '' && nods.test(said)) return { means: 'thanks' };
  if (plain === '' || plain === 'cairn' || plain === 'mentoring') return { means: 'ask', intent: { type: 'help' } };

  const [, code] = joins.exec(said) ?? [];
  if (code) return { means: 'ask', intent: { type: 'pair.join', code } };
  const [, linked] = links.exec(said) ?? [];
  if (linked) return { means: 'ask', intent: { type: 'account.claim', code: linked } };
  const whole = phrases.get(plain);
  if (whole) return whole;
  if (late.test(said)) return { means: 'meetings', to: 'late' };
  if (cancels.test(said)) return { means: 'meetings', to: 'cancel' };
  if (moves.test(said)) return { means: 'meetings', to: 'move' };
  const meet = meets.exec(said);
  if (meet) return meeting(matter.slice(meet[0].length));
  if (isTime(said)) return meeting(matter);
  return mistyped(plain) ?? withVerbMistyped(matter, said);
}

/**
 * A code that a coordinator gave them, however it is broken up. One with a letter lost is still a code: they are told that it leads
 * nowhere, and not that nobody understands them.
 */
const joins = /^join[\s:]+([a-z0-9]{4}[\s-]?[a-z0-9]{4}|(?=[a-z-]*\d)[a-z0-9-]{6,10})$/;
/** A code that they made in another chat. */
const links = /^link[\s:]+([a-z0-9]{4}[\s-]?[a-z0-9]{4}|(?=[a-z-]*\d)[a-z0-9-]{6,10})$/;
/** Nothing is asked by these, and a list of all that could be is no answer. */
const nods = /^(?:👍|🙏|❤|🙂|😊|👌|🎉)/u;

function isTime(said: string): boolean {
  return time.test(said) && said.split(' ').length <= MOST_WORDS_OF_A_TIME;
}

function meeting(words: string): Meant {
  const text = words.replace(/^[\s,:]+|[\s?.!,]+$/g, '');
  if (text === '') return { means: 'ask', intent: { type: 'meeting.suggest' } };
  return text.length > LONGEST_TIME_WORDS ? { means: 'unknown' } : { means: 'ask', intent: { type: 'meeting.words', text } };
}

/** Two phrases may both be a letter away and mean the same; when they mean different things, choosing one would be a guess. */
function mistyped(plain: string): Meant | null {
  if (plain.length > LONGEST_PHRASE) return null;
  const [first, ...others] = [...phrases].flatMap(([phrase, meant]) => (isNearly(plain, phrase) ? [meant] : []));
  return first && others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : null;
}

/** “mete next Tuesday at 3”: the first word is nearly a command, and what follows fits it. */
function withVerbMistyped(matter: string, said: string): Meant {
  const [verb = '', ...rest] = said.split(' ');
  const others = rest.join(' ');
  const is = (...commands: string[]) => commands.some((command) => isNearly(verb, command));
  if (is('meet', 'book', 'schedule', 'arrange') && isTime(others)) return meeting(matter.slice(verb.length));
  if (is('move', 'reschedule', 'postpone') && others !== '' && moves.test(`move ${others}`)) return { means: 'meetings', to: 'move' };
  if (is('cancel') && others !== '' && cancels.test(`cancel ${others}`)) return { means: 'meetings', to: 'cancel' };
  return { means: 'unknown' };
}

/** Takes greetings and courtesies off both ends, for as long as something is left. */
function strip(text: string): string {
  for (let left = text; ; ) {
    const lower = left.toLowerCase();
    const lead = before.map((one) => one.exec(lower)?.[0].length ?? 0).find((length) => length > 0) ?? 0;
    const shorter = left.slice(lead).replace(after, '').trim();
    if (shorter === '' || shorter === left) return left;
    left = shorter;
  }
}
