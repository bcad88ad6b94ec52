/**
 * What stands in the panel for zod. The rules that it shares with the bot stand beside schemas, which the bot reads by; the panel reads by
 * none, and would carry twelve KiB for them.
 */
const none: object = /* @__PURE__ */ new Proxy(() => {}, {
  get(_, name) {
    if (typeof name === 'string' && /parse|decode|encode/i.test(name))
      throw new Error('the panel carries no schemas: let the server read this');
    return none;
  },
  apply: () => none,
});

export {
  none as _default,
  none as array,
  none as boolean,
  none as catch,
  none as coerce,
  none as discriminatedUnion,
  none as enum,
  none as int,
  none as literal,
  none as maximum,
  none as maxLength,
  none as minimum,
  none as minLength,
  none as nullable,
  none as object,
  none as optional,
  none as overwrite,
  none as pipe,
  none as record,
  none as refine,
  none as regex,
  none as string,
  none as templateLiteral,
  none as transform,
  none as trim,
  none as union,
  none as uuid,
};
