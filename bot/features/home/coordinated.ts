import type { View } from '../../../shared/access.ts';
import type { ProgrammeId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { sayDay } from '../../../shared/words/dates.ts';
import { type Block, choice, choices, hint, type Item, list, say, title } from '../../chat/card.ts';
import type { HomeFacts } from '../../store/home.ts';
import type { Reader } from '../feature.ts';

const MOST_LISTED = 12;

/** A programme for its coordinator: who is paired and who has yet to answer, and nothing else about them. */
export function coordinatedBlocks(reader: Reader, { id, name, pairs }: HomeFacts['coordinates'][number], now: Instant): Block[] {
  const { words } = reader;
  const programme = id as ProgrammeId;
  const going = pairs.filter((one) => one.status === 'active' || one.status === 'invited');
  const past = pairs.length - going.length;
  const more = going.length - MOST_LISTED;
  return [
    title(words.home.coordinateTitle({ programme: name })),
    going.length === 0
      ? say(words.home.coordinateEmpty())
      : list(
          going.slice(0, MOST_LISTED).map((view) => pairItem(reader, view, now)),
          { more: more > 0 ? words.common.andMore({ count: more }) : null },
        ),
    ...(past > 0 ? [hint(words.home.coordinatePast({ count: past }))] : []),
    choices(
      choice(words.programme.invitePair(), { type: 'pair.open' }, { weight: going.length === 0 ? 'first' : 'plain' }),
      choice(words.readers.logs(), { type: 'logs.show', programme }),
      choice(words.summary.button(), { type: 'summary.show', programme }),
      choice(words.programme.coordinators(), { type: 'coordinator.open', programme }),
      choice(words.programme.numbers(), { type: 'policy.open', programme }),
      choice(words.programme.changeIt(), { type: 'programme.open', programme }),
    ),
  ];
}

function pairItem({ words, person }: Reader, { parties, status, since }: View<'coordinator'>, now: Instant): Item {
  const nameOf = (role: 'mentor' | 'mentee') => parties.find((one) => one.role === role)?.name ?? '';
  const waiting = parties.filter((one) => one.invitation === 'invited');
  const day = since ? sayDay(since, person.zone, person.language, now) : '';
  const how =
    status === 'invited' && waiting.length > 1
      ? words.home.coordinateWaitingBoth()
      : status === 'invited' && waiting[0]
        ? words.home.coordinateWaiting({ name: waiting[0].name })
        : words.home.coordinateStatus({ status: status === 'ended' ? 'other' : status, day });
  return { text: words.home.coordinatePair({ mentor: nameOf('mentor'), mentee: nameOf('mentee') }), hint: how };
}
