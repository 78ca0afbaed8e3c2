import 'server-only'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { AppError } from '@/server/errors'
import { takeChallenge, type Asker } from './passkey-challenge'

const challengeIn = (clientDataJSON: string): string | null => {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON)
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

/** Takes the challenge that the browser says it signed. Throws when it is not one that was asked for here just now. */
export const takeSignedChallenge = async (asker: Asker, clientDataJSON: string) => {
  const challenge = challengeIn(clientDataJSON)
  const row =
    challenge === null ? null : await takeChallenge(asker, new Uint8Array(Buffer.from(challenge, 'base64url')))
  if (challenge === null || !row) throw new AppError('conflict', 'passkey_old')
  return { challenge, userHandle: row.userHandle }
}
