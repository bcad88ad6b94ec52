import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCard } from '../../../bot/chat/teams/seam.ts';

/** The themes Teams has, and how wide it draws a card: in a chat on a desktop, in a meeting's side panel or on a telephone, in a dialog. */
export type Theme = 'light' | 'dark' | 'contrast';
export const themes: readonly Theme[] = ['light', 'dark', 'contrast'];
export const widths = { chat: 500, narrow: 320, dialog: 560 } as const;

type Colours = Record<
  'paper' | 'ink' | 'subtle' | 'line' | 'button' | 'border' | 'first' | 'onFirst' | 'accent' | 'good' | 'attention',
  string
>;
const colours: Record<Theme, Colours> = {
  light: {
    paper: '#ffffff',
    ink: '#242424',
    subtle: '#616161',
    line: '#e0e0e0',
    button: '#ffffff',
    border: '#8a8a8a',
    first: '#5b5fc7',
    onFirst: '#ffffff',
    accent: '#5b5fc7',
    good: '#237b4b',
    attention: '#b10e1c',
  },
  dark: {
    paper: '#292929',
    ink: '#ffffff',
    subtle: '#adadad',
    line: '#424242',
    button: '#333333',
    border: '#8f8f8f',
    first: '#5b5fc7',
    onFirst: '#ffffff',
    accent: '#a6a7dc',
    good: '#92c353',
    attention: '#f9a3aa',
  },
  contrast: {
    paper: '#000000',
    ink: '#ffffff',
    subtle: '#ffffff',
    line: '#ffffff',
    button: '#000000',
    border: '#ffffff',
    first: '#1aebff',
    onFirst: '#000000',
    accent: '#ffff01',
    good: '#3ff23f',
    attention: '#ffff01',
  },
};

const require = createRequire(import.meta.url);
const font = (name: string, weight: number) => {
  const file = readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`)).toString('base64');
  return `@font-face { font-family: Host; font-weight: ${weight}; size-adjust: 110%; src: url(data:font/ttf;base64,${file}); }`;
};
/** Close to Segoe UI, which Teams is set in, and the same on every computer. */
const fonts = font('400Regular/SourceSans3_400Regular', 400) + font('600SemiBold/SourceSans3_600SemiBold', 600);
const renderer = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** A page on which the real renderer draws as Teams has it do: its spaces, sizes and colours, one theme at a time. */
export async function openHost(browser: Browser, theme: Theme, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: width + 32, height: 900 }, deviceScaleFactor: 1.5, locale: 'en-GB' });
  const page = await context.newPage();
  await page.setContent(
    `<!doctype html><html lang="en-GB"><head><title>Teams</title><style>${fonts}${sheet(colours[theme], theme === 'light' ? 'light' : 'dark')}</style></head><body><main></main></body></html>`,
  );
  await page.evaluate(async () => {
    await Promise.all([document.fonts.load('400 14px Host'), document.fonts.load('600 14px Host')]);
  });
  await page.addScriptTag({ content: renderer });
  return page;
}

/** Draws these below each other, each with its name over it, as a chat shows them. */
export async function drawOn(page: Page, theme: Theme, cards: readonly { name: string; card: AdaptiveCard }[]): Promise<void> {
  await page.evaluate(
    ({ cards, config }) => {
      const AC = (window as unknown as { AdaptiveCards: typeof import('adaptivecards') }).AdaptiveCards;
      AC.AdaptiveCard.onProcessMarkdown = (text, result) => {
        result.outputHtml = text;
        result.didProcess = false;
      };
      const main = document.querySelector('main')!;
      main.replaceChildren();
      for (const { name, card } of cards) {
        const drawn = new AC.AdaptiveCard();
        drawn.hostConfig = new AC.HostConfig(config);
        drawn.parse(card);
        const frame = document.createElement('section');
        frame.dataset.card = name;
        frame.append(drawn.render()!);
        main.append(frame);
      }
    },
    { cards, config: hostConfig(colours[theme]) },
  );
}

function hostConfig(c: Colours) {
  const both = (colour: string) => ({ default: colour, subtle: c.subtle });
  const style = {
    backgroundColor: c.paper,
    borderColor: c.border,
    foregroundColors: {
      default: both(c.ink),
      dark: both(c.ink),
      light: both(c.ink),
      accent: both(c.accent),
      good: both(c.good),
      warning: both(c.attention),
      attention: { default: c.attention, subtle: c.attention },
    },
  };
  return {
    supportsInteractivity: true,
    fontFamily: 'inherit',
    spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 16 },
    separator: { lineThickness: 1, lineColor: c.line },
    fontSizes: { small: 12, default: 14, medium: 18, large: 24, extraLarge: 32 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 24, large: 32, extraLarge: 40 },
    containerStyles: { default: style, emphasis: style, accent: style, good: style, warning: style, attention: style },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'default' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { color: 'default', size: 'default', weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { color: 'default', size: 'default', wrap: true },
      spacing: 16,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', size: 'default', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', color: 'default', size: 'default' },
      },
      errorMessage: { color: 'attention', size: 'small', spacing: 'small', weight: 'default' },
    },
    textStyles: { heading: { size: 'default', weight: 'bolder', color: 'default', isSubtle: false } },
    textBlock: { headingLevel: 3 },
  };
}

const sheet = (c: Colours, scheme: string) => `
:root { color-scheme: ${scheme}; }
body { margin: 0; padding: 16px; background: ${c.paper}; color: ${c.ink}; font: 14px/20px Host; }
section { border: 1px solid ${c.line}; border-radius: 6px; margin-bottom: 16px; }
.ac-adaptiveCard { border-radius: 6px; outline: none; }
.ac-textBlock, .ac-richTextBlock { overflow-wrap: anywhere; }
.ac-pushButton { font: 600 14px/20px Host; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-height: 32px; padding: 5px 12px; border: 1px solid ${c.border}; border-radius: 4px; background: ${c.button}; color: ${c.ink}; }
.ac-pushButton.style-positive { background: ${c.first}; border-color: ${c.first}; color: ${c.onFirst}; }
.ac-pushButton.style-destructive { color: ${c.attention}; border-color: ${c.attention}; }
.ac-pushButton:focus-visible { outline: 2px solid ${c.ink}; outline-offset: 1px; }
.ac-input { font: inherit; box-sizing: border-box; max-width: 100%; background: ${c.paper}; color: ${c.ink}; border: 1px solid ${c.border}; border-radius: 4px; }
.ac-input:is(input, textarea, select), .ac-input input[role=combobox] { padding: 5px 8px; min-height: 32px; }
.ac-textInput.ac-multiline { min-height: 72px; }

.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect, .ac-choiceSetInput-filtered { border: 0; }
.ac-choiceSetInput-filtered input, .ac-choiceSetInput-filtered { width: 100%; box-sizing: border-box; }
.ac-choiceSetInput-filtered input { border: 1px solid ${c.border} !important; border-radius: 4px; background: ${c.paper}; color: ${c.ink}; font: inherit; padding: 5px 8px; }
`;
