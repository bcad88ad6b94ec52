import { type Ask, Intent } from '../../../shared/intent.ts';
import { addDays, dateAt, type Instant, WallDate } from '../../../shared/time.ts';
import { deskMessages } from '../../store/desk-messages.ts';
import type { Store } from '../../store/store.ts';
import type { Block, Choice } from '../card.ts';
import { type AnswerParts, ask } from './answer.ts';
import { demoZone } from './cast.ts';
import { contentOf } from './content.ts';
import type { MovableClock } from './movable-clock.ts';
import { goTo } from './move.ts';
import { directPlace, personAt, profileOf } from './places.ts';
import { DAYS_BEFORE, demoOpens, demoStory, type Known, type Step } from './story.ts';

const DAY = 'desk demo opens on';
const TOLD = 'desk demo told';

export type DemoParts = AnswerParts & { clock: MovableClock; settled: () => Promise<void> };

/**
 * Plays the demo's first week through the door, so that whoever opens the desk meets people in the middle of something. Each step has its
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
  const person = personAt(parts.cast, step.who)!;
  const found = step.does === 'presses' ? await offered(parts.store, step) : { ask: step.ask(await known(parts.store)), message: null };
  if (!found) return;
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

/** What the story made, by the order in which it was made. */
async function known(store: Store): Promise<Known> {
  const programme = await store.read.selectFrom('programme').select('id').orderBy('createdAt').limit(1).executeTakeFirst();
  const mentorship = await store.read.selectFrom('mentorship').select('id').orderBy('createdAt').limit(1).executeTakeFirst();
  return { programme: programme?.id ?? '', mentorship: mentorship?.id ?? '' };
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
