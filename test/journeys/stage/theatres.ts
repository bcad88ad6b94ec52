import { isLong } from '../../setup/long.ts';
import { deskTheatre } from './desk.ts';
import { mixedTheatre } from './mixed.ts';
import { slackTheatre } from './slack.ts';
import type { Theatre } from './stage.ts';
import { teamsTheatre } from './teams.ts';

type Told = { chat: Theatre['chat']; theatre: Theatre; engine: 'sqlite' | 'postgres' };

const on = (theatre: Theatre, engine: Told['engine']): Told => ({ chat: theatre.chat, theatre, engine });

/** Wherever a story can be told. The desk runs on SQLite alone. */
const everywhere = [
  on(slackTheatre, 'postgres'),
  on(teamsTheatre, 'sqlite'),
  on(deskTheatre, 'sqlite'),
  on(slackTheatre, 'sqlite'),
  on(teamsTheatre, 'postgres'),
  on(mixedTheatre, 'postgres'),
];

export const theatres: readonly Told[] = isLong ? everywhere : everywhere.slice(0, 3);

/** Where a story is told, the same each time: everywhere in `npm run test:long`, in one place by turns in `npm test`. `chat` is for a story of one chat alone. */
export function theatresFor(title: string, chat?: Theatre['chat']): readonly Told[] {
  const fitting = everywhere.filter((one) => chat === undefined || one.chat === chat);
  if (isLong) return fitting;
  const turn = [...title].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % fitting.length;
  return [fitting[turn]!];
}
