import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compileLanguage } from './words.ts';

const words = join(import.meta.dirname, '../../shared/words');
for (const entry of readdirSync(words, { withFileTypes: true })) {
  if (entry.isDirectory() && entry.name !== 'compiled') compileLanguage(join(words, entry.name), entry.name, join(words, 'compiled'));
}
