import type { View } from '../../../shared/access.ts';
import { dateAt, type Instant } from '../../../shared/time.ts';
import { sayDate, sayWhen } from '../../../shared/words/dates.ts';
import { type Card, type Choice, card, choice, choices, hint, list, say, title } from '../../chat/card.ts';
import type { Context } from '../feature.ts';
import { partnerOf } from '../partner.ts';

type Speaking = Pick<Context, 'words' | 'who' | 'now'>;
const MOST_LISTED = 10;

/** Who can read a log and who has, for the two whose it is. */
export function readersCard(speaking: Speaking, view: View<'log'>): Card {
  const { words, who, now } = speaking;
  const { readers } = words;
  const day = sayDate(view.day, who.language, dateAt(now, who.zone));
  const more = view.readings.length - MOST_LISTED;
  const read = view.readings.toReversed().slice(0, MOST_LISTED);
  return card('readers.who', {
    summary: readers.whoTitle({ day }),
    blocks: [
      title(readers.whoTitle({ day })),
      say(whoCan(speaking, view)),
      choices(...consentChoices(speaking, view)),
      read.length === 0
        ? hint(readers.whoNobody())
        : list(
            read.map((one) => ({ text: one.name, hint: sayWhen(one.at, who.zone, who.language, now) })),
            { title: readers.whoRead(), more: more > 0 ? readers.more({ count: more }) : null },
          ),
    ],
  });
}

function whoCan({ words: { readers }, who, now }: Speaking, view: View<'log'>): string {
  const { mayRead, mayConsent, consents, until } = view.coordinators;
  if (view.status === 'draft' || view.status === 'filed') {
    const nobody = view.status === 'draft' ? readers.whoDraft() : readers.whoFiled();
    return view.coordinators.mayReadSigned ? `${nobody} ${readers.whoSoon()}` : nobody;
  }
  if (mayRead === 'policy') return readers.whoPolicy();
  if (mayRead === 'consent' && until !== null) return readers.whoConsent({ when: sayWhen(until, who.zone, who.language, now) });
  const [one] = consents;
  if (!one || !mayConsent) return readers.whoPair();
  return one.person === view.me.person ? readers.whoMine({ partner: partnerOf(view) }) : readers.whoOne({ name: partnerOf(view) });
}

/** When the newest of what a log holds came to it. */
export function newestIn({ entries }: View<'log'>): Instant | undefined {
  return entries
    .flatMap((one) => [one.at, ...[...one.names, ...one.remarks].map(({ at }) => at)])
    .toSorted()
    .at(-1);
}

/** Agreeing, agreeing to what was added since, and taking it back. */
function consentChoices({ words: { readers } }: Speaking, view: View<'log'>): Choice[] {
  const { mayConsent, consents } = view.coordinators;
  const own = consents.find((one) => one.person === view.me.person);
  const upTo = newestIn(view);
  const isStale = own !== undefined && upTo !== undefined && upTo > own.at;
  const sure = {
    title: readers.consentSureTitle(),
    text: readers.consentSureText({ partner: partnerOf(view) }),
    yes: readers.consentYes(),
    no: readers.consentNo(),
  };
  const agree = (label: string) => choice(label, { type: 'log.consent', log: view.id, consent: true, upTo }, { sure });
  return [
    ...(mayConsent && !own ? [agree(readers.consent())] : []),
    ...(mayConsent && isStale ? [agree(readers.consentAnew())] : []),
    ...(own ? [choice(readers.consentBack(), { type: 'log.consent', log: view.id, consent: false })] : []),
  ];
}
