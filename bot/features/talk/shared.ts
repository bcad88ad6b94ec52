import { may, type View, viewOfShared } from '../../../shared/access.ts';
import { partnersOf } from '../../../shared/facts.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import { find, inLanguage } from '../../../shared/talks/script.ts';
import { type Block, type Card, card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { sharedTalk } from '../../store/talks.ts';
import { type Drawer, inWindow, type Reader, refused, type Verb } from '../feature.ts';

/** What the other of a pair shared, as it is now: read in a window when it is asked for, and part of no message. */
export const showShared: Verb<'talk.shared'> = async ({ tx, seal, who, words, facts }, { talk: id }) => {
  const talk = await sharedTalk(tx, seal, id);
  const pair = talk?.mentorship ? await facts(talk.mentorship) : null;
  const view = talk && pair && viewOfShared(pair, who.id, talk);
  return view
    ? inWindow(sharedCard({ person: who, words }, view), { type: 'talk.shared', talk: id })
    : refused(words.talk.noLongerShared());
};

function sharedCard({ person, words }: Reader, { by, script, answers }: View<'shared'>): Card {
  const heading = words.talk.sharedTitle({ name: by });
  const blocks = answers.flatMap(({ question, text }): Block[] => [
    hint(inLanguage(find(scriptOf(script), question)!.question.ask, person.language)),
    say(text),
  ]);
  return card('talk.shared', { summary: heading, blocks: [title(heading), ...blocks, hint(words.talk.sharedHint({ name: by }))] });
}

/** The message says that something is shared, never what. */
export const sharedToldCard: Drawer = ({ facts, reader, because, notification }) => {
  const { person, words } = reader;
  if (!may(person.id, 'take-part', facts)) return null;
  const shared = facts.talksShared.find((one) => one.talk === because.talk && one.by !== person.id);
  const name = partnersOf(facts, person.id)
    .map((one) => one.name)
    .join(', ');
  const why = notification === null ? null : choice(words.nudge.why(), { type: 'nudge.why', notification }, { weight: 'rare' });
  if (!shared) return card('talk.no-longer-shared', { summary: words.talk.noLongerShared(), blocks: [say(words.talk.noLongerShared())] });
  const heading = words.talk.sharedTitle({ name });
  return card('talk.shared-told', {
    summary: heading,
    blocks: [
      title(heading),
      say(words.talk.sharedBody({ name })),
      choices(choice(words.talk.readIt(), { type: 'talk.shared', talk: shared.talk }, { weight: 'first' }), why),
    ],
  });
};
