const YES_NO =
  /^(?:(?:and|or|but|so|then|if so) )*(?:is|are|was|were|do|does|did|can|could|will|would|have|has|had|should|shall|may|might|must|am|isn|aren|don|won)\b/i;
const ASKS = /\b(?:what|which|who|whose|where|when|how)\b/i;

/** The question itself, after what leads up to it: “Suppose nothing changed. What would that be like?” */
const partsOf = (text: string) => text.split(/(?<=[.,:–])\s+(?=\p{L}+)/u);

/** What keeps a text from being one open question; null where it is one. */
export function notOpen(text: string): string | null {
  if (!/\?$/.test(text)) return 'asks nothing at its end';
  if (text.match(/\?/g)!.length > 1) return 'asks more than one thing';
  if (/\bwhy\b/i.test(text)) return 'asks for reasons, which sounds like blame';
  if (partsOf(text).some((part) => YES_NO.test(part))) return 'can be answered with yes or no';
  return ASKS.test(text) ? null : 'asks for nothing in particular';
}
