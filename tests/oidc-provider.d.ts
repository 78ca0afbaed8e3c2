/** The part of the package that the tests use, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  type Login = { accountId: string; amr?: string[]; acr?: string }
  type Grant = { addOIDCScope: (scope: string) => void; save: () => Promise<string> }
  export type Context = {
    oidc: {
      client: { clientId: string }
      session: { accountId: string }
      provider: { Grant: new (of: { clientId: string; accountId: string }) => Grant }
    }
  }

  export default class Provider {
    constructor(issuer: string, configuration: object)
    callback(): RequestListener
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: { login: Login }): Promise<void>
  }
}
