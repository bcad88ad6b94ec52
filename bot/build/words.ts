import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * Compiles the ICU messages of one language into plain functions with typed values: the panel then needs no parser,
 * and a message that lacks a value does not compile. A noun can be taken by itself, so that the panel carries its own alone. Numbers are
 * written as they are; dates arrive worded.
 */
export function compileLanguage(folder: string, language: string, out: string): void {
  const nouns = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  const names = nouns.map((file) => basename(file, '.json'));
  const bodies = nouns.map((file) => {
    const messages = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
    const lines = Object.entries(messages).map(([key, message]) => `  ${key}: ${compileMessage(message, `${file}: ${key}`)},`);
    return `export const ${basename(file, '.json')} = {\n${lines.join('\n')}\n};`;
  });
  mkdirSync(out, { recursive: true });
  const plural = `const plurals = /* @__PURE__ */ new Intl.PluralRules('${language}');\nconst ordinals = /* @__PURE__ */ new Intl.PluralRules('${language}', { type: 'ordinal' });\n`;
  writeFileSync(
    join(out, `${language}.ts`),
    `// Compiled from shared/words/${language}: change the messages there and run the build.\n${plural}${bodies.join('\n')}\nexport const words = { ${names.join(', ')} };\nvoid plurals;\nvoid ordinals;\n`,
  );
}

function compileMessage(message: string, where: string): string {
  let elements: MessageFormatElement[];
  try {
    elements = parse(message, { ignoreTag: true });
  } catch (cause) {
    throw new Error(`${where} is not a message that can be read: ${message}`, { cause });
  }
  const values = new Map<string, string>();
  const body = concatenate(elements, values, null, where);
  const parameter = values.size === 0 ? '' : `v: { ${[...values].map(([name, type]) => `${name}: ${type}`).join('; ')} }`;
  return `(${parameter}) => ${body}`;
}

function concatenate(elements: MessageFormatElement[], values: Map<string, string>, counted: string | null, where: string): string {
  const [only, ...others] = elements;
  const isChosen = only?.type === TYPE.plural || only?.type === TYPE.select;
  if (isChosen && others.length === 0) return compileElement(only, values, counted, where);
  const parts = elements.map((element) =>
    element.type === TYPE.literal ? inTemplate(element.value) : `\${${compileElement(element, values, counted, where)}}`,
  );
  return `\`${parts.join('')}\``;
}

const inTemplate = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll('`', '\\`').replaceAll('${', '\\${');

function compileElement(element: MessageFormatElement, values: Map<string, string>, counted: string | null, where: string): string {
  switch (element.type) {
    case TYPE.argument:
      need(values, element.value, 'string | number');
      return `v.${element.value}`;
    case TYPE.pound:
      return `v.${counted}`;
    case TYPE.plural: {
      need(values, element.value, 'number');
      const counter = element.offset ? `(v.${element.value} - ${element.offset})` : `v.${element.value}`;
      const rules = element.pluralType === 'ordinal' ? 'ordinals' : 'plurals';
      const options = Object.entries(element.options);
      const exact = options
        .filter(([name]) => name.startsWith('='))
        .map(([name, o]) => `v.${element.value} === ${name.slice(1)} ? ${concatenate(o.value, values, element.value, where)} : `);
      const named = options
        .filter(([name]) => !name.startsWith('=') && name !== 'other')
        .map(([name, o]) => `${rules}.select(${counter}) === '${name}' ? ${concatenate(o.value, values, element.value, where)} : `);
      return `(${[...exact, ...named].join('')}${concatenate(element.options.other!.value, values, element.value, where)})`;
    }
    case TYPE.select: {
      const options = Object.entries(element.options).filter(([name]) => name !== 'other');
      const names = options.map(([name]) => `'${name}'`);
      need(values, element.value, [...names, "'other'"].join(' | '));
      const cases = options.map(([name, o]) => `v.${element.value} === '${name}' ? ${concatenate(o.value, values, counted, where)} : `);
      return `(${cases.join('')}${concatenate(element.options.other!.value, values, counted, where)})`;
    }
    default:
      throw new Error(`${where}: only {value}, plural, selectordinal and select are compiled`);
  }
}

/** A value used twice keeps its narrower type. */
function need(values: Map<string, string>, name: string, type: string): void {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`a value is named ${name}; use camelCase letters`);
  const known = values.get(name);
  if (!known || known === 'string | number') values.set(name, type);
}
