/** A name that nothing else has, so that what makes a schema can be told from what does something. */
const MAKER = 'unreadSchema';

/** The panel reads by no schema: it carries none, and in the place of what makes them something that says so. */
export const unreadSchemas = {
  name: 'cairn-unread-schemas',
  enforce: 'pre' as const,
  config: () => ({
    resolve: { alias: { 'zod/mini': `${import.meta.dirname}/no-schemas.ts` } },
    build: { rolldownOptions: { treeshake: { manualPureFunctions: [MAKER] } } },
  }),
  transform: {
    filter: { code: "from 'zod/mini'" },
    handler: (code: string) => code.replaceAll(/\bz(?=\.| from )/g, MAKER),
  },
};
