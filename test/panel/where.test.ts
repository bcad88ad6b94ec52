import { expect, test } from 'vitest';
import { sayWhere } from '../../extension/panel/views/where.ts';
import type { Instant } from '../../shared/time.ts';
import { panelWordsFor } from '../../shared/words/panel.ts';
import { at, london, maya } from '../setup/facts.ts';
import { panelPair } from '../setup/panel/pair.ts';
import { duringCall, sceneFacts } from '../setup/panel/scene.ts';

test('also where a pair is chosen it is said how far its meeting is, and else who of the two one is', () => {
  const { pair } = panelPair(sceneFacts(), () => duringCall).seenBy(maya);
  const here = pair.meetings.find(({ id }) => id === 'mtg_today')!;
  const said = (now: Instant, meeting: typeof here | null = here) =>
    sayWhere({ say: panelWordsFor('en-GB'), now, zone: london, language: 'en-GB', pair }, meeting);
  const moments = ['2026-11-24T13:50', '2026-11-24T14:00', '2026-11-24T15:00'].map((one) => said(at(one)));
  expect(moments).toEqual(['Begins at 14:00', 'Now, until 15:00', 'Ended at 15:00']);
  expect(said(duringCall, null)).toBe('You are the mentee');
});
