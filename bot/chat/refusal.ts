import type { Answer } from './port.ts';

export type Refused = Extract<Answer, { answer: 'refused' }>;

export const refusal = (why: string, fields: Record<string, string> = {}): Refused => ({ answer: 'refused', why, fields });

/** Everything a refusal says, where there are no fields to say it beside. */
export function whole({ why, fields }: Refused): string {
  return [...new Set([why, ...Object.values(fields)])].filter(Boolean).join('\n');
}

/** The same sentence beside each field that holds one of these people. */
export function besideFieldsHolding(intent: object, users: readonly string[], sentence: string): Record<string, string> {
  const names = Object.entries(intent).flatMap(([name, value]) => (users.includes(String(value)) ? [name] : []));
  return Object.fromEntries(names.map((name) => [name, sentence]));
}
