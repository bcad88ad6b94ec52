type Value = string | string[];

export type HtmlForm = {
  ask: unknown;
  /** What it says while it is filled in, if it saves itself. */
  keep: unknown;
  fields: Record<string, { kind: string; value: Value }>;
};

/** A form of the desk as its page would send it: what it knows, and what its fields hold, changed where the story says so. */
export function readForm(html: string, values: Record<string, Value>): HtmlForm {
  const [tag] = /<form [^>]*>/.exec(html)!;
  const carried = (name: string) => {
    const found = new RegExp(` ${name}="([^"]*)"`).exec(tag);
    return found ? (JSON.parse(decoded(found[1]!)) as unknown) : null;
  };
  const fields: Record<string, { kind: string; value: Value }> = {};
  const starts = [...html.matchAll(/data-field="([^"]+)" data-kind="([^"]+)"/g)];
  for (const [index, start] of starts.entries()) {
    const [, name, kind] = start as unknown as [string, string, string];
    const part = html.slice(start.index, starts[index + 1]?.index ?? html.indexOf('<div class="choices">', start.index));
    fields[name] = { kind, value: values[name] ?? shown(part, kind) };
  }
  const unknown = Object.keys(values).filter((name) => !(name in fields));
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}; it has ${Object.keys(fields).join(', ')}`);
  return { ask: carried('data-ask'), keep: carried('data-keep'), fields };
}

/** What a control of a dialog asks for, by its label. */
export function askIn(html: string, label: string): unknown {
  const found = [...html.matchAll(/<button [^>]*data-ask="([^"]*)"[^>]*>([\s\S]*?)<\/button>/g)].find((one) => textIn(one[2]!) === label);
  return found ? (JSON.parse(decoded(found[1]!)) as unknown) : null;
}

/** What markup says, a line each. */
export function textIn(html: string): string {
  const lines = html
    .replace(/<datalist[\s\S]*?<\/datalist>|<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<span class="hint"/g, '\n$&')
    .replace(/<(\/?(p|h\d|div|dt|dd|dl|li|ul|label|legend|button|summary|option|fieldset)|br)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n');
  return decoded(
    lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n'),
  );
}

function shown(part: string, kind: string): Value {
  if (kind === 'several') return [...part.matchAll(/value="([^"]*)" checked/g)].map((one) => decoded(one[1]!));
  if (part.includes('<select'))
    return decoded(/<option value="([^"]*)" selected/.exec(part)?.[1] ?? /<option value="([^"]*)"/.exec(part)?.[1] ?? '');
  if (part.includes('<textarea')) return decoded(/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(part)![1]!);
  return decoded(/<input[^>]* value="([^"]*)"/.exec(part)?.[1] ?? '');
}

function decoded(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
