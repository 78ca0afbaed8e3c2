import { describe, expect, it } from 'vitest'
import { ownEmail, providerClaimsSchema, showedSecondFactor, shownAt } from './provider-claims'

const claimsOf = (claims: object) => providerClaimsSchema.parse({ iss: 'https://id.example.org', sub: 'a', ...claims })

describe('the e-mail address of a provider', () => {
  it('counts in lower case, when the provider says that it is the person’s own', () => {
    for (const email_verified of [true, 'true', 1, '1'])
      expect(ownEmail(claimsOf({ email: 'Fatma@Example.ORG', email_verified }), 'email_verified')).toBe(
        'fatma@example.org',
      )
    expect(ownEmail(claimsOf({ email: 'a@example.org', xms_edov: true }), 'xms_edov')).toBe('a@example.org')
  })

  it('does not count without that, or when another claim says it', () => {
    for (const email_verified of [false, 'false', 0, '', null, undefined, {}, [true], 'yes'])
      expect(ownEmail(claimsOf({ email: 'a@example.org', email_verified }), 'email_verified')).toBeNull()
    expect(ownEmail(claimsOf({ email: 'a@example.org', email_verified: true }), 'xms_edov')).toBeNull()
    expect(ownEmail(claimsOf({ email_verified: true }), 'email_verified')).toBeNull()
  })

  it('does not count with letters that become others in lower case, with white space, or as another kind of value', () => {
    // The Kelvin sign becomes a k.
    expect('\u212Aim@example.org'.toLowerCase()).toBe('kim@example.org')
    for (const email of ['\u212Aim@example.org', ' a@example.org', 'a@example.org\n', 'ä@example.org', 7, ['a@b.nl']])
      expect(ownEmail(claimsOf({ email, email_verified: true }), 'email_verified')).toBeNull()
  })
})

describe('a second factor at the provider', () => {
  it('counts by a word that the operator named, in either claim', () => {
    expect(showedSecondFactor(claimsOf({ amr: ['pwd', 'mfa'] }), ['mfa'])).toBe(true)
    expect(showedSecondFactor(claimsOf({ acr: 'urn:two' }), ['mfa', 'urn:two'])).toBe(true)
  })

  it('does not count without such a word, whatever the provider says', () => {
    expect(showedSecondFactor(claimsOf({ amr: ['pwd', 'mfa'], acr: 'mfa' }), [])).toBe(false)
    expect(showedSecondFactor(claimsOf({ amr: ['pwd'], acr: '1' }), ['mfa'])).toBe(false)
    expect(showedSecondFactor(claimsOf({}), ['mfa'])).toBe(false)
    // A text is no list, although it has parts too.
    expect(showedSecondFactor(claimsOf({ amr: 'mfa' }), ['mfa'])).toBe(false)
  })
})

describe('the moment at which somebody showed who they are', () => {
  const at = new Date('2026-03-02T10:00:00Z')

  it('is that of the provider, and never in the future', () => {
    expect(shownAt(claimsOf({ auth_time: 1_772_000_000 }), at)).toEqual(new Date(1_772_000_000_000))
    expect(shownAt(claimsOf({ auth_time: 9_999_999_999 }), at)).toEqual(at)
  })

  it('is unknown when the provider does not say', () => {
    for (const auth_time of [undefined, 'now', -1, 1.5]) expect(shownAt(claimsOf({ auth_time }), at)).toBeNull()
  })
})

describe('a subject', () => {
  it('is refused when it is none, empty or too long', () => {
    for (const sub of [undefined, '', 'a'.repeat(256), 7, 'a\u0000'])
      expect(providerClaimsSchema.safeParse({ iss: 'https://id.example.org', sub }).success).toBe(false)
  })
})
