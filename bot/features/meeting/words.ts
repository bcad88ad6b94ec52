import { agreedTime, usualMinutes } from '../../../shared/domain/booking.ts';
import type { MentorshipId } from '../../../shared/domain/ids.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayLength } from '../../../shared/words/dates.ts';
import { type Block, card, choice, choices, factList, say, title } from '../../chat/card.ts';
import { activeMentorshipsOf } from '../../store/mentorships.ts';
import { type Context, done, type Outcome, refused, type Verb } from '../feature.ts';
import { tellingOf } from './context.ts';
import { askWhichTime, clashHints } from './propose.ts';
import { partnerNames, repeatsName, type Telling, when, whenBlock } from './say.ts';
import { type Meant, understand } from './understand.ts';
import { sayWhy } from './why.ts';

type Ask = IntentOf<'meeting.propose'>;

/** A time in words is always echoed with day, date and time before anything is proposed; what is not fully understood is asked about. */
export const meetInWords: Verb<'meeting.words'> = async (context, intent) => {
  const all = await activeTellings(context, intent.mentorship);
  if (all.length === 0) return refused(context.words.meeting.refusedNoPair());
  const meant = understand(intent.text, context.now, context.who.zone);
  switch (meant.kind) {
    case 'understood':
      return echo(context, all, meant);
    case 'ambiguous':
      return whichOne(context, all, meant.options, sayWhy(context.words, meant.why, intent.text));
    case 'partly':
      return notClear(context, sayWhy(context.words, meant.why, meant.rest || intent.text), meant.parts);
    case 'not-understood':
      return notClear(context, sayWhy(context.words, meant.why, meant.said), {});
    default:
      return meant satisfies never;
  }
};

export async function activeTellings(context: Context, only?: MentorshipId): Promise<Telling[]> {
  const ids = await activeMentorshipsOf(context.tx, context.who.id);
  const tellings: Telling[] = [];
  for (const id of ids) {
    const facts = only === undefined || only === id ? await context.facts(id) : null;
    if (facts) tellings.push(tellingOf(context, facts));
  }
  return tellings;
}

async function echo(context: Context, all: readonly Telling[], meant: Meant): Promise<Outcome> {
  const { words } = context;
  const telling = all[0]!;
  const ask = askFor(context, telling, meant);
  const time = agreedTime(ask);
  if ('kind' in time) return askWhichTime(context, ask, time);
  const one = all.length === 1;
  const heading = one ? words.meeting.echoTitle({ partner: partnerNames(telling) }) : words.meeting.echoWhom();
  const about = { id: context.newId('mtg'), start: time.start, minutes: ask.minutes };
  return done(
    card('meeting.echo', {
      summary: one ? words.meeting.echoSummary({ partner: partnerNames(telling), when: when(telling, time.start) }) : heading,
      blocks: [
        title(heading),
        whenBlock(telling, time.start),
        factList([
          { label: words.meeting.length(), value: sayLength(ask.minutes, context.who.language) },
          ...(ask.repeats === 'once' ? [] : [{ label: words.meeting.repeats(), value: repeatsName(ask.repeats, words) }]),
        ]),
        ...(await clashHints(context, telling, [about])),
        choices(
          ...all.map((each) =>
            choice(
              one ? words.meeting.suggestIt() : words.meeting.suggestTo({ partner: partnerNames(each) }),
              askFor(context, each, { ...meant, fold: time.fold }),
              { weight: one ? 'first' : 'plain' },
            ),
          ),
          choice(words.meeting.changeIt(), { type: 'meeting.open', date: meant.date, time: meant.time, minutes: ask.minutes }),
        ),
      ],
    }),
    'new',
  );
}

function whichOne(context: Context, all: readonly Telling[], options: readonly Meant[], why: string): Outcome {
  const { words } = context;
  const telling = all[0]!;
  const offered = options.flatMap((meant) => {
    const time = agreedTime(askFor(context, telling, meant));
    return 'kind' in time ? [] : [{ meant: { ...meant, fold: time.fold }, label: optionName(telling, meant, time.start, options) }];
  });
  return done(
    card('meeting.which', {
      summary: why,
      blocks: [
        title(words.meeting.whichTitle()),
        say(why),
        choices(
          ...offered.map(({ meant, label }) =>
            choice(
              label,
              all.length === 1 ? askFor(context, telling, meant) : { type: 'meeting.open', date: meant.date, time: meant.time },
            ),
          ),
          choice(words.meeting.pickDate(), { type: 'meeting.open' }),
        ),
      ],
    }),
    'new',
  );
}

/** Two readings of the same words are told apart by whatever it is in which they differ. */
function optionName(telling: Telling, meant: Meant, start: Instant, options: readonly Meant[]): string {
  const { words, person } = telling.reader;
  const differ = (name: 'repeats' | 'minutes') => new Set(options.map((one) => one[name])).size > 1;
  return [
    when(telling, start),
    differ('repeats') ? repeatsName(meant.repeats ?? 'once', words) : '',
    differ('minutes') && meant.minutes !== undefined ? sayLength(meant.minutes, person.language) : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** What was heard is kept: the form opens with it. */
function notClear(context: Context, why: string, parts: Partial<Meant>): Outcome {
  const { words } = context;
  const { date, time, minutes } = parts;
  const blocks: Block[] = [
    say(why),
    choices(choice(words.meeting.pickDate(), { type: 'meeting.open', date, time, minutes }, { weight: 'first' })),
  ];
  return done(card('meeting.not-clear', { summary: why, blocks }), 'new');
}

function askFor(context: Context, telling: Telling, { date, time, fold, minutes, repeats, count }: Meant): Ask {
  return {
    type: 'meeting.propose',
    mentorship: telling.facts.mentorship.id,
    date,
    time,
    zone: context.who.zone,
    ...(fold && { fold }),
    minutes: minutes ?? usualMinutes(telling.facts),
    method: 'video',
    place: null,
    joinLink: null,
    repeats: repeats ?? 'once',
    count: count ?? 6,
  };
}
