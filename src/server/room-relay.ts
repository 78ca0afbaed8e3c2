/**
 * The relay (TURN) through which browsers in a room reach each other, so that no address of a home leaves one browser for another.
 * Its credentials are a moment and its HMAC under the secret that this installation and the relay share; the relay asks nobody.
 */
import 'server-only'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RelaySettings } from '@/domain/rooms/protocol'
import { now } from './clock'
import { database, ofOrganisation } from './db'
import { env } from './env'
import { AppError } from './errors'

const validMs = 15 * 60_000

/** The addresses of the relay; none when none is set. */
const relayUrls = (): string[] => (env().NABIJ_TURN_URLS ?? '').split(/[\s,]+/).filter(Boolean)

/** Read each time, so that the secret can be replaced without a restart. */
const relaySecret = (): string => {
  const { NABIJ_TURN_SECRET, NABIJ_TURN_SECRET_FILE } = env()
  if (NABIJ_TURN_SECRET) return NABIJ_TURN_SECRET
  return NABIJ_TURN_SECRET_FILE ? readFileSync(NABIJ_TURN_SECRET_FILE, 'utf8').trim() : ''
}

export const hasRelay = (): boolean => relayUrls().length > 0

/** Throws in words when a relay is set by half: a call would begin and never connect. */
export class UnfitRelay extends Error {}

const relayAddress = /^turns?:[^\s?]+(\?transport=(tcp|udp))?$/
const shortestSecret = 32

export const refuseUnfitRelay = (): void => {
  if (!hasRelay()) return
  if (!relayUrls().every((url) => relayAddress.test(url)))
    throw new UnfitRelay('NABIJ_TURN_URLS has an address that does not begin with turn: or turns:.')
  if (relaySecret().length < shortestSecret)
    throw new UnfitRelay(`NABIJ_TURN_SECRET or NABIJ_TURN_SECRET_FILE needs at least ${shortestSecret} characters.`)
}

type RelayedRoom = { roomId: string; organisationId: string }

/**
 * What a browser in this room is given. Without a relay browsers connect directly in a demonstration, and nowhere else: it is asked
 * here again, since a relay can be taken away while a room is open.
 */
export const relaySettings = async ({ roomId, organisationId }: RelayedRoom): Promise<RelaySettings> => {
  if (!hasRelay()) {
    const where = { id: organisationId, isDemonstration: true }
    if ((await database(ofOrganisation(organisationId)).organisation.count({ where })) === 0)
      throw new AppError('locked', 'no_relay')
    return { iceServers: [], relayOnly: false, expiresAt: null }
  }
  const expiresAt = new Date(now().getTime() + validMs)
  const username = `${Math.floor(expiresAt.getTime() / 1000)}:${roomId}`
  const credential = createHmac('sha1', relaySecret()).update(username).digest('base64')
  return {
    iceServers: [{ urls: relayUrls(), username, credential }],
    relayOnly: true,
    expiresAt: expiresAt.toISOString(),
  }
}
