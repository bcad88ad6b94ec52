import { type Format, fileName, type Page, type TakenFile } from '../../shared/page.ts';
import { markdownOf } from './markdown.ts';

export async function fileOf(page: Page, format: Format): Promise<TakenFile> {
  const name = fileName(page.name);
  if (format === 'markdown') {
    return { name: `${name}.md`, type: 'text/markdown; charset=utf-8', content: new TextEncoder().encode(markdownOf(page)) };
  }
  // Fonts and what draws them are large, and most days nobody takes anything away.
  const { pdfOf } = await import('./pdf.ts');
  return { name: `${name}.pdf`, type: 'application/pdf', content: await pdfOf(page) };
}
