import { apply } from '../../../shared/apply.ts';
import type { Decision, Refusal } from '../../../shared/decision.ts';
import { actionsNotReady, addPoint, carryPoint, removePoint, tickPoint } from '../../../shared/domain/agenda.ts';
import { changeDetails, runningLate, sayWhetherMet } from '../../../shared/domain/around.ts';
import { stillOn } from '../../../shared/domain/booking.ts';
import type { AgendaPointId, MeetingId } from '../../../shared/domain/ids.ts';
import type { Meeting } from '../../../shared/domain/meeting.ts';
import type { Facts } from '../../../shared/facts.ts';
import { card, choice, choices, hint, say, title } from '../../chat/card.ts';
import { type Context, done, type Outcome, refused, type Verb } from '../feature.ts';
import { aboutMeeting, isRefusal, notYours, refusal, tellingOf } from './context.ts';
import { detailsForm, pointForm } from './forms.ts';
import { agendaBlocks, toLog } from './parts.ts';
import { onWhen, partnerNames, type Telling, when } from './say.ts';
import { statusCard } from './status.ts';

export const showMeeting: Verb<'meeting.show'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  return it ? done(statusCard(it.telling, it.meeting, { agenda: true }), 'new') : notYours(context.words);
};

/** "I'll be there" changes no fact: it is an answer to Cairn, and the card says it was heard. */
export const sayComing: Verb<'meeting.coming'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const no = stillOn(it.meeting, context.now);
  if (no) return refusal(context, no, it.meeting, it.facts);
  return done(
    statusCard(it.telling, it.meeting, {
      note: context.words.meeting.comingNoted({ partner: partnerNames(it.telling), when: onWhen(it.telling, it.meeting.start) }),
    }),
    intent.beside ? 'new' : 'replace',
  );
};

export const openLate: Verb<'meeting.late.open'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const { words } = context;
  const options = [5, 10, 15, 30].map((minutes) =>
    choice(words.meeting.lateMinutes({ minutes }), { type: 'meeting.late', meeting: intent.meeting, minutes }),
  );
  return done(
    card('meeting.late-ask', { summary: words.meeting.lateAsk(), blocks: [title(words.meeting.lateAsk()), choices(...options)] }),
    'new',
  );
};

export const sayLate: Verb<'meeting.late'> = (context, intent) =>
  decided(
    context,
    intent.meeting,
    ({ facts }) => runningLate(facts, context.who.id, intent.meeting, intent.minutes, context.now),
    (telling) => {
      const said = context.words.meeting.lateTold({ partner: partnerNames(telling), minutes: intent.minutes });
      return card('meeting.late-told', { summary: said, blocks: [say(said)] });
    },
  );

export const sayMet: Verb<'meeting.met'> = (context, intent) =>
  decided(
    context,
    intent.meeting,
    ({ facts }) => sayWhetherMet(facts, context.who.id, intent.meeting, intent.met, context.now),
    (telling, meeting) => {
      const { words } = context;
      const thanks = intent.met ? words.meeting.metThanksYes() : words.meeting.metThanksNo();
      return card('meeting.met', {
        summary: thanks,
        blocks: [
          say(thanks),
          choices(
            intent.met ? toLog(telling, meeting) : null,
            choice(words.meeting.findTime(), { type: 'meeting.suggest', mentorship: meeting.mentorship }),
            choice(words.meeting.metChange(), { type: 'meeting.met', meeting: meeting.id, met: !intent.met }, { weight: 'rare' }),
          ),
        ],
      });
    },
  );

export const openAgenda: Verb<'agenda.open'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  return it ? done(agendaCard(it.telling, it.meeting), 'new') : notYours(context.words);
};

export const openPoint: Verb<'agenda.add.open'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  return it ? { answer: { answer: 'form', form: pointForm(it.telling, it.meeting) } } : notYours(context.words);
};

export const addToAgenda: Verb<'agenda.add'> = (context, intent) =>
  decided(
    context,
    intent.meeting,
    ({ facts }) => addPoint(facts, context.who.id, intent.meeting, intent.text, context.newId('agp'), context.now),
    agendaCard,
  );

export const sayNotReady: Verb<'agenda.not-ready'> = (context, intent) =>
  decided(
    context,
    intent.meeting,
    ({ facts }) => actionsNotReady(facts, context.who.id, intent.meeting, context.newId('agp'), context.now),
    (telling, meeting) => statusCard(telling, meeting, { note: context.words.meeting.notReadyNoted({ partner: partnerNames(telling) }) }),
  );

export const takeOffAgenda: Verb<'agenda.remove'> = (context, { point }) =>
  aboutPoint(context, point, (facts) => removePoint(facts, context.who.id, point));

export const tickOnAgenda: Verb<'agenda.talked'> = (context, { point, talked }) =>
  aboutPoint(context, point, (facts) => tickPoint(facts, context.who.id, point, talked));

export const carryToAgenda: Verb<'agenda.carry'> = (context, { point, meeting }) =>
  decided(context, meeting, ({ facts }) => carryPoint(facts, context.who.id, point, meeting, context.now), agendaCard);

async function aboutPoint(context: Context, point: AgendaPointId, rule: (facts: Facts) => Decision | Refusal): Promise<Outcome> {
  const row = await context.tx.selectFrom('agendaPoint').select('meeting').where('id', '=', point).executeTakeFirst();
  if (!row) return refused(context.words.meeting.refusedPointGone());
  return decided(context, row.meeting as MeetingId, ({ facts }) => rule(facts), agendaCard);
}

export const openDetails: Verb<'meeting.details.open'> = async (context, intent) => {
  const it = await aboutMeeting(context, intent.meeting);
  if (!it) return notYours(context.words);
  const no = stillOn(it.meeting, context.now);
  return no ? refusal(context, no, it.meeting, it.facts) : { answer: { answer: 'form', form: detailsForm(it.telling, it.meeting) } };
};

export const saveDetails: Verb<'meeting.details'> = (context, { meeting: id, method, place, joinLink }) =>
  decided(
    context,
    id,
    ({ facts }) => changeDetails(facts, context.who.id, id, { method, place, joinLink }, context.now),
    (telling, meeting) => statusCard(telling, meeting, { note: context.words.meeting.detailsSaved() }),
  );

/** Load, judge, and draw the answer from the facts as they are after it. */
async function decided(
  context: Context,
  id: MeetingId,
  rule: (it: NonNullable<Awaited<ReturnType<typeof aboutMeeting>>>) => Decision | Refusal,
  answer: (telling: Telling, meeting: Meeting) => ReturnType<typeof card>,
): Promise<Outcome> {
  const it = await aboutMeeting(context, id);
  if (!it) return notYours(context.words);
  const decision = rule(it);
  if (isRefusal(decision)) return refusal(context, decision, it.meeting, it.facts);
  const facts = apply(it.facts, decision.changes);
  const meeting = facts.meetings.find((one) => one.id === id)!;
  return done(answer(tellingOf(context, facts), meeting), 'replace', decision.changes);
}

function agendaCard(telling: Telling, meeting: Meeting) {
  const { words } = telling.reader;
  const heading = words.meeting.agendaTitle({ when: when(telling, meeting.start) });
  const blocks = agendaBlocks(telling, meeting, { removable: true });
  return card('meeting.agenda', {
    summary: heading,
    blocks: [
      title(heading),
      ...(blocks.length > 0 ? blocks : [say(words.meeting.agendaEmpty())]),
      choices(
        choice(words.meeting.addPoint(), { type: 'agenda.add.open', meeting: meeting.id }, { weight: 'first' }),
        choice(words.meeting.notReady(), { type: 'agenda.not-ready', meeting: meeting.id }),
      ),
      hint(words.meeting.agendaBoth({ partner: partnerNames(telling) })),
    ],
  });
}
