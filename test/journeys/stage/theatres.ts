import { deskTheatre } from './desk.ts';
import { mixedTheatre } from './mixed.ts';
import { slackTheatre } from './slack.ts';
import type { Theatre } from './stage.ts';
import { teamsTheatre } from './teams.ts';

/** Every chat on every engine, and two chats at once on one: a story is told on each. */
export const theatres: { chat: Theatre['chat']; theatre: Theatre; engine: 'sqlite' | 'postgres' }[] = [
  ...[slackTheatre, teamsTheatre, deskTheatre].flatMap((theatre) =>
    (['sqlite', 'postgres'] as const).map((engine) => ({ chat: theatre.chat, theatre, engine })),
  ),
  { chat: 'mixed', theatre: mixedTheatre, engine: 'postgres' },
];
