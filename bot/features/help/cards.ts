import type { Words } from '../../../shared/words/words.ts';
import { type Card, card, choice, choices, hint, list, say, title } from '../../chat/card.ts';

export function helpCard(words: Words): Card {
  const { help } = words;
  return card('help', {
    summary: help.summary(),
    blocks: [
      title(help.title()),
      say(help.intro()),
      list([
        { text: help.meet(), hint: help.meetHint() },
        { text: help.move(), hint: help.moveHint() },
        { text: help.prepare(), hint: help.prepareHint() },
        { text: help.plan(), hint: help.planHint() },
        { text: help.log(), hint: help.logHint() },
        { text: help.contact(), hint: help.contactHint() },
        { text: help.quiet(), hint: help.quietHint() },
        { text: help.record(), hint: help.recordHint() },
        { text: help.calendar(), hint: help.calendarHint() },
        { text: help.panel(), hint: help.panelHint() },
        { text: help.coordinate(), hint: help.coordinateHint() },
      ]),
      hint(help.footer()),
      choices(
        choice(help.suggestTime(), { type: 'meeting.suggest' }, { weight: 'first' }),
        choice(help.home(), { type: 'home.open' }),
        choice(help.quietHours(), { type: 'rhythm.open' }),
        choice(words.talk.prepare(), { type: 'talk.offer' }, { weight: 'rare' }),
        choice(help.whatIsRecorded(), { type: 'record.show' }, { weight: 'rare' }),
      ),
    ],
  });
}
