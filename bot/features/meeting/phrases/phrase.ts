/** Words still to be understood. What is taken leaves a gap, so that the words on either side of it never join into something unsaid. */
export class Phrase {
  rest: string;

  constructor(text: string) {
    this.rest = tidied(text);
  }

  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.rest);
    if (found) this.rest = `${this.rest.slice(0, found.index)} | ${this.rest.slice(found.index + found[0].length)}`;
    return found;
  }

  takeAll(pattern: RegExp): RegExpExecArray[] {
    const found: RegExpExecArray[] = [];
    for (let next = this.take(pattern); next; next = this.take(pattern)) found.push(next);
    return found;
  }

  /** What nobody took, without the words that only hold a sentence together. */
  get left(): string {
    const words = this.rest
      .replaceAll(/[|,;()]/g, ' ')
      .replaceAll(/\b(?:at|on|the|from|starting|beginning|around|about|and|or|in)\b/gi, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
    return /^[-./:\s]*$/.test(words) ? '' : words;
  }
}

export const WEEKDAY = '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 1 to 12 */
export function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** 1 Monday to 7 Sunday */
export function weekdayNumber(name: string): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase()) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

const UNITS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const NUMBER_WORD = new RegExp(`\\b(?:(${TENS.join('|')})(?:[- ](${UNITS.slice(0, 9).join('|')}))?|(${UNITS.join('|')}))\\b`, 'gi');
const ORDINAL_WORD = new RegExp(`\\b(?:(twenty|thirty)[- ])?(${ORDINALS.join('|')}|thirtieth)\\b`, 'gi');
const MINUTES_FROM_HOUR = /\b(five|ten|twenty(?:[- ]five)?) (past|to)\b/gi;
const MONTH_FIRST = new RegExp(
  `\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?![:.]\\d|\\s?[ap]m)(?!.*\\d(?:st|nd|rd|th)? (?:of )?\\1)`,
  'gi',
);
const POLITE_START =
  /^(?:(?:hi|hello|please|maybe|perhaps|ok(?:ay)?|(?:can|could|shall|should) we(?: please)?(?: meet| talk| speak)?|let'?s(?: meet| say| do| try| talk)?|how about|what about|meet(?:ing)?|book(?: a meeting)?(?: for)?|i (?:can|could)(?: do| meet)?|i suggest)\b[\s,:]*)+/i;
const POLITE_END = /[\s,]*\b(?:please|thanks|thank you|if that (?:works|suits)(?: for you)?|if you can|if possible|instead|sharp)$/i;

/** The same words in one spelling: digits for numbers, plain quotes and dashes, days before months; without the politeness around them. */
function tidied(text: string): string {
  return text
    .replaceAll('½', '.5')
    .normalize('NFKC')
    .replaceAll(/[‘’`´]/g, "'")
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll('@', ' at ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[\s?!.,]+$/, '')
    .replace(POLITE_START, '')
    .replace(POLITE_END, '')
    .replaceAll(/\b([ap])\.? ?m\b\.?/gi, '$1m')
    .replaceAll(/\bo'? ?clock\b/gi, "o'clock")
    .replaceAll(MINUTES_FROM_HOUR, '$1 minutes $2')
    .replaceAll(ORDINAL_WORD, ordinalDigits)
    .replaceAll(NUMBER_WORD, numberDigits)
    .replaceAll(/\b(?:a )?fortnight\b/gi, '2 weeks')
    .replaceAll(/\b(days?|weeks?|hours?|minutes?)'? time\b/gi, '$1')
    .replaceAll(/\bfrom today\b/gi, 'from now')
    .replaceAll(/\bthis (?=morning|afternoon|evening)\b/gi, 'today ')
    .replaceAll(/\btonight\b/gi, 'today night')
    .replaceAll(MONTH_FIRST, dayFirst)
    .replaceAll(/(\d{4}-\d\d-\d\d)T(?=\d)/g, '$1 ');
}

function numberDigits(_: string, tens: string | undefined, unit: string | undefined, small: string | undefined): string {
  if (small) return String(UNITS.indexOf(small.toLowerCase()) + 1);
  return String((TENS.indexOf(tens!.toLowerCase()) + 2) * 10 + (unit ? UNITS.indexOf(unit.toLowerCase()) + 1 : 0));
}

function ordinalDigits(_: string, tens: string | undefined, word: string): string {
  const small = word.toLowerCase() === 'thirtieth' ? 30 : ORDINALS.indexOf(word.toLowerCase()) + 1;
  const number = small + (tens ? (TENS.indexOf(tens.toLowerCase()) + 2) * 10 : 0);
  const last = number % 10;
  const suffix = number > 10 && number < 20 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th';
  return `${number}${suffix}`;
}

/** "24 Nov 10" must stay what it is: 10 is no day there. */
function dayFirst(whole: string, month: string, day: string, offset: number, text: string): string {
  return /\d(?:st|nd|rd|th)?(?: of)? $/i.test(text.slice(0, offset)) ? whole : `${day} ${month}`;
}
