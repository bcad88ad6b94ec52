import { type Facts, partnersOf, personIn } from '../facts.ts';
import { plus } from '../time.ts';
import { momentForAct } from './moments.ts';
import { firstName } from './names.ts';
import { type Nudge, nudge } from './nudge.ts';

/** Later than that, whoever was away finds it where it is shared. */
const NEWS_DAYS = 14;

/** Something of a talk was shared: said once, however many answers follow; taken back unread, it is not said at all. */
export function talksShared(facts: Facts): Nudge[] {
  return facts.talksShared.flatMap(({ talk, by, at }) =>
    partnersOf(facts, by).map((reader) => {
      const expires = plus(at, { days: NEWS_DAYS });
      return nudge({
        key: `${talk}/shared/${at}/${reader.id}`,
        kind: 'talk-shared',
        to: reader.id,
        mentorship: facts.mentorship.id,
        meeting: null,
        ...momentForAct(reader, at, null, expires),
        expires,
        because: { name: firstName(personIn(facts, by)), talk },
      });
    }),
  );
}
