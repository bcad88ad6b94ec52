import type { MeetingId } from '../../../shared/domain/ids.ts';
import { newest } from '../../../shared/talks/registry.ts';
import { inLanguage } from '../../../shared/talks/script.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Card, card, choice, choices, type Item, list, say, title } from '../../chat/card.ts';
import { type TalkLine, talkLinesOf } from '../../store/talks.ts';
import { type Context, done, type Reader, refused, type Verb } from '../feature.ts';
import { ofMeeting } from './begin.ts';

const MOST_LISTED = 5;

/** Write, talk it through, or later: nobody is asked twice. */
export const offer: Verb<'talk.offer'> = async (context, { meeting, how }) => {
  const { tx, who, words } = context;
  if (meeting && !(await ofMeeting(context, meeting))) return refused(words.talk.notYourMeeting());
  const reader = { person: who, words };
  if (how === 'later') return done(card('talk.later', { summary: words.talk.later(), blocks: [say(words.talk.later())] }));
  if (how === 'together') return done(togetherCard(reader));
  return done(offerCard(reader, await talkLinesOf(tx, who.id), meeting, context), 'new');
};

function offerCard(reader: Reader, all: readonly TalkLine[], meeting: MeetingId | undefined, { now }: Pick<Context, 'now'>): Card {
  const { talk } = reader.words;
  const half = all.find(({ status }) => status === 'open' || status === 'paused');
  const past = all.filter(({ status }) => status === 'done');
  const about = meeting ? { meeting } : {};
  return card('talk.offer', {
    summary: talk.offerTitle(),
    blocks: [
      title(talk.offerTitle()),
      say(talk.offerBody()),
      ...(half ? [say(talk.mention()), choices(choice(talk.resume(), { type: 'talk.show', talk: half.id }, { weight: 'first' }))] : []),
      choices(
        choice(talk.writeGrow(), { type: 'talk.begin', script: 'grow', ...about }, half ? {} : { weight: 'first' }),
        choice(talk.writeOskar(), { type: 'talk.begin', script: 'oskar', ...about }),
        choice(talk.together(), { type: 'talk.offer', ...about, how: 'together' }),
        choice(talk.notNow(), { type: 'talk.offer', ...about, how: 'later' }),
      ),
      past.length > 0
        ? list(
            past.slice(0, MOST_LISTED).map((one) => pastItem(reader, one, now)),
            {
              title: talk.pastTitle(),
              more: past.length > MOST_LISTED ? reader.words.common.andMore({ count: past.length - MOST_LISTED }) : null,
            },
          )
        : null,
    ],
  });
}

function pastItem({ person, words }: Reader, { id, script, changedAt }: TalkLine, now: Context['now']): Item {
  return {
    text: inLanguage(newest(script).title, person.language),
    hint: sayDay(changedAt, person.zone, person.language, now),
    choices: [choice(words.talk.open(), { type: 'talk.show', talk: id })],
  };
}

/** The short way through, to say out loud: nothing of it is written down. */
function togetherCard({ person, words }: Reader): Card {
  const items = newest('grow').stages.flatMap((stage) =>
    stage.questions
      .filter(({ depth }) => depth === 'spine')
      .map(({ ask }) => ({ text: inLanguage(ask, person.language), hint: inLanguage(stage.name, person.language) })),
  );
  return card('talk.together', {
    summary: words.talk.togetherTitle(),
    blocks: [title(words.talk.togetherTitle()), say(words.talk.togetherBody()), list(items)],
  });
}
