import { scriptsFor } from '../../../shared/talks/fitting.ts';
import { newest } from '../../../shared/talks/registry.ts';
import { inLanguage } from '../../../shared/talks/script.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Block, type Card, type Choice, card, choice, choices, type Item, list, say, title } from '../../chat/card.ts';
import { type TalkLine, talkLinesOf } from '../../store/talks.ts';
import { done, type Reader, type Verb } from '../feature.ts';
import { halfDone } from '../half-done.ts';
import { togetherCard } from './together.ts';
import { type About, pairFor } from './whose.ts';

const MOST_LISTED = 5;

/** More ways to write wait behind “More”. */
const MOST_SHOWN = 2;

type Offer = {
  reader: Reader;
  about: About;
  scripts: ReturnType<typeof scriptsFor>;
  half: Awaited<ReturnType<typeof halfDone>>;
  past: readonly TalkLine[];
  /** They are meeting just now. */
  isNow: boolean;
  now: Instant;
};

/** Write, talk it through, or later: nobody is asked twice. */
export const offer: Verb<'talk.offer'> = async (context, { meeting, mentorship, how, script = 'grow', all = false }) => {
  const { tx, who, words, now } = context;
  const about = { ...(meeting ? { meeting } : {}), ...(mentorship ? { mentorship } : {}) };
  const found = await pairFor(context, about);
  if (!('mentorship' in found)) return found;
  const reader = { person: who, words };
  if (how === 'later') return done(card('talk.later', { summary: words.talk.later(), blocks: [say(words.talk.later())] }));
  if (how === 'together') return done(togetherCard(reader, script, about, all), all ? 'replace' : 'new');
  const pair = found.mentorship ? await context.facts(found.mentorship) : null;
  const asked = { who: who.id, from: { meeting: meeting ?? null, plan: mentorship !== undefined } };
  const start = pair?.meetings.find(({ id }) => id === meeting)?.start;
  const shown: Offer = {
    reader,
    about,
    scripts: scriptsFor(pair, asked, now),
    half: await halfDone(context),
    past: (await talkLinesOf(tx, who.id)).filter(({ status }) => status === 'done'),
    isNow: start !== undefined && start <= now,
    now,
  };
  return done(offerCard(shown), 'new');
};

function offerCard(offer: Offer): Card {
  const { reader, about, half, isNow } = offer;
  const { talk } = reader.words;
  const heading = isNow ? talk.offerTitleNow() : about.mentorship ? talk.offerTitlePlan() : talk.offerTitle();
  const [first, ...others] = ways(offer) as [Choice, ...Choice[]];
  return card('talk.offer', {
    summary: heading,
    blocks: [
      title(heading),
      say(talk.offerBody()),
      half?.mention ? say(talk.mention()) : null,
      half ? choices(choice(talk.goOn(), { type: 'talk.show', talk: half.id }, { weight: 'first' })) : null,
      choices(half ? first : { ...first, weight: 'first' }, ...others),
      pastBlock(offer),
    ],
  });
}

/** What suits best comes first: in a meeting, what is done together. */
function ways({ reader, about, scripts, isNow }: Offer): Choice[] {
  const { talk } = reader.words;
  const labels = { grow: talk.writeGrow, oskar: talk.writeOskar, opening: talk.writeOpening, 'first-meeting': talk.writeFirst };
  const write = scripts.map((script, index) =>
    choice(labels[script](), { type: 'talk.begin', script, ...about }, index < MOST_SHOWN ? {} : { weight: 'rare' }),
  );
  const isFirst = scripts[0] === 'first-meeting';
  const how = { type: 'talk.offer', ...about, how: 'together', ...(isFirst ? { script: scripts[0] } : {}) } as const;
  const together = choice(isFirst ? talk.togetherFirst() : talk.together(), how);
  const later = choice(talk.notNow(), { type: 'talk.offer', ...about, how: 'later' });
  return isNow ? [together, ...write, later] : [...write.slice(0, MOST_SHOWN), together, later, ...write.slice(MOST_SHOWN)];
}

function pastBlock({ reader, past, now }: Offer): Block | null {
  if (past.length === 0) return null;
  const more = past.length > MOST_LISTED ? reader.words.common.andMore({ count: past.length - MOST_LISTED }) : null;
  return list(
    past.slice(0, MOST_LISTED).map((one) => pastItem(reader, one, now)),
    { title: reader.words.talk.pastTitle(), more },
  );
}

function pastItem({ person, words }: Reader, { id, script, changedAt }: TalkLine, now: Instant): Item {
  return {
    text: inLanguage(newest(script).title, person.language),
    hint: sayDay(changedAt, person.zone, person.language, now),
    choices: [choice(words.talk.open(), { type: 'talk.show', talk: id })],
  };
}
