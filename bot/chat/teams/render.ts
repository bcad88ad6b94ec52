import type { Words } from '../../../shared/words/words.ts';
import { type Block, type Card, card, type Item, say } from '../card.ts';
import { joined } from '../joined.ts';
import { check } from './check.ts';
import { controlRows, type Place } from './controls.ts';
import { limits } from './limits.ts';
import type { AdaptiveCard, Outgoing } from './seam.ts';
import { type Drawn, harmless, heading, isPlain, paragraphs, run } from './text.ts';

/** What is left out or kept as one. */
type Part = Drawn[];

export function renderMessage(shown: Card, words: Words): Outgoing {
  return { text: shown.summary, card: render(shown, { in: 'message', over: shown.name }, words) };
}

/** A card in a dialog: what a press there is answered with, or what is shown in windows `alone`. */
export function renderDialog(shown: Card, words: Words, { alone = false } = {}): AdaptiveCard {
  return render(shown, { in: 'dialog', over: shown.name, ...(alone ? { alone } : {}) }, words);
}

/** One sentence, beside or instead of a card. */
export const sentence = (text: string): Outgoing => ({ text, card: null });

/** The same in a dialog. */
export const sentenceDialog = (text: string, words: Words): AdaptiveCard =>
  renderDialog(card('sentence', { summary: text, blocks: [say(text)] }), words);

/** Teams refuses what does not fit, so this would rather break here, where a developer sees why. */
function render(shown: Card, place: Place, words: Words): AdaptiveCard {
  const parts = lined(joined(shown.blocks), place);
  const most = place.in === 'message' ? limits.card : limits.dialog;
  const body = keepWhatFits(parts, most, place, words);
  const drawn = adaptiveCard(body.length > 0 ? body : paragraphs(shown.summary), shown.summary);
  const problems = check(drawn, most);
  if (problems.length > 0) throw new Error(`the card ${shown.name} does not fit Teams: ${problems.join('; ')}`);
  return drawn;
}

export const adaptiveCard = (body: Drawn[], fallbackText: string): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  fallbackText: harmless(fallbackText),
  body,
});

/** Leaves out whole parts from the end, and says how many. Choices are never left out in favour of text before them. */
function keepWhatFits(parts: Part[], most: number, place: Place, words: Words): Drawn[] {
  const size = (part: unknown) => JSON.stringify(part).length + 1;
  const room = most - 1_000;
  if (parts.reduce((sum, part) => sum + size(part), 0) <= room) return parts.flat();
  const isControl = (part: Part) => part.some(({ type }) => type === 'ActionSet');
  let left = room;
  const kept = new Set<Part>();
  for (const part of [...parts.filter(isControl), ...parts.filter((one) => !isControl(one))]) {
    if (size(part) > left) continue;
    kept.add(part);
    left -= size(part);
  }
  const count = parts.length - kept.size;
  const more = place.in === 'dialog' ? words.teams.moreThanFits({ count }) : words.teams.more({ count });
  return [...parts.filter((part) => kept.has(part)).flat(), ...hints(more)];
}

/** A line is drawn above what comes after it. */
function lined(blocks: readonly Block[], place: Place): Part[] {
  const parts: Part[] = [];
  let isLined = false;
  for (const block of blocks) {
    const [first, ...rest] = block.block === 'line' ? [] : draw(block, place);
    if (block.block === 'line') isLined = parts.length > 0;
    if (!first) continue;
    parts.push([isLined ? { ...first, separator: true, spacing: 'Medium' } : first, ...rest]);
    isLined = false;
  }
  return parts;
}

function draw(block: Exclude<Block, { block: 'line' }>, place: Place): Part {
  switch (block.block) {
    case 'title':
      return heading(block.text, 'Medium');
    case 'say':
      return paragraphs(block.text);
    case 'code':
      return paragraphs(block.text, { weight: 'Bolder', size: 'Large', fontType: 'Monospace' });
    case 'hint':
      return hints(block.text);
    case 'when':
      return [...paragraphs(block.text, { weight: 'Bolder' }), ...(block.other === null ? [] : hints(block.other))];
    case 'facts':
      return drawFacts(block.facts);
    case 'list':
      return drawList(block, place);
    case 'choices':
      return spaced(controlRows(block.choices, place));
    case 'link':
      return drawLink(block);
    default:
      return block satisfies never;
  }
}

/** What there is to do, and what is of another kind, stands apart. */
const spaced = ([first, ...rest]: Part): Part => (first ? [{ ...first, spacing: 'Medium' }, ...rest] : []);

const hints = (text: string): Drawn[] => paragraphs(text, { isSubtle: true, size: 'Small' }, { spacing: 'Small' });

function drawFacts(facts: { label: string; value: string }[]): Part {
  if (facts.length === 0) return [];
  if (facts.every(({ label, value }) => isPlain(label) && isPlain(value)))
    return [{ type: 'FactSet', facts: facts.map(({ label, value }) => ({ title: label, value })) }];
  return facts.flatMap(({ label, value }) => [
    { type: 'RichTextBlock', inlines: [run(label, { weight: 'Bolder' })] },
    ...paragraphs(value, {}, { spacing: 'None' }),
  ]);
}

function drawList({ title, items, more }: Extract<Block, { block: 'list' }>, place: Place): Part {
  return [
    ...(title === null ? [] : spaced(heading(title, 'Default'))),
    ...items.flatMap((item) => drawItem(item, place)),
    ...(more === null ? [] : hints(more)),
  ];
}

/** One short choice sits beside its item; whatever else there is goes below. */
function drawItem({ text, hint, choices = [] }: Item, place: Place): Drawn[] {
  const said = [...paragraphs(`• ${text}`), ...(hint ? hints(hint) : [])];
  const rows = controlRows(choices, place);
  const [only] = choices;
  if (choices.length !== 1 || !only || only.label.length > limits.besideText || only.sure) {
    return [{ type: 'Container', spacing: 'Small', items: [...said, ...rows] }];
  }
  const columns = [
    { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: said },
    { type: 'Column', width: 'auto', items: rows },
  ];
  return [{ type: 'ColumnSet', spacing: 'Small', columns }];
}

/** Teams opens https alone; any other address is shown as text, to be read and copied. */
function drawLink({ label, url }: Extract<Block, { block: 'link' }>): Part {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'https:') return paragraphs(`${label}: ${url}`);
  return [{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: label, url: address.href }] }];
}
