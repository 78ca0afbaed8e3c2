/**
 * A real identity provider (OpenID Connect) on loopback. Whoever comes is signed in there as the person who was put before its
 * keyboard, so a test types nothing at a page that is not ours.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Context } from 'oidc-provider'

/** As the provider knows somebody: any claims, and how they show who they are. */
export type Person = { sub: string; amr?: string[]; acr?: string } & Record<string, unknown>

const clientId = 'nabij'
const scopes = 'openid email groups'

const configuration = (secret: string, redirectUri: string, people: ReadonlyMap<string, Person>) => ({
  clients: [{ client_id: clientId, client_secret: secret, redirect_uris: [redirectUri] }],
  claims: {
    openid: ['sub', 'amr', 'acr'],
    email: ['email', 'email_verified', 'xms_edov'],
    groups: ['groups'],
  },
  // As most providers do: all claims stand in the token, and nothing more is to be asked for.
  conformIdTokenClaims: false,
  scopes: scopes.split(' '),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => people.get(sub) ?? { sub } }),
  loadExistingGrant: async ({ oidc }: Context) => {
    const { clientId: to } = oidc.client
    const grant = new oidc.provider.Grant({ clientId: to, accountId: oidc.session.accountId })
    grant.addOIDCScope(scopes)
    await grant.save()
    return grant
  },
  pkce: { required: () => true },
  jwks: {
    keys: [
      { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), alg: 'RS256' },
    ],
  },
  cookies: { keys: [randomBytes(16).toString('hex')] },
  ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 3600 },
})

export type OidcServer = Awaited<ReturnType<typeof anOidcServer>>

/**
 * `redirectUri`: the address of the application to which people come back. `at`: where the application, which has its settings
 * already, looks for the provider.
 */
export const anOidcServer = async (redirectUri: string, at = { port: 0, secret: randomBytes(16).toString('hex') }) => {
  const { port, secret } = at
  const people = new Map<string, Person>()
  /** Who sits before the keyboard, and how many came. */
  const keyboard = { sub: '', logins: 0 }
  const server = http.createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  // The type of the address of a server that listens on a port.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, configuration(secret, redirectUri, people))
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    keyboard.logins += 1
    const { sub, amr, acr } = people.get(keyboard.sub) ?? { sub: keyboard.sub }
    const login = { accountId: sub, ...(amr ? { amr } : {}), ...(acr ? { acr } : {}) }
    return void provider.interactionFinished(request, response, { login })
  })
  return {
    issuer,
    keyboard,
    settings: {
      NABIJ_OIDC_ISSUER: issuer,
      NABIJ_OIDC_CLIENT_ID: clientId,
      NABIJ_OIDC_CLIENT_SECRET: secret,
      NABIJ_OIDC_NAME: 'Schoolnet',
    },
    /** Somebody comes to the keyboard. */
    comes: (person: Person) => {
      people.set(person.sub, person)
      keyboard.sub = person.sub
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
