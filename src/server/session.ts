/**
 * Loads the session of a request; the actor comes from its row alone. The cookie of next-auth is encrypted and only
 * its session id is used. Whether the session has ended or expired, or the account is disabled, is read from the rows.
 */
import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { decode } from 'next-auth/jwt'
import type { Source, StaffActor } from '@/domain/access/actor'
import type { Origin } from '@/domain/access/view'
import { backgroundHeader, meantForHeader } from '@/domain/access/meant-for'
import { idleMinutes } from '@/domain/access/session-length'
import { coversFor } from './absences'
import { now, today } from './clock'
import { isSecure } from './csrf'
import { database, preparedAs, translateDatabaseError } from './db'
import { AppError } from './errors'
import {
  halfSessionOf,
  hasFactor,
  hasPasskey,
  hasProviderFactor,
  isWholeSession,
  type HalfSession,
} from './half-session'
import { installationSecrets } from './installation-secrets'
import { visitorWithDevice } from './known-devices'
import { actorFrom, commandLine, staffActor, type SessionStaff } from './minted-actor'
import { sourceOf } from './sender'
import { currentVisitor } from './visitor'

export const sessionHours = 12
const seenEveryMs = 60_000

/** Behind TLS a browser takes a `__Host-` cookie from this host alone, so no other host can plant one. */
const sessionCookie = () => `${isSecure() ? '__Host-' : ''}next-auth.session-token`

/** For next-auth, whose own name (`__Secure-`) lets other hosts of the domain plant a cookie. */
export const sessionCookieOptions = () => ({
  name: sessionCookie(),
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const,
})

/** A session before this moment is idle. */
export const idleSince = (): Date => new Date(now().getTime() - idleMinutes * 60_000)

const sessionIdUnder = async (secret: string, token: string): Promise<string | null> => {
  try {
    const claims = await decode({ token, secret })
    return typeof claims?.sid === 'string' ? claims.sid : null
  } catch {
    return null
  }
}

/** A cookie from before a rotation holds until its session ends or its secret is taken away. */
export const sessionIdOfToken = async (token: string): Promise<string | null> => {
  for (const secret of installationSecrets()) {
    const id = await sessionIdUnder(secret, token)
    if (id !== null) return id
  }
  return null
}

const sessionIdOfCookie = async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookie())?.value
  return token ? sessionIdOfToken(token) : null
}

/**
 * One statement, because it runs for every request. It also notes that the session was used, at most once a minute and not for
 * what a page asks by itself.
 */
const liveSession = async (id: string, isActivity: boolean): Promise<SessionStaff | undefined> => {
  const at = now()
  const seenBefore = new Date(at.getTime() - seenEveryMs)
  try {
    const [row] = await database('sign_in').$queryRaw<SessionStaff[]>`
      ${preparedAs('session')}
      with seen as (
        update session set last_seen_at = ${at}
        where id = ${id}::uuid and ended_at is null and expires_at > ${at} and last_seen_at > ${idleSince()}
          and last_seen_at <= ${seenBefore} and ${isActivity})
      select staff.id, staff.organisation_id as "organisationId", staff.role,
        staff.board_id as "boardId", staff.municipality_id as "municipalityId", ${coversFor(today())} as "coversForIds",
        session.verified_at as "verifiedAt", ${hasFactor} as "hasFactor", ${hasPasskey} as "hasPasskey",
        ${hasProviderFactor()} as "hasProviderFactor", organisation.is_demonstration as "isDemonstration"
      from session join staff on staff.id = session.staff_id join organisation on organisation.id = staff.organisation_id
      where session.id = ${id}::uuid and session.ended_at is null and session.expires_at > ${at}
        and session.last_seen_at > ${idleSince()}
        and staff.disabled_at is null and ${isWholeSession}`
    return row
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** The actor of a session that has not ended, expired or been idle, or null, also when the session had the password alone. */
export const loadSessionActor = async (
  id: string,
  isActivity = true,
  source: Source = commandLine,
): Promise<StaffActor | null> => {
  const session = await liveSession(id, isActivity)
  return session ? staffActor(id, session, source) : null
}

/** The actor of this request, or null without a session. React's cache loads it once for each request. */
export const currentActor = cache(async (): Promise<StaffActor | null> => {
  const id = await sessionIdOfCookie()
  if (!id) return null
  const isActivity = !(await headers()).has(backgroundHeader)
  return loadSessionActor(id, isActivity, sourceOf(await currentVisitor(), 'page'))
})

/** The session of this request that had the password alone, or null. */
export const currentHalfSession = cache(async (): Promise<HalfSession | null> => {
  const id = await sessionIdOfCookie()
  return id ? halfSessionOf(id, await visitorWithDevice()) : null
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
export const actorOrStop = async (origin: Origin = 'route'): Promise<StaffActor> => {
  const actor = await currentActor()
  if (!actor) throw new AppError('unauthenticated')
  const meantFor = (await headers()).get(meantForHeader)
  if (meantFor !== null && meantFor !== actor.staffId) throw new AppError('other_person')
  return actorFrom(actor, { ...actor.source, origin })
}
