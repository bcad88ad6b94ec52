import type { GoalKind } from '../../../shared/domain/goal.ts';
import { goalIn } from '../../../shared/talks/into-plan.ts';
import { scriptOf } from '../../../shared/talks/registry.ts';
import type { SummaryEntry } from '../../../shared/talks/say.ts';
import { inLanguage } from '../../../shared/talks/script.ts';
import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Choice, choice, hint, type Item, list, title } from '../../chat/card.ts';
import type { Telling } from './cards.ts';

/** Every question with what became of its answer, without the answers: each is read where it was written. */
export function summaryBlocks(telling: Telling, { entries }: { entries: readonly SummaryEntry[] }): Block[] {
  const { words } = telling.reader;
  return [title(words.talk.summaryTitle()), list(entries.map((entry) => item(telling, entry))), hint(words.talk.summaryHint())];
}

function item(telling: Telling, entry: SummaryEntry): Item {
  const { reader, talk } = telling;
  const text = inLanguage(entry.ask, reader.person.language);
  const { words } = reader;
  if (entry.text === null && !entry.rated) return { text, hint: words.talk.notAnswered() };
  const answered = entry.choice === 'shared' ? words.talk.isShared({ partner: telling.partner }) : words.talk.isPrivate();
  const state = entry.rated ? words.talk.ratedAlone() : answered;
  const read = choice(words.talk.readOrChange(), { type: 'talk.answer.open', talk: talk.id, question: entry.question });
  return { text, hint: state, choices: [read, ...sharing(telling, entry)] };
}

function sharing({ reader, talk, partner }: Telling, { question, choice: now, choices: offered }: SummaryEntry): Choice[] {
  if (!offered.includes('shared')) return [];
  const to = now === 'shared' ? 'private' : 'shared';
  const label = to === 'shared' ? reader.words.talk.shareWith({ partner }) : reader.words.talk.private();
  const goal = goalIn(scriptOf(talk.script), question);
  return [
    choice(label, { type: 'talk.move', talk: talk.id, move: { move: 'choose', question, choice: to } }),
    ...(goal ? [choice(sayGoal(reader.words.talk, goal), { type: 'talk.goal.open', talk: talk.id, question, kind: goal })] : []),
    choice(reader.words.talk.action(), { type: 'talk.action.open', talk: talk.id, question }),
  ];
}

function sayGoal(talk: Words['talk'], kind: GoalKind): string {
  return kind === 'long-term' ? talk.longTermGoal() : talk.goal();
}
