/** Preact can set HTML where it is asked to. Nothing here asks it, and with the way there taken out nothing could. */
export const withoutHtml = {
  name: 'cairn-without-html',
  transform: {
    filter: { id: /preact\/dist\/preact\.m?js$/ },
    handler(code: string) {
      const kept = code.replace('||(t.innerHTML=h.__html)', '');
      if (kept.includes('innerHTML=')) throw new Error('Preact sets HTML in another way than was known');
      return { code: kept, map: null };
    },
  },
};
