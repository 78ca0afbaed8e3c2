import { keptSecret } from './data-dir.mjs'

const howTo = `Make one with:  openssl rand -base64 32
          or:  node -p "crypto.randomBytes(32).toString('base64')"`
const placeholder = /change[-_ ]?me|replace[-_ ]?me|your[-_ ]?secret|^secret|example|placeholder|password|nextauth/i

/**
 * The secret that signs the sessions. With DATABASE_URL it must be set, and hard to guess: whoever guesses it can sign in as
 * anybody. For the embedded database it is created and stored in the data folder.
 * @param {{ data: string, mayBeMade: boolean }} options
 */
export function sessionSecret({ data, mayBeMade }) {
  const given = process.env.NEXTAUTH_SECRET
  if (!given && mayBeMade) return keptSecret(data)
  const fault = weaknessOf(given ?? '')
  if (fault) throw new Error(`NEXTAUTH_SECRET ${fault}.\n${howTo}`)
  return given
}

/** Why a secret is too weak, in words, or null. @param {string} secret @returns {string | null} */
export function weaknessOf(secret) {
  if (!secret) return 'is missing'
  if (placeholder.test(secret)) return 'is a placeholder'
  if (secret.length < 32) return 'is shorter than 32 characters'
  if (new Set(secret).size < 10) return 'has fewer than 10 different characters'
  return null
}
