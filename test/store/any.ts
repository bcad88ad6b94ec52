import fc, { type Arbitrary } from 'fast-check';
import { instantOf, type TimeOfDay, type WallDate, type WallTime, type Zone } from '../../shared/time.ts';

/** What facts are made of, as people and rules might leave it. */
export const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) }).map(instantOf);
export const dates = instants.map((at) => at.slice(0, 10) as WallDate);
export const wallTimes = instants.map((at) => at.slice(0, 16) as WallTime);
export const times = instants.map((at) => at.slice(11, 16) as TimeOfDay);
export const zones = fc.constantFrom('Europe/London', 'Asia/Kolkata', 'America/New_York', 'Pacific/Apia') as Arbitrary<Zone>;
export const folds = fc.constantFrom('earlier' as const, 'later' as const);
export const orNull = <T>(arbitrary: Arbitrary<T>) => fc.option(arbitrary, { nil: null });
/** Whatever people type: quotes, emoji, other scripts, line ends. */
export const texts = (maxLength: number) =>
  fc
    .oneof(fc.string({ maxLength, unit: 'grapheme' }), fc.constantFrom(`O'Brien "the" \\ %_ ; --`, 'नमस्ते\r\n\t', '👩🏽‍🏫', '\u202eabc'))
    .map((text) => text.replaceAll('\0', ''));
export const ids = <P extends string>(prefix: P) =>
  fc
    .string({ minLength: 12, maxLength: 20, unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuv') })
    .map((rest) => `${prefix}_${rest}` as const);
