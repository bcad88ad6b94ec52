import type { View } from '../../shared/access.ts';
import type { LogSeen, MeetingSeen } from '../../shared/seen.ts';
import { type Choice, choice } from '../chat/card.ts';
import type { Reader } from './feature.ts';

type Weight = Choice['weight'];

/** The way to the log of a meeting that was, whatever state it is in. */
export function logChoice(
  { words }: Pick<Reader, 'words'>,
  meeting: Pick<MeetingSeen, 'id'>,
  log: LogSeen | undefined,
  weight: Weight = 'plain',
): Choice {
  const said = words.lognews;
  if (!log) return choice(said.write(), { type: 'log.open', meeting: meeting.id }, { weight });
  if (log.status === 'draft') return choice(said.goOn(), { type: 'log.open', meeting: meeting.id }, { weight });
  return choice(said.read(), { type: 'log.show', log: log.id }, { weight });
}

export function logOf({ logs }: Pick<View<'pair'>, 'logs'>, { id }: Pick<MeetingSeen, 'id'>): LogSeen | undefined {
  return logs.find((one) => one.meeting === id);
}
