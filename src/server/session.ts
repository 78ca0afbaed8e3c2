/**
 * Loads the session of a request; the actor comes from its row alone. The cookie of next-auth is encrypted and only
 * its session id is used. Whether the session has ended or expired, or the account is disabled, is read from the rows.
 */
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { decode } from 'next-auth/jwt'
import type { StaffActor } from '@/domain/access/actor'
import { meantForHeader } from '@/domain/access/meant-for'
import { coversFor } from './absences'
import { now, today } from './clock'
import { database, translateDatabaseError } from './db'
import { env } from './env'
import { AppError } from './errors'
import { halfSessionOf, hasFactor, isWholeSession, type HalfSession } from './half-session'
import { staffActor, type SessionStaff } from './minted-actor'
import { currentVisitor } from './visitor'

export const sessionHours = 12
const seenEveryMs = 5 * 60 * 1000

export const sessionCookie = () =>
  env().NEXTAUTH_URL.startsWith('https://') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

const sessionIdOfCookie = async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie())?.value
  if (!token) return null
  try {
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET })
    return typeof claims?.sid === 'string' ? claims.sid : null
  } catch {
    return null
  }
}

type LiveSession = SessionStaff & { lastSeenAt: Date }

/** One statement, because it runs for every request. */
const liveSession = async (id: string): Promise<LiveSession | undefined> => {
  try {
    const [row] = await database().$queryRaw<LiveSession[]>`
      select session.last_seen_at as "lastSeenAt", staff.id, staff.organisation_id as "organisationId", staff.role,
        staff.board_id as "boardId", staff.municipality_id as "municipalityId", ${coversFor(today())} as "coversForIds",
        session.verified_at as "verifiedAt", ${hasFactor} as "hasFactor", organisation.is_demonstration as "isDemonstration"
      from session join staff on staff.id = session.staff_id join organisation on organisation.id = staff.organisation_id
      where session.id = ${id}::uuid and session.ended_at is null and session.expires_at > ${now()}
        and staff.disabled_at is null and ${isWholeSession}`
    return row
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/**
 * The actor of a session that has not ended, or null, also when the session had the password alone. Notes when the session was last used, at
 * most every five minutes.
 */
export const loadSessionActor = async (id: string): Promise<StaffActor | null> => {
  const session = await liveSession(id)
  if (!session) return null
  if (now().getTime() - session.lastSeenAt.getTime() > seenEveryMs)
    await database().session.updateMany({ where: { id }, data: { lastSeenAt: now() } })
  return staffActor(id, session)
}

/** The actor of this request, or null without a session. React's cache loads it once for each request. */
export const currentActor = cache(async (): Promise<StaffActor | null> => {
  const id = await sessionIdOfCookie()
  return id ? loadSessionActor(id) : null
})

/** The session of this request that had the password alone, or null. */
export const currentHalfSession = cache(async (): Promise<HalfSession | null> => {
  const id = await sessionIdOfCookie()
  return id ? halfSessionOf(id, await currentVisitor()) : null
})

/**
 * For pages: without a session it redirects to the sign-in page, and with the password alone to its second step. Both return
 * to this address.
 */
export const requireActor = async (): Promise<StaffActor> => {
  const actor = await currentActor()
  if (actor) return actor
  const path = (await headers()).get('x-path') ?? '/'
  const page = (await currentHalfSession()) ? '/sign-in/step' : '/sign-in'
  redirect(path === '/' ? page : `${page}?next=${encodeURIComponent(path)}`)
}

/**
 * For actions and route handlers: throws without a session. Also throws when the page was rendered for another person, who
 * has signed out in another tab since, so that nothing is saved under the wrong name.
 */
export const actorOrStop = async (): Promise<StaffActor> => {
  const actor = await currentActor()
  if (!actor) throw new AppError('unauthenticated')
  const meantFor = (await headers()).get(meantForHeader)
  if (meantFor !== null && meantFor !== actor.staffId) throw new AppError('other_person')
  return actor
}
