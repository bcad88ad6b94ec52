import { type Ask, Intent, type IntentType } from '../../../shared/intent.ts';
import { addDays, dateAt, type Instant, millis, WallDate } from '../../../shared/time.ts';
import { deskMessages } from '../../store/desk-messages.ts';
import type { Store } from '../../store/store.ts';
import type { Block, Choice } from '../card.ts';
import type { Answer } from '../port.ts';
import { type AnswerParts, ask } from './answer.ts';
import { demoZone } from './cast.ts';
import { contentOf } from './content.ts';
import type { MovableClock } from './movable-clock.ts';
import { goTo } from './move.ts';
import { accountOf, directPlace, personAt, profileOf } from './places.ts';
import { demoOpens, demoStory } from './story.ts';
import { DAYS_BEFORE, type Known, type Step } from './story-step.ts';

const DAY = 'desk demo opens on';
const TOLD = 'desk demo told';

export type DemoParts = AnswerParts & { clock: MovableClock; settled: () => Promise<void> };

/**
 * Plays the demo's story through the door, so that whoever opens the desk meets people in the middle of something. Each step has its
 * own key and is done once, also when the program was stopped half-way; a demo that was told before stays as people left it.
 */
export async function tellDemo(parts: DemoParts): Promise<void> {
  const { store, clock } = parts;
  if ((await remembered(store, TOLD)) !== null) return;
  const day = WallDate.parse((await remembered(store, DAY)) ?? addDays(dateAt(clock.now(), demoZone), DAYS_BEFORE));
  await remember(store, DAY, day);
  for (const [index, step] of demoStory(day).entries()) {
    await until(parts, step.at);
    await take(parts, step, `desk/demo-${index}`);
    await parts.settled();
  }
  await until(parts, demoOpens(day));
  await remember(store, TOLD, 'yes');
}

async function until(parts: DemoParts, at: Instant): Promise<void> {
  if (at > parts.clock.now()) await goTo(parts, at);
}

async function take(parts: DemoParts, step: Step, key: string): Promise<void> {
  if (step.does === 'writes') return write(parts, step, key);
  const person = personAt(parts.cast, step.who)!;
  const found = step.does === 'presses' ? await offered(parts.store, step) : { ask: step.ask(await known(parts)), message: null };
  if (!found) return;
  if (step.does === 'presses' && step.inWindow) return pressIn(parts, step, await through(parts, step, found.ask, key), step.inWindow, key);
  const picked = step.does === 'asks' ? step.picked : undefined;
  const profiles = (picked ?? []).map((user) => [user, profileOf(personAt(parts.cast, user)!)] as const);
  const reply = await ask(parts, {
    person,
    key,
    from: 'messages',
    message: found.message,
    intent: Intent.parse(found.ask),
    picked: Object.fromEntries(profiles),
  });
  if (reply.why !== undefined) throw new Error(`the demo's step ${key} was refused`);
}

/** A form is opened, filled in and sent, and what comes of it is read in a window, which no message keeps. */
async function write(parts: DemoParts, step: Extract<Step, { does: 'writes' }>, key: string): Promise<void> {
  const facts = await known(parts);
  const opened = await through(parts, step, step.opens(facts), key);
  // Sent before the program was stopped: then it is read already.
  if (opened.answer !== 'form') return;
  const { ask, fields } = opened.form;
  const shown = fields.map((one) => [one.name, 'values' in one ? one.values : (one.value ?? undefined)] as const);
  const held = { ...ask, ...Object.fromEntries(shown), at: millis(step.at), ...step.typed(facts) };
  await pressIn(parts, step, await through(parts, step, held as unknown as Ask, `${key}-sent`), step.inWindow, key);
}

async function pressIn(parts: DemoParts, step: Step, answer: Answer, type: IntentType, key: string): Promise<void> {
  const found = answer.answer === 'card' ? answer.card.blocks.flatMap(choicesOf).find((one) => one.ask.type === type) : undefined;
  // Pressed before the program was stopped, it is offered no more.
  if (found) await through(parts, step, found.ask, `${key}-then`);
}

async function through({ door, cast }: DemoParts, { who }: Step, wanted: Ask, key: string): Promise<Answer> {
  const asker = { account: accountOf(who), profile: profileOf(personAt(cast, who)!), message: null };
  const answer = await door.handle(asker, Intent.parse(wanted), key);
  if (answer.answer === 'refused') throw new Error(`the demo's step ${key} was refused`);
  return answer;
}

/** The newest control in somebody's messages that asks for this; null when it was used already. */
async function offered(
  store: Store,
  { who, ask: wanted }: Extract<Step, { does: 'presses' }>,
): Promise<{ ask: Ask; message: number } | null> {
  const { messages } = await deskMessages(store.read, directPlace(who), 100);
  for (const message of messages.reverse()) {
    const content = contentOf(message);
    const found = content.kind === 'card' ? content.card.blocks.flatMap(choicesOf).find((choice) => wanted(choice.ask)) : undefined;
    if (found) return { ask: found.ask, message: message.id };
  }
  return null;
}

const choicesOf = (block: Block): Choice[] => (block.block === 'choices' ? block.choices : []);

/** What the story made so far. */
async function known({ store, clock }: DemoParts): Promise<Known> {
  const { read } = store;
  const programme = await read.selectFrom('programme').select('id').executeTakeFirst();
  const accounts = await read.selectFrom('account').select(['user', 'person']).execute();
  const mentees = await read.selectFrom('party').select(['mentorship', 'person']).where('role', '=', 'mentee').execute();
  const begun = await read.selectFrom('meeting').select(['id', 'mentorship']).where('start', '<', clock.now()).orderBy('start').execute();
  const goals = await read.selectFrom('goal').select('id').orderBy('at').execute();
  const person = (user: string) => accounts.find((one) => one.user === user)?.person ?? '';
  const mentorshipOf = (mentee: string) => mentees.find((one) => one.person === person(mentee))?.mentorship ?? '';
  return {
    programme: programme?.id ?? '',
    person,
    mentorshipOf,
    lastMeetingOf: (mentee) => begun.findLast((one) => one.mentorship === mentorshipOf(mentee))?.id ?? '',
    goals: goals.map(({ id }) => id),
  };
}

async function remembered(store: Store, name: string): Promise<string | null> {
  const row = await store.read.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

async function remember(store: Store, name: string, value: string): Promise<void> {
  await store.read
    .insertInto('meta')
    .values({ name, value })
    .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
    .execute();
}
