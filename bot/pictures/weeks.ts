import type { View } from '../../shared/access.ts';
import type { WallDate } from '../../shared/time.ts';
import { sayDate } from '../../shared/words/dates.ts';
import type { Words } from '../../shared/words/words.ts';
import type { ChatFile } from '../chat/port.ts';
import { pngOf } from './raster.ts';
import { weeksSvg } from './weeks-svg.ts';

/** A channel is nobody's, so its pictures are in the language that Cairn itself speaks. */
const LANGUAGE = 'en-GB';

/** The picture of a summary: logs signed of meetings held, week by week. Null where there were none, or where the numbers are not for the channel. */
export async function drawWeeks(view: View<'channel'>, asOf: WallDate, words: Words): Promise<ChatFile | null> {
  const said = sayWeeks(view, asOf, words);
  return said && { name: `summary-${view.week}.png`, type: 'image/png', content: await pngOf(said.svg), title: said.title, alt: said.alt };
}

/** The picture before it is rasterised, and what it says to whoever does not see it. */
export function sayWeeks({ weeks, programme }: View<'channel'>, asOf: WallDate, { summary }: Words) {
  const sum = (key: 'held' | 'signed') => (weeks ?? []).reduce((all, one) => all + one[key], 0);
  const [held, signed] = [sum('held'), sum('signed')];
  if (weeks === null || held === 0) return null;
  const message = summary.picture({ held, signed, weeks: weeks.length });
  const day = (date: WallDate) => sayDate(date, LANGUAGE, asOf);
  const each = weeks.map((one) => summary.pictureWeek({ day: day(one.week), held: one.held, signed: one.signed }));
  const svg = weeksSvg(weeks, {
    title: message,
    asOf: summary.pictureAsOf({ day: day(asOf) }),
    signed: summary.pictureSigned(),
    notYet: summary.pictureNotYet(),
    months: summary.pictureMonths().split(' '),
  });
  return { svg, title: summary.pictureTitle({ programme: programme.name }), alt: [message, ...each].join(' ') };
}
