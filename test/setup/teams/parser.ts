import { createRequire } from 'node:module';
import { limits } from '../../../bot/chat/teams/limits.ts';
import type { AdaptiveCard } from '../../../bot/chat/teams/seam.ts';

const require = createRequire(import.meta.url);
const AC = require('adaptivecards/dist/adaptivecards.js') as typeof import('adaptivecards');

/** Teams searches people by this in cards of 1.5 and before, though the parser counts it to a later version, and wants something to be there to begin with. */
const SEARCHED = 'choices.data';

/** What the real parser has against a card of 1.5, in a row of as many actions as Teams takes. */
export function problemsOf(drawn: AdaptiveCard): string[] {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const parsed = new AC.AdaptiveCard();
  parsed.hostConfig = new AC.HostConfig({ actions: { maxActions: limits.actionsInSet } });
  const searched = { title: 'Found', value: 'found' };
  parsed.parse(
    JSON.parse(JSON.stringify(drawn), (_, one) => {
      if (!one?.[SEARCHED]) return one;
      const { [SEARCHED]: _search, ...rest } = one;
      return { ...rest, choices: [...one.choices, searched] };
    }),
    context,
  );
  const found = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...found, ...parsed.validateProperties().validationEvents.map((one) => one.message)];
}
