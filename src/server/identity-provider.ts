/**
 * The identity provider by which people of the staff may sign in (OpenID Connect), from the settings of the operator. An
 * installation has one, or none.
 */
import 'server-only'
import { z } from 'zod'
import type { Role } from '@/domain/access/actor'
import { rolesOfGroups, type RoleOfGroup } from '@/domain/access/provider-role'
import { isKeyOf, oneOf } from '@/domain/closed-lists'

/** What is wrong with the settings, as a sentence for the operator. Holds no value of a setting. */
export class UnfitProvider extends Error {}

export type IdentityProvider = {
  /** As the provider writes it in what it signs, so it is compared letter by letter. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As people call it. */
  readonly name: string
  readonly scope: string
  /** The claim that says whether the e-mail address is the person's own. */
  readonly verifiedClaim: string
  /** The values of `amr` or `acr` of which each says that a second factor was shown. Without any the own second step follows. */
  readonly secondFactors: readonly string[]
  readonly groupsClaim: string
  readonly roleOfGroup: RoleOfGroup
  /** Whether people may sign in with a password of their own here. */
  readonly passwords: boolean
}

const settings = {
  NABIJ_OIDC_ISSUER: z.url(),
  NABIJ_OIDC_CLIENT_ID: z.string().min(1),
  NABIJ_OIDC_CLIENT_SECRET: z.string().min(1),
  NABIJ_OIDC_NAME: z.string().min(1).max(40),
  NABIJ_OIDC_SCOPE: z.string().regex(/^openid( [\w:./-]+)*$/),
  NABIJ_OIDC_VERIFIED_CLAIM: z.string().regex(/^\w{1,60}$/),
  NABIJ_OIDC_SECOND_FACTOR: z.string().regex(/^[\w:./-]+(,[\w:./-]+)*$/),
  NABIJ_OIDC_GROUPS_CLAIM: z.string().regex(/^[\w:./-]{1,120}$/),
  NABIJ_OIDC_ROLES: z.string().regex(/^[^,=]+=[a-z]+(,[^,=]+=[a-z]+)*$/),
  NABIJ_OIDC_PASSWORDS: z.enum(['on', 'off']),
} as const

type Name = keyof typeof settings
const names = Object.keys(settings).filter((name): name is Name => isKeyOf(settings, name))
const requiredNames: readonly Name[] = [
  'NABIJ_OIDC_ISSUER',
  'NABIJ_OIDC_CLIENT_ID',
  'NABIJ_OIDC_CLIENT_SECRET',
  'NABIJ_OIDC_NAME',
]

const whatTheyAre: Readonly<Record<Name, string>> = {
  NABIJ_OIDC_ISSUER: 'the address of the identity provider',
  NABIJ_OIDC_CLIENT_ID: 'the name under which this application is registered at the identity provider',
  NABIJ_OIDC_CLIENT_SECRET: 'the secret of this application at the identity provider',
  NABIJ_OIDC_NAME: 'what people call the identity provider, in at most 40 characters',
  NABIJ_OIDC_SCOPE: 'a list of scopes with spaces between them, of which the first is openid',
  NABIJ_OIDC_VERIFIED_CLAIM: 'the name of one claim',
  NABIJ_OIDC_SECOND_FACTOR: 'a list of values of amr or acr with commas between them',
  NABIJ_OIDC_GROUPS_CLAIM: 'the name of one claim',
  NABIJ_OIDC_ROLES: 'a list of groups with their roles, such as team=coordinator,callers=caller',
  NABIJ_OIDC_PASSWORDS: 'on or off',
}

const valueOf = (name: Name): string | undefined => {
  const value = process.env[name]?.trim()
  if (!value) return undefined
  if (settings[name].safeParse(value).success) return value
  throw new UnfitProvider(`${name} must be ${whatTheyAre[name]}.`)
}

const requiredValue = (name: Name): string => {
  const value = valueOf(name)
  if (value === undefined)
    throw new UnfitProvider(`${name} is missing: single sign-on needs ${requiredNames.join(', ')}, or none of them.`)
  return value
}

const isThisMachine = ({ hostname }: URL) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)

/** Directories of Microsoft in which anybody in the world can have an account with any e-mail address. */
const isForEverybody = ({ pathname }: URL) => /^\/(common|organizations|consumers)(\/|$)/i.test(pathname)

const issuerOf = (text: string): string => {
  const url = new URL(text)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url))
  if (!isSafe) throw new UnfitProvider('NABIJ_OIDC_ISSUER must begin with https://.')
  if (url.search || url.hash || url.username || url.password)
    throw new UnfitProvider('NABIJ_OIDC_ISSUER must be an address without a query, a fragment or a password.')
  if (isForEverybody(url))
    throw new UnfitProvider(
      'NABIJ_OIDC_ISSUER must be the address of your own tenant: in a directory for everybody anybody can claim any e-mail address.',
    )
  return text
}

const listOf = (text: string | undefined): readonly string[] => text?.split(',') ?? []

const roleNamed = (text: string): Role => {
  const role = oneOf(rolesOfGroups, text)
  if (!role) throw new UnfitProvider(`NABIJ_OIDC_ROLES can give the roles ${rolesOfGroups.join(', ')}, and no other.`)
  return role
}

const rolesByGroup = (text: string | undefined): RoleOfGroup => {
  const pairs = listOf(text).map((pair) => pair.split('='))
  const roleOfGroup = new Map(pairs.map(([group = '', role = '']) => [group.trim(), roleNamed(role)]))
  if (roleOfGroup.size < pairs.length) throw new UnfitProvider('NABIJ_OIDC_ROLES names a group twice.')
  return roleOfGroup
}

const refuseUnknownNames = () => {
  const strayNames = Object.keys(process.env).filter(
    (name) => name.startsWith('NABIJ_OIDC_') && !isKeyOf(settings, name),
  )
  if (strayNames.length > 0) throw new UnfitProvider(`${strayNames.join(', ')} is no setting of this version.`)
}

/** Null where none of the settings is given. Throws `UnfitProvider` when they do not fit. */
export const identityProvider = (): IdentityProvider | null => {
  refuseUnknownNames()
  if (names.every((name) => valueOf(name) === undefined)) return null
  return {
    issuer: issuerOf(requiredValue('NABIJ_OIDC_ISSUER')),
    clientId: requiredValue('NABIJ_OIDC_CLIENT_ID'),
    clientSecret: requiredValue('NABIJ_OIDC_CLIENT_SECRET'),
    name: requiredValue('NABIJ_OIDC_NAME'),
    scope: valueOf('NABIJ_OIDC_SCOPE') ?? 'openid email',
    verifiedClaim: valueOf('NABIJ_OIDC_VERIFIED_CLAIM') ?? 'email_verified',
    secondFactors: listOf(valueOf('NABIJ_OIDC_SECOND_FACTOR')),
    groupsClaim: valueOf('NABIJ_OIDC_GROUPS_CLAIM') ?? 'groups',
    roleOfGroup: rolesByGroup(valueOf('NABIJ_OIDC_ROLES')),
    passwords: valueOf('NABIJ_OIDC_PASSWORDS') !== 'off',
  }
}
