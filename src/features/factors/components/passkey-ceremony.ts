/**
 * The browser's part of a passkey: it shows its own window, in which the person chooses one and proves who they are. Loaded
 * only when somebody uses it.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'
import type { CommandResult } from '@/components/form/use-command'
import type { FactorTexts } from './texts'

type Texts = FactorTexts['passkey']
type Start<Options> = (input: Record<string, never>) => Promise<CommandResult<{ options: Options }>>

const library = () => import('@simplewebauthn/browser')

/** The person closed the browser's window, took too long, or something else of this page asked meanwhile. */
export const stoppedCode = 'passkey_stopped'

const refusalOf = (error: unknown, texts: Texts) => {
  const name = error instanceof Error ? error.name : ''
  const message = name === 'InvalidStateError' ? texts.hasOne : texts.stopped
  return { ok: false as const, code: stoppedCode, message, problems: [] }
}

const answerOf = ({ id, rawId, response }: AuthenticationResponseJSON) => ({
  id,
  rawId,
  type: 'public-key' as const,
  response: {
    authenticatorData: response.authenticatorData,
    clientDataJSON: response.clientDataJSON,
    signature: response.signature,
    userHandle: response.userHandle ?? '',
  },
})

const newOf = ({ id, rawId, response }: RegistrationResponseJSON) => ({
  id,
  rawId,
  type: 'public-key' as const,
  response: {
    attestationObject: response.attestationObject,
    clientDataJSON: response.clientDataJSON,
    transports: response.transports ?? [],
  },
})

type Shown = { passkey: ReturnType<typeof answerOf> }
type Made = { passkey: ReturnType<typeof newOf>; name: string }

/**
 * A command that shows a passkey: asks the server what to sign, the browser to sign it, and hands the answer in. With `quietly`
 * the browser opens no window, but offers its passkeys in the field for the e-mail address.
 */
export const byShowingPasskey =
  <Data>(
    start: Start<PublicKeyCredentialRequestOptionsJSON>,
    finish: (input: Shown) => Promise<CommandResult<Data>>,
    texts: Texts,
    { quietly = false } = {},
  ) =>
  async (): Promise<CommandResult<Data>> => {
    const request = await start({})
    if (!request.ok) return request
    try {
      const { startAuthentication } = await library()
      const answer = await startAuthentication({ optionsJSON: request.data.options, useBrowserAutofill: quietly })
      return await finish({ passkey: answerOf(answer) })
    } catch (error) {
      return refusalOf(error, texts)
    }
  }

/** A command that makes a passkey. */
export const byMakingPasskey =
  <Data>(
    start: Start<PublicKeyCredentialCreationOptionsJSON>,
    finish: (input: Made) => Promise<CommandResult<Data>>,
    texts: Texts,
  ) =>
  async ({ name }: { name: string }): Promise<CommandResult<Data>> => {
    const request = await start({})
    if (!request.ok) return request
    try {
      const { startRegistration } = await library()
      const response = await startRegistration({ optionsJSON: request.data.options })
      return await finish({ name, passkey: newOf(response) })
    } catch (error) {
      return refusalOf(error, texts)
    }
  }

/** Ends what the browser still offers for this page. */
export const stopOffering = async () => (await library()).WebAuthnAbortService.cancelCeremony()

export const canOfferQuietly = async () => (await library()).browserSupportsWebAuthnAutofill()
