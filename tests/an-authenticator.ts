/** A device that makes passkeys and shows them, as a browser hands its answers on; each part of an answer can be spoilt. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { cose, isoCBOR } from '@simplewebauthn/server/helpers'
import { newPasskeySchema, signInWithPasskeySchema } from '@/features/factors/schema'

/** The application's address in these tests: browsers make no passkeys for the address with numbers. */
const origin = 'http://localhost:3000'

const flagsOf = { present: 0x01, verified: 0x04, mayBeBackedUp: 0x08, isBackedUp: 0x10, hasKey: 0x40 }

type Spoilt = {
  origin?: string
  rpId?: string
  challenge?: string
  type?: string
  counter?: number
  isVerified?: boolean
  signature?: string
  userHandle?: string
}
type RequestOptions = { challenge: string; rpId?: string }
type CreationOptions = { challenge: string; rp: { id?: string }; user: { id: string } }

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const counted = (number: number, bytes: number) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(number, 0, bytes)
  return buffer
}

/** `counts`: whether it says how often it was used. `isSynced`: its passkeys are copied to further devices. */
export const anAuthenticator = ({ counts = true, isSynced = false } = {}) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  const id = credentialId.toString('base64url')
  let counter = 0
  let userHandle = ''

  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))

  const authenticatorData = (spoilt: Spoilt, rpId: string, more: Buffer = Buffer.alloc(0)) => {
    if (counts) counter += 1
    const { present, verified, mayBeBackedUp, isBackedUp, hasKey } = flagsOf
    const flags =
      present |
      (spoilt.isVerified === false ? 0 : verified) |
      (isSynced ? mayBeBackedUp | isBackedUp : 0) |
      (more.length > 0 ? hasKey : 0)
    return Buffer.concat([sha256(spoilt.rpId ?? rpId), Buffer.of(flags), counted(spoilt.counter ?? counter, 4), more])
  }

  const coseKey = () => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const { COSEKEYS, COSEKTY, COSEALG, COSECRV } = cose
    return isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [COSEKEYS.kty, COSEKTY.EC2],
        [COSEKEYS.alg, COSEALG.ES256],
        [COSEKEYS.crv, COSECRV.P256],
        [COSEKEYS.x, new Uint8Array(Buffer.from(x, 'base64url'))],
        [COSEKEYS.y, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    )
  }

  /** What the browser sends after it made a passkey. */
  const make = (options: CreationOptions, spoilt: Spoilt = {}, name = 'Mijn laptop') => {
    userHandle = options.user.id
    const key = Buffer.concat([Buffer.alloc(16), counted(credentialId.length, 2), credentialId, coseKey()])
    const authData = new Uint8Array(authenticatorData(spoilt, options.rp.id ?? '', key))
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]) as Parameters<typeof isoCBOR.encode>[0]
    const data = clientData(
      spoilt.type ?? 'webauthn.create',
      spoilt.challenge ?? options.challenge,
      spoilt.origin ?? origin,
    )
    return newPasskeySchema.parse({
      name,
      passkey: {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
          clientDataJSON: data.toString('base64url'),
          transports: ['internal', 'hybrid'],
        },
      },
    })
  }

  /** What the browser sends after its person showed a passkey. */
  const show = (options: RequestOptions, spoilt: Spoilt = {}) => {
    const data = clientData(
      spoilt.type ?? 'webauthn.get',
      spoilt.challenge ?? options.challenge,
      spoilt.origin ?? origin,
    )
    const authData = authenticatorData(spoilt, options.rpId ?? '')
    const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey)
    return signInWithPasskeySchema.parse({
      passkey: {
        id,
        rawId: id,
        type: 'public-key',
        response: {
          authenticatorData: authData.toString('base64url'),
          clientDataJSON: data.toString('base64url'),
          signature: spoilt.signature ?? signature.toString('base64url'),
          userHandle: spoilt.userHandle ?? userHandle,
        },
      },
    })
  }
  return { id, make, show }
}

export type Authenticator = ReturnType<typeof anAuthenticator>
