import type { Phrase } from './phrase.ts';

const MINUTES = String.raw`\d{1,3}[- ]?(?:minutes?|mins?)`;
const HOURS = String.raw`(?:an|\d{1,2}(?:\.\d+)?)[- ]?(?:hours?|hrs?)(?:(?:,? and)? (?:a half|a quarter|3 quarters|${MINUTES}|\d{1,2}\b(?! ?[ap]m|[:.])))?`;
const PARTS = `(?:half(?: an)?|(?:a )?quarter of an|3[- ]quarters of an|1 and a half|an) hours?(?: and a half)?`;
const SHORT = String.raw`\d{1,3} ?m\b|\d ?h(?: ?\d{1,2} ?m?)?\b`;
const LENGTH = `(?:${PARTS}|${HOURS}|${MINUTES})`;
const FOR_LENGTH = new RegExp(`\\b(?:for|lasting) (?:about )?(${LENGTH}|${SHORT})(?! (?:past|to)\\b)(?: long)?`, 'i');
const BARE_LENGTH = new RegExp(`(?<![.:\\d])\\b(${LENGTH})\\b(?! (?:past|to)\\b)(?: long)?`, 'i');
const ELAPSED = new RegExp(`\\bin (?:about )?(${LENGTH})(?: from now)?\\b|\\b(${LENGTH}) from now\\b`, 'i');

/** "for 90 minutes", "an hour and a half"; `1h30` only after "for", as 14h is a time. In minutes. */
export function takeLengths(phrase: Phrase): number[] {
  const said = [...phrase.takeAll(FOR_LENGTH), ...phrase.takeAll(BARE_LENGTH)];
  return said.map((found) => minutesIn(found[1]!));
}

/** "in two hours": from now on, in minutes. */
export function takeElapsed(phrase: Phrase): number | null {
  const found = phrase.take(ELAPSED);
  return found ? minutesIn((found[1] ?? found[2])!) : null;
}

function minutesIn(said: string): number {
  const text = said.toLowerCase();
  if (/^half/.test(text)) return 30;
  if (/quarters? of/.test(text)) return text.startsWith('3') ? 45 : 15;
  const hours = /^(an|\d+(?:\.\d+)?)(?: and a half)?[- ]?h/.exec(text);
  if (!hours) return Number.parseInt(text, 10);
  const whole = (hours[1] === 'an' ? 1 : Number(hours[1])) * 60;
  const more = text.slice(hours[0].length);
  if (/half/.test(text)) return whole + 30;
  if (/quarter/.test(more)) return whole + (/3 quarters/.test(more) ? 45 : 15);
  return Math.round(whole + Number(/\d+/.exec(more)?.[0] ?? 0));
}
