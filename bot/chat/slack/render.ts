import type { types } from '@slack/bolt';
import type { Words } from '../../../shared/words/words.ts';
import type { Block, Card, Item } from '../card.ts';
import { chunks } from '../chunks.ts';
import { carry } from './carried.ts';
import { charactersOf, check } from './check.ts';
import { button, controlRows, fitsMenu, LINK, menu, type Numbers, numbers, plain, repeats } from './controls.ts';
import { limits, type Surface } from './limits.ts';
import { escapedToFit, escapeText, shorten, split } from './text.ts';

type Drawn = types.KnownBlock;
type Part = { blocks: Drawn[] };

export type Message = { text: string; blocks: Drawn[] };

export function renderMessage(card: Card, words: Words): Message {
  return { text: escapedToFit(card.summary, limits.messageText), blocks: renderBlocks(card, 'message', words) };
}

export function renderHome(card: Card, words: Words): types.HomeView {
  return { type: 'home', callback_id: shorten(card.name, limits.callbackId), blocks: renderBlocks(card, 'home', words) };
}

/** A card as a dialog without fields: the answer to a press where there is no message to draw over, or what is shown in windows `alone`. */
export function renderDialog(card: Card, words: Words, { alone = false } = {}): types.ModalView {
  return {
    type: 'modal',
    callback_id: shorten(card.name, limits.callbackId),
    title: plain(words.slack.appName(), limits.viewTitle),
    close: plain(words.slack.close(), limits.viewButton),
    ...(alone ? { private_metadata: carry(card.name, { alone }) } : {}),
    blocks: renderBlocks(card, 'modal', words),
  };
}

/** One sentence, beside or instead of a card. */
export function sentence(text: string): Message {
  return { text: escapedToFit(text, limits.messageText), blocks: texts(text) };
}

/** Slack refuses what does not shorten, so this would rather break here, where a developer sees why. */
function renderBlocks(card: Card, surface: Surface, words: Words): Drawn[] {
  const ids = numbers();
  const parts = card.blocks.flatMap((block) => draw(block, ids));
  const blocks = keepWhatFits(parts, surface, words);
  if (blocks.length === 0) blocks.push(...texts(card.summary));
  const problems = check(blocks, surface);
  if (problems.length > 0) throw new Error(`the card ${card.name} does not fit Slack: ${problems.join('; ')}`);
  return blocks;
}

/** Leaves out whole parts from the end, and says how many. Choices are never left out in favour of text before them. */
function keepWhatFits(parts: Part[], surface: Surface, words: Words): Drawn[] {
  const most = surface === 'message' ? limits.messageBlocks : limits.viewBlocks;
  const all = parts.flatMap((part) => part.blocks);
  if (all.length <= most && (surface !== 'message' || charactersOf(all) <= limits.messageCharacters)) return all;
  const isControl = (part: Part) => part.blocks.some((block) => block.type === 'actions');
  let blocks = most - 1;
  let characters = surface === 'message' ? limits.messageCharacters - 200 : Number.POSITIVE_INFINITY;
  const kept = new Set<Part>();
  for (const part of [...parts.filter(isControl), ...parts.filter((part) => !isControl(part))]) {
    const long = charactersOf(part.blocks);
    if (part.blocks.length > blocks || long > characters) continue;
    kept.add(part);
    blocks -= part.blocks.length;
    characters -= long;
  }
  const missing = parts.filter((part) => !kept.has(part) && part.blocks[0]?.type !== 'divider').length;
  const say = surface === 'modal' ? words.slack.moreThanFits : words.slack.more;
  const more: Drawn[] = missing > 0 ? [context(say({ count: missing }))] : [];
  return [...parts.filter((part) => kept.has(part)).flatMap((part) => part.blocks), ...more];
}

function draw(block: Block, ids: Numbers): Part[] {
  switch (block.block) {
    case 'title':
      return drawTitle(block.text);
    case 'say':
      return texts(block.text).map(alone);
    case 'code':
      return [alone(mrkdwn(`\`\`\`${escapedToFit(block.text, 1_000)}\`\`\``))];
    case 'hint':
      return hints(block.text).map(alone);
    case 'when':
      return [alone(mrkdwn(`*${escapedToFit(block.text, 1_000)}*${block.other ? `\n${escapedToFit(block.other, 1_000)}` : ''}`))];
    case 'facts':
      return drawFacts(block.facts);
    case 'list':
      return drawList(block, ids);
    case 'choices': {
      const long = block.choices.filter((choice) => choice.label.length > limits.buttonText);
      const rows = controlRows(block.choices, ids);
      const whole = long.map((choice) => context(choice.label));
      return rows.length > 0 ? [{ blocks: [...whole, ...rows] }] : [];
    }
    case 'link':
      return drawLink(block, ids);
    case 'line':
      return [alone({ type: 'divider' })];
    default:
      return block satisfies never;
  }
}

function drawTitle(text: string): Part[] {
  if (text === '') return [];
  const header: Drawn = { type: 'header', text: plain(text, limits.header) };
  return [{ blocks: text.length > limits.header ? [header, ...texts(text)] : [header] }];
}

/** What would be taken for markup beside a label that is. */
const MARKS = /[*_~`]|^>/m;

function drawFacts(facts: { label: string; value: string }[]): Part[] {
  const parts: Part[] = [];
  let short: types.SectionBlock['fields'] & object = [];
  const flush = () => {
    for (const fields of chunks(short, limits.fields)) parts.push(alone({ type: 'section', fields }));
    short = [];
  };
  for (const { label, value } of facts) {
    const marked = `*${escapeText(label)}*\n${escapeText(value)}`;
    if (marked.length > limits.field) {
      flush();
      parts.push(alone(mrkdwn(`*${escapedToFit(label, 1_000)}*`)), ...texts(value).map(alone));
    } else if (MARKS.test(value)) short.push(plain(`${label}\n${value}`, limits.field));
    else short.push({ type: 'mrkdwn', text: marked, verbatim: true });
  }
  flush();
  return parts;
}

function drawList(block: Extract<Block, { block: 'list' }>, ids: Numbers): Part[] {
  const parts: Part[] = [];
  if (block.title) parts.push(alone(mrkdwn(`*${escapedToFit(block.title, 1_000)}*`)));
  for (const item of block.items) parts.push(drawItem(item, ids));
  if (block.more) parts.push(...hints(block.more).map(alone));
  return parts;
}

/** One choice sits beside its item, several wait in a menu beside it, and what fits neither goes below. */
function drawItem(item: Item, ids: Numbers): Part {
  const [first, ...more] = texts(`• ${item.text}`) as [types.SectionBlock, ...types.SectionBlock[]];
  const hint = item.hint ? hints(item.hint) : [];
  const choices = item.choices ?? [];
  const [only] = choices;
  if (choices.length === 1 && only && only.label.length <= limits.buttonText) {
    return { blocks: [{ ...first, accessory: button(only, ids) }, ...more, ...hint] };
  }
  if (
    choices.length > 1 &&
    choices.length <= limits.overflow &&
    choices.every(fitsMenu) &&
    !choices.some((one, index) => repeats(choices.slice(0, index), one))
  ) {
    return { blocks: [{ ...first, accessory: menu(choices, ids) }, ...more, ...hint] };
  }
  return { blocks: [first, ...more, ...hint, ...controlRows(choices, ids)] };
}

/** Slack refuses the whole message for one odd address in a button; such a one is shown as text instead. */
function drawLink(block: Extract<Block, { block: 'link' }>, ids: Numbers): Part[] {
  const url = URL.canParse(block.url) ? new URL(block.url) : null;
  if (url?.protocol !== 'https:' || !url.hostname.includes('.') || url.href.length > limits.url) {
    return texts(`${block.label}: ${block.url}`).map(alone);
  }
  const label = plain(block.label, limits.buttonText);
  return [alone({ type: 'actions', elements: [{ type: 'button', action_id: ids.next(LINK), text: label, url: url.href }] })];
}

const alone = (block: Drawn): Part => ({ blocks: [block] });
/** What people wrote stands in plain text: stars, underscores and the like mean nothing there, and nothing can be addressed or linked. */
const texts = (text: string): types.SectionBlock[] =>
  split(text, limits.section).map((part) => ({ type: 'section', text: plain(part, limits.section) }));
const hints = (text: string): Drawn[] => split(text, limits.context).map(context);
const mrkdwn = (text: string): Drawn => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } });
const context = (text: string): Drawn => ({ type: 'context', elements: [plain(text, limits.context)] });
