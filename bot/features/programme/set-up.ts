import { isRefusal } from '../../../shared/decision.ts';
import type { ChannelRef, SummaryTime } from '../../../shared/domain/programme.ts';
import { changeProgramme, setUp } from '../../../shared/domain/running.ts';
import type { IntentOf } from '../../../shared/intent.ts';
import type { Asker } from '../../chat/port.ts';
import { coordinatedBy, lockProgramme } from '../../store/programmes.ts';
import { type Context, done, type Outcome, refused } from '../feature.ts';
import { sayRefusal } from '../refusal.ts';
import { changedCard, programmesCard, readyCard } from './cards.ts';
import { changeForm, setupForm } from './forms.ts';

/** One programme's form; the programmes somebody coordinates; or, for an administrator without one, the way to a first. */
export async function openProgramme({ tx, who, asker, words }: Context, intent: IntentOf<'programme.open'>): Promise<Outcome> {
  const own = await coordinatedBy(tx, who.id);
  if (intent.programme) {
    const programme = own.find((one) => one.id === intent.programme);
    return programme
      ? { answer: { answer: 'form', form: changeForm(words, programme, who.language) } }
      : refused(words.programme.notCoordinator());
  }
  const admin = asker.profile?.admin ?? false;
  if (own.length > 0 && !intent.another) return done(programmesCard(words, own, admin), 'new');
  return admin ? { answer: { answer: 'form', form: setupForm(words, who) } } : refused(words.programme.onlyAdmins());
}

export async function setUpProgramme({ who, asker, words, newId }: Context, intent: IntentOf<'programme.setup'>): Promise<Outcome> {
  const { name, zone, jurisdiction, noticeHours } = intent;
  const wish = { name, zone, jurisdiction, noticeHours, channel: channelOf(asker, intent.channel), summary: summaryOf(intent) };
  const outcome = setUp({ person: who.id, admin: asker.profile?.admin ?? false }, wish, newId('pro'));
  if (isRefusal(outcome)) return sayRefusal(words.programme, outcome);
  return done(readyCard(words, outcome.programme), 'new', outcome.changes);
}

export async function change({ tx, who, asker, words }: Context, intent: IntentOf<'programme.change'>): Promise<Outcome> {
  const run = await lockProgramme(tx, intent.programme);
  if (!run) return refused(words.programme.notThere());
  const { name, zone, jurisdiction } = intent;
  const wish = { name, zone, jurisdiction, channel: channelOf(asker, intent.channel), summary: summaryOf(intent) };
  const outcome = changeProgramme(run.programme, run.coordinators, who.id, wish);
  if (isRefusal(outcome)) return sayRefusal(words.programme, outcome);
  return done(changedCard(words, { ...run.programme, ...wish }), 'new', outcome.changes);
}

function summaryOf({ summaryDay, summaryTime }: IntentOf<'programme.setup' | 'programme.change'>): SummaryTime {
  return { weekday: summaryDay, time: summaryTime };
}

/** A channel as a form names it lies where whoever filled in the form is. */
function channelOf({ account }: Asker, channel: string | null): ChannelRef | null {
  const { platform, enterprise, tenant } = account;
  return channel === null ? null : { platform, enterprise, tenant, channel };
}
