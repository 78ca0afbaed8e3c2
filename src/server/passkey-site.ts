/**
 * The site to which passkeys belong: the address of the application as its operator set it, never what a request says. A
 * browser makes passkeys for a name, not for an IP address, and only over TLS or on this machine.
 */
import 'server-only'
import { isIP } from 'node:net'
import { env } from './env'

export type PasskeySite = { readonly id: string; readonly origin: string }

/** Null where no browser makes passkeys. */
export const passkeySite = (): PasskeySite | null => {
  const { hostname, origin, protocol } = new URL(env().NEXTAUTH_URL)
  const isAddress = isIP(hostname.replaceAll(/[[\]]/g, '')) > 0
  const isTrusted = protocol === 'https:' || /^(.+\.)?localhost$/.test(hostname)
  return isTrusted && !isAddress ? { id: hostname, origin } : null
}
