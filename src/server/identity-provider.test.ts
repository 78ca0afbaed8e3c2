import { afterEach, describe, expect, it } from 'vitest'
import { identityProvider, UnfitProvider } from './identity-provider'

const fit = {
  NABIJ_OIDC_ISSUER: 'https://id.example.org/realms/school',
  NABIJ_OIDC_CLIENT_ID: 'nabij',
  NABIJ_OIDC_CLIENT_SECRET: 'a secret of the test',
  NABIJ_OIDC_NAME: 'Schoolnet',
}

const settings = (values: Readonly<Record<string, string>>) => void Object.assign(process.env, values)
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith('NABIJ_OIDC_')) delete process.env[name]
})

describe('the settings of the identity provider', () => {
  it('are none where nothing is set, also when all are empty', () => {
    expect(identityProvider()).toBeNull()
    settings({ NABIJ_OIDC_ISSUER: '', NABIJ_OIDC_NAME: ' ' })
    expect(identityProvider()).toBeNull()
  })

  it('have defaults for what every provider does alike', () => {
    settings(fit)
    expect(identityProvider()).toMatchObject({
      issuer: fit.NABIJ_OIDC_ISSUER,
      scope: 'openid email',
      verifiedClaim: 'email_verified',
      secondFactors: [],
    })
    settings({ NABIJ_OIDC_SECOND_FACTOR: 'mfa,urn:example:two' })
    expect(identityProvider()).toMatchObject({ secondFactors: ['mfa', 'urn:example:two'], passwords: true })
    settings({ NABIJ_OIDC_ROLES: 'the team=coordinator,/school/callers=caller', NABIJ_OIDC_PASSWORDS: 'off' })
    expect(identityProvider()?.roleOfGroup).toEqual(
      new Map([
        ['the team', 'coordinator'],
        ['/school/callers', 'caller'],
      ]),
    )
    expect(identityProvider()?.passwords).toBe(false)
  })

  it('keep the slash at the end of an issuer, which is compared letter by letter', () => {
    settings({ ...fit, NABIJ_OIDC_ISSUER: 'https://id.example.org/' })
    expect(identityProvider()?.issuer).toBe('https://id.example.org/')
  })

  it('may lead to this machine without TLS, and to no other', () => {
    for (const NABIJ_OIDC_ISSUER of ['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']) {
      settings({ ...fit, NABIJ_OIDC_ISSUER })
      expect(identityProvider()?.issuer).toBe(NABIJ_OIDC_ISSUER)
    }
  })

  const unfit: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    ['no secret', { NABIJ_OIDC_CLIENT_SECRET: '' }, /^NABIJ_OIDC_CLIENT_SECRET is missing: single sign-on needs/],
    ['no issuer', { NABIJ_OIDC_ISSUER: '' }, /^NABIJ_OIDC_ISSUER is missing/],
    ['what is no address', { NABIJ_OIDC_ISSUER: 'id.example.org' }, /^NABIJ_OIDC_ISSUER must be the address/],
    ['no TLS', { NABIJ_OIDC_ISSUER: 'http://id.example.org' }, /must begin with https/],
    [
      'no TLS at a name that only begins like this machine',
      { NABIJ_OIDC_ISSUER: 'http://localhost.example.org' },
      /https/,
    ],
    ['a query', { NABIJ_OIDC_ISSUER: 'https://id.example.org/?tenant=a' }, /without a query/],
    ['a password', { NABIJ_OIDC_ISSUER: 'https://a:b@id.example.org/' }, /without a query, a fragment or a password/],
    ['a directory for everybody', { NABIJ_OIDC_ISSUER: 'https://login.example.org/common/v2.0' }, /your own tenant/],
    ['a long name', { NABIJ_OIDC_NAME: 'a'.repeat(41) }, /at most 40 characters/],
    ['another scope first', { NABIJ_OIDC_SCOPE: 'email openid' }, /the first is openid/],
    ['a list with spaces', { NABIJ_OIDC_SECOND_FACTOR: 'mfa, otp' }, /commas between them/],
    ['a role that no group gives', { NABIJ_OIDC_ROLES: 'team=reader' }, /can give the roles admin, coordinator/],
    ['a group twice', { NABIJ_OIDC_ROLES: 'team=coordinator,team=caller' }, /names a group twice/],
    ['a group without a role', { NABIJ_OIDC_ROLES: 'team' }, /such as team=coordinator/],
    ['half a choice', { NABIJ_OIDC_PASSWORDS: 'no' }, /must be on or off/],
    ['a name that is misspelt', { NABIJ_OIDC_SECRET: 'x' }, /^NABIJ_OIDC_SECRET is no setting/],
  ]

  it.each(unfit)('refuse %s, in a sentence that holds no secret', (_, values, sentence) => {
    settings({ ...fit, ...values })
    expect(() => identityProvider()).toThrow(UnfitProvider)
    expect(() => identityProvider()).toThrow(sentence)
    expect(() => identityProvider()).not.toThrow(fit.NABIJ_OIDC_CLIENT_SECRET)
  })
})
