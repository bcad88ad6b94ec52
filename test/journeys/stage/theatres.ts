import { isLong } from '../../setup/long.ts';
import { deskTheatre } from './desk.ts';
import { mixedTheatre } from './mixed.ts';
import { slackTheatre } from './slack.ts';
import type { Theatre } from './stage.ts';
import { teamsTheatre } from './teams.ts';

type Told = { chat: Theatre['chat']; theatre: Theatre; engine: 'sqlite' | 'postgres' };

const on = (theatre: Theatre, engine: Told['engine']): Told => ({ chat: theatre.chat, theatre, engine });

/** Where every story is told, always. The desk runs on SQLite alone. */
const always = [on(slackTheatre, 'postgres'), on(teamsTheatre, 'sqlite')];
/** Where it is told as well in `npm run test:long`; in `npm test`, each story in one of them by turns. */
const byTurns = [on(slackTheatre, 'sqlite'), on(teamsTheatre, 'postgres'), on(deskTheatre, 'sqlite'), on(mixedTheatre, 'postgres')];

export const theatres: readonly Told[] = isLong ? [...always, ...byTurns] : [...always, on(deskTheatre, 'sqlite')];

/** Where a story is told, the same each time. */
export function theatresFor(title: string): readonly Told[] {
  if (isLong) return theatres;
  const turn = [...title].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0) % byTurns.length;
  return [...always, byTurns[turn]!];
}
