import { type View, viewOfProcess } from '../../shared/access.ts';
import type { PersonId, TalkId } from '../../shared/domain/ids.ts';
import type { Pause } from '../../shared/domain/person.ts';
import type { Facts } from '../../shared/facts.ts';
import type { Instant } from '../../shared/time.ts';
import { loadFacts } from './facts.ts';
import { mentorshipsOf } from './mentorships.ts';
import { pausesOf } from './people.ts';
import { coordinatedBy, pairsOf } from './programmes.ts';
import type { Db } from './tables.ts';
import { talkLinesOf } from './talks.ts';

/** What somebody's standing page is drawn from: their own mentorships, and how far the pairs are that they coordinate. */
export type HomeFacts = {
  all: Facts[];
  pauses: Pause[];
  /** The talk that is not finished; `mention` where this is the one time that it is spoken of. */
  talk: { id: TalkId; mention: boolean } | null;
  coordinates: { id: string; name: string; pairs: View<'coordinator'>[] }[];
};

export async function loadHome(db: Db, person: PersonId, now: Instant): Promise<HomeFacts> {
  const all = await loadFacts(db, await mentorshipsOf(db, person), now);
  const programmes = await coordinatedBy(db, person);
  const pairs = await pairsOf(
    db,
    programmes.map((one) => one.id),
  );
  const half = (await talkLinesOf(db, person)).find(({ status }) => status === 'open' || status === 'paused');
  return {
    all: [...all.values()],
    pauses: await pausesOf(db, person),
    talk: half ? { id: half.id, mention: false } : null,
    coordinates: programmes.map(({ id, name }) => ({
      id,
      name,
      pairs: pairs.filter((one) => one.mentorship.programme === id).flatMap((one) => viewOfProcess(one, person) ?? []),
    })),
  };
}
