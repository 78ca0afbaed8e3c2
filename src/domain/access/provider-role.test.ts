import { describe, expect, it } from 'vitest'
import type { Role } from './actor'
import { providerClaimsSchema } from './provider-claims'
import { roleByGroups } from './provider-role'

const roleOfGroup = new Map<string, Role>([
  ['callers', 'caller'],
  ['calls too', 'caller'],
  ['team', 'coordinator'],
  ['it', 'admin'],
])
const roleOf = (role: Role, groups: unknown, map: ReadonlyMap<string, Role> = roleOfGroup) => {
  const claims = providerClaimsSchema.parse({ iss: 'https://id.example.org', sub: 'a', groups })
  return roleByGroups(role, claims, { groupsClaim: 'groups', roleOfGroup: map })?.role ?? null
}
const keeps = (role: Role, groups: unknown, map = roleOfGroup) => {
  const claims = providerClaimsSchema.parse({ iss: 'https://id.example.org', sub: 'a', groups })
  return roleByGroups(role, claims, { groupsClaim: 'groups', roleOfGroup: map })?.keepsRole
}

describe('the role by groups', () => {
  it('is the highest that a group gives', () => {
    expect(roleOf('caller', ['callers'])).toBe('caller')
    expect(roleOf('coordinator', ['callers'])).toBe('caller')
    expect(roleOf('caller', ['callers', 'team', 'other'])).toBe('coordinator')
    expect(roleOf('coordinator', ['it', 'team'])).toBe('admin')
    expect(roleOf('reader', 'team')).toBe('coordinator')
  })

  it('is none for whoever has a role of groups and is in none of them', () => {
    for (const groups of [[], ['other'], undefined, null, 7, [7], {}]) expect(roleOf('coordinator', groups)).toBeNull()
  })

  it('outlives no group that gave it, also for whoever is in a group of another role', () => {
    expect(keeps('admin', ['callers', 'team'])).toBe(false)
    expect(keeps('caller', ['team'])).toBe(false)
    expect(keeps('caller', ['callers', 'team'])).toBe(true)
    expect(keeps('reader', ['team'])).toBe(true)
    expect(keeps('admin', ['callers'], new Map<string, Role>([['callers', 'caller']]))).toBe(true)
  })

  it('stays when no group gives it', () => {
    expect(roleOf('coach', ['other'])).toBe('coach')
    expect(roleOf('reader', [])).toBe('reader')
    expect(roleOf('admin', [], new Map())).toBe('admin')
  })

  it('is not read from a word that every object has', () => {
    expect(roleOf('coach', ['constructor', '__proto__'])).toBe('coach')
  })
})
