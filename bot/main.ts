import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Node reads the types out of every file at every start; kept, that is two thirds of a start less. Beside the packages, where nobody else
// can put anything; where that cannot be written, Cairn starts as it would without.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/cairn'));
await import('./run.ts');
