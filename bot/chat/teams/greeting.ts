import type { Words } from '../../../shared/words/words.ts';
import { card, choice, choices, hint, say, title } from '../card.ts';
import { renderMessage } from './render.ts';
import type { Outgoing } from './seam.ts';

/** What somebody reads first who has Cairn now. Until they answer they are nobody’s person, and only their conversation is kept. */
export function greeting(words: Words): Outgoing {
  const { teams } = words;
  const drawn = card('greeting', {
    summary: teams.greetingSummary(),
    blocks: [
      title(teams.greetingTitle()),
      say(teams.greeting()),
      hint(teams.greetingHint()),
      choices(choice(teams.greetingHelp(), { type: 'help' }, { weight: 'first' }), choice(teams.greetingHome(), { type: 'home.open' })),
    ],
  });
  return renderMessage(drawn, words);
}
