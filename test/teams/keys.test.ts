import { afterAll, beforeAll, expect, test } from 'vitest';
import { createVerifier } from '../../bot/chat/teams/token.ts';
import { ISSUER } from '../setup/teams/identity.ts';
import { startTeamsStandIn, type TeamsStandIn } from '../setup/teams/standin.ts';

let teams: TeamsStandIn;
beforeAll(async () => {
  teams = await startTeamsStandIn();
});
afterAll(() => teams.close());

test('while the keys of Teams cannot be had they are asked for now and then, not with whatever comes', async () => {
  let now = Date.now();
  const asked: string[] = [];
  let where = 'http://127.0.0.1:9';
  const authority = {
    issuer: ISSUER,
    get metadataUrl() {
      asked.push(where);
      return `${where}/.well-known/openidconfiguration`;
    },
  };
  const verifier = createVerifier(teams.state.appId, authority, () => now);
  const token = await teams.identity.token({});
  const outcome = () =>
    verifier.claimsOf(token).then(
      (claims) => (claims ? 'known' : 'unknown'),
      (error: Error) => error.constructor.name,
    );
  expect(await Promise.all([outcome(), outcome(), outcome()])).toEqual(['TypeError', 'NotChecked', 'NotChecked']);
  expect(await outcome()).toBe('NotChecked');
  now += 14_000;
  expect(await outcome()).toBe('NotChecked');
  where = teams.state.url;
  now += 1_000;
  expect(await outcome()).toBe('known');
  expect(asked).toEqual(['http://127.0.0.1:9', where]);
});
