import { newest } from '../../../shared/talks/registry.ts';
import { inLanguage } from '../../../shared/talks/script.ts';
import type { ScriptId } from '../../../shared/talks/talk.ts';
import { type Card, card, choice, choices, list, say, title } from '../../chat/card.ts';
import type { Reader } from '../feature.ts';
import type { About } from './whose.ts';

/** Questions to say out loud, stage by stage: nothing of it is written down. The short way through, or with `all` the long one. */
export function togetherCard({ person, words }: Reader, script: ScriptId, about: About, all: boolean): Card {
  const { talk } = words;
  const { title: named, stages } = newest(script);
  const isGuide = script === 'first-meeting';
  const heading = isGuide ? inLanguage(named, person.language) : talk.togetherTitle();
  return card('talk.together', {
    summary: heading,
    blocks: [
      title(heading),
      say(talk.togetherBody()),
      ...stages.map((stage) =>
        list(
          stage.questions.filter(({ depth }) => all || depth === 'spine').map(({ ask }) => ({ text: inLanguage(ask, person.language) })),
          { title: inLanguage(stage.name, person.language) },
        ),
      ),
      choices(
        all ? null : choice(talk.moreQuestions(), { type: 'talk.offer', ...about, how: 'together', script, all: true }),
        isGuide ? choice(talk.writeAlone(), { type: 'talk.begin', script, ...about }) : null,
      ),
    ],
  });
}
