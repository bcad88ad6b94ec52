import { getDocumentProxy } from 'unpdf';

type Sheet = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;
type Element = { role?: string; id?: string; children?: Element[] };

/** What a screen reader is told of one sheet: each of its innermost parts by its tags, in reading order, and apart from them what is only there to be looked at. */
type Told = { parts: { tags: string; text: string }[]; asides: string[] };

/** A PDF as a program reads it that did not make it. */
export async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info, metadata } = await pdf.getMetadata();
  const sheets: Told[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) sheets.push(await readSheet(await pdf.getPage(number)));
  const { Title: title, Language: language, CreationDate: made } = info as Record<string, string>;
  const seen = {
    title,
    language,
    made,
    titleInXml: metadata?.get('dc:title') as string | undefined,
    isTagged: (await pdf.getMarkInfo())?.Marked,
    showsTitle: ((await pdf.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null)?.DisplayDocTitle,
    bookmarks: ((await pdf.getOutline()) ?? []).map((one) => one.title),
    sheets,
    text: sheets.flatMap(({ parts }) => parts.map(({ text }) => text)).join(''),
  };
  await pdf.loadingTask.destroy();
  return seen;
}

async function readSheet(sheet: Sheet): Promise<Told> {
  const texts = new Map<string, string>();
  const asides: string[] = [];
  const within: { id?: string; tag: string }[] = [];
  for (const item of (await sheet.getTextContent({ includeMarkedContent: true, disableNormalization: true })).items) {
    if ('str' in item) {
      const { id, tag } = within.at(-1) ?? { tag: '' };
      if (id) texts.set(id, (texts.get(id) ?? '') + item.str);
      else if (tag === 'Artifact' && item.str !== '') asides.push(item.str);
      else if (item.str.trim() !== '') throw new Error('there are words that are neither tagged nor an artifact');
    } else if (item.type === 'endMarkedContent') within.pop();
    else within.push({ id: item.id, tag: 'tag' in item ? String(item.tag) : '' });
  }
  const parts: Told['parts'] = [];
  const visit = (element: Element, tags: string[]) => {
    if (element.id) parts.push({ tags: tags.join(' '), text: texts.get(element.id) ?? '' });
    const inner = element.role && element.role !== 'Root' ? [...tags, element.role] : tags;
    for (const child of element.children ?? []) visit(child, inner);
  };
  visit((await sheet.getStructTree()) as Element, []);
  return { parts, asides };
}
