/** Why a message was given up. A coordinator who is told of it reads no more than this. */
export const givenUpReasons = [
  /** Nobody knows where to write to them: they left every workspace. */
  'no-account',
  /** Their chat refuses messages to them, for good. */
  'refused',
  /** Their chat could not be reached, or kept failing, for too long. */
  'no-answer',
  /** It may have arrived, and is not of a kind to be said twice. */
  'may-have-arrived',
  /** A defect of Cairn's own. */
  'defect',
] as const;
export type GivenUpReason = (typeof givenUpReasons)[number];
