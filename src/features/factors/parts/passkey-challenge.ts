import 'server-only'
import { now } from '@/server/clock'
import { freshToken, keyedHashes } from '@/server/crypto'
import { database, Prisma } from '@/server/db'
import { networkOf } from '@/server/throttle'
import type { Visitor } from '@/server/visitor'

/** As long as a person may take to look for the phone or the key. */
export const challengeMs = 5 * 60_000

/** Several pages of one browser may ask at a time. */
const mostOfBrowser = 5
/** Of strangers at one address, such as a school, and of all strangers together. */
const mostOfAddress = 300
const mostOfStrangers = 20_000

type Bytes = Uint8Array<ArrayBuffer>

/** Who asks for a challenge, and what for. It is good for the same browser and the same purpose alone. */
export type Asker = {
  readonly purpose: 'sign_in' | 'verify' | 'add'
  /** Under each secret of the installation, the newest first. */
  readonly browserHashes: readonly [Bytes, ...Bytes[]]
  /** Null for a session. */
  readonly addressHashes: readonly [Bytes, ...Bytes[]] | null
}

/** A browser on which nobody signed in yet, known by its cookie. */
export const visitorAsks = ({ deviceToken, address }: Visitor): Asker => ({
  purpose: 'sign_in',
  // Without a cookie nobody else has this name either, so the challenge is good for nothing.
  browserHashes: keyedHashes('passkey browser', deviceToken ?? freshToken()),
  addressHashes: keyedHashes('passkey address', networkOf(address)),
})

/** A session, also one with the password alone. */
export const sessionAsks = (purpose: 'verify' | 'add', sessionId: string): Asker => ({
  purpose,
  browserHashes: keyedHashes('passkey session', sessionId),
  addressHashes: null,
})

/** Deletes what is over, and the oldest where one browser, one address or all strangers have too many. */
const deleteOldChallenges = (browserHash: Bytes, addressHash: Bytes | null) => database('sign_in').$executeRaw`
  delete from passkey_challenge where id in (
    select id from passkey_challenge where expires_at <= ${now()}
      or (browser_hash = ${browserHash} and id <= (
        select id from passkey_challenge where browser_hash = ${browserHash}
        order by id desc offset ${mostOfBrowser - 1}::int limit 1))
      or (address_hash = ${addressHash} and id <= (
        select id from passkey_challenge where address_hash = ${addressHash}
        order by id desc offset ${mostOfAddress - 1}::int limit 1))
      or (address_hash is not null and id <= (
        select id from passkey_challenge where address_hash is not null
        order by id desc offset ${mostOfStrangers - 1}::int limit 1))
    for update skip locked)`

/** Stores 32 random bytes, which a passkey must sign. */
export const storeChallenge = async (asker: Asker, userHandle: Bytes | null = null): Promise<Bytes> => {
  const { purpose, browserHashes, addressHashes } = asker
  const [browserHash, addressHash] = [browserHashes[0], addressHashes?.[0] ?? null]
  await deleteOldChallenges(browserHash, addressHash)
  const challenge = new Uint8Array(Buffer.from(freshToken(), 'base64url'))
  const expiresAt = new Date(now().getTime() + challengeMs)
  await database('sign_in').passkeyChallenge.create({
    data: { purpose, browserHash, addressHash, challenge, userHandle, expiresAt },
    select: { id: true },
  })
  return challenge
}

type Taken = Prisma.PasskeyChallengeGetPayload<{ select: { userHandle: true } }>

/**
 * Takes the challenge away, whatever the signature turns out to be: nobody tries twice with it. Null when it is not one of
 * this browser and this purpose, is over, or was used.
 */
export const takeChallenge = async (asker: Asker, challenge: Bytes): Promise<Taken | null> => {
  const [row] = await database('sign_in').$queryRaw<Taken[]>`
    delete from passkey_challenge where challenge = ${challenge}
      and browser_hash in (${Prisma.join([...asker.browserHashes])})
      and purpose = ${asker.purpose}::"PasskeyPurpose" and expires_at > ${now()}
    returning user_handle as "userHandle"`
  return row ?? null
}
