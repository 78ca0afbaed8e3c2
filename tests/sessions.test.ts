import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { backgroundHeader } from '@/domain/access/meant-for'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { endStaffSessions } from '@/features/staff/commands/end-staff-sessions'
import { signIn } from '@/features/staff/commands/sign-in'
import { signOut } from '@/features/staff/commands/sign-out'
import { updatePassword } from '@/features/staff/commands/update-password'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { ownSessions } from '@/features/staff/queries/own-sessions'
import { freshToken } from '@/server/crypto'
import { currentActor, loadSessionActor, sessionCookieOptions } from '@/server/session'
import { actorFor, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { countingProxy } from './counting-proxy'
import { database } from './owner'

const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: () => Promise.resolve({ get: (name: string) => ({ value: request.cookies.get(name) }) }),
  headers: () => Promise.resolve({ has: (name: string) => request.headers.has(name), get: () => null }),
}))

const password = 'vier gewone woorden hier'
let passwordHash = ''
let organisationId = ''
let proxy: Awaited<ReturnType<typeof countingProxy>>

beforeAll(async () => {
  proxy = await countingProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = proxy.url
  passwordHash = await hash(password, { memoryCost: 64, timeCost: 1 })
})
afterAll(() => proxy.close())

const start = Date.now()
const clockAt = (minutes: number) => void (process.env.NABIJ_NOW = new Date(start + minutes * 60_000).toISOString())

beforeEach(async () => {
  // Where the password is all of the sign-in.
  organisationId = await anOrganisation({ isDemonstration: true })
  clockAt(0)
})
afterEach(() => delete process.env.NABIJ_NOW)

const someone = async (role: 'caller' | 'admin' = 'caller') => {
  const id = await aStaffMember(organisationId, role)
  await database().staff.update({ where: { id }, data: { passwordHash } })
  return actorFor(organisationId, id)
}

const lastSeen = async (sessionId: string) => {
  const { lastSeenAt } = await database().session.findUniqueOrThrow({ where: { id: sessionId } })
  return (lastSeenAt.getTime() - start) / 60_000
}

describe('a session', () => {
  it('ends after thirty minutes without a request', async () => {
    const { sessionId } = await someone()
    clockAt(29.9)
    expect(await loadSessionActor(sessionId)).not.toBeNull()
    clockAt(59.8)
    expect(await loadSessionActor(sessionId)).not.toBeNull()
    clockAt(89.9)
    expect(await loadSessionActor(sessionId)).toBeNull()
    clockAt(59.9)
    expect(await loadSessionActor(sessionId)).not.toBeNull()
  })

  it.each([-10, 10])('lives on when the clock of the server jumps by %i minutes', async (jump) => {
    const { sessionId } = await someone()
    clockAt(jump)
    expect(await loadSessionActor(sessionId)).not.toBeNull()
    // The clock is put right again, and half an hour without a request passes.
    clockAt(1)
    expect(await loadSessionActor(sessionId)).not.toBeNull()
    clockAt(Math.max(1, jump) + 31)
    expect(await loadSessionActor(sessionId)).toBeNull()
  })

  it('is not kept alive by what a page asks by itself', async () => {
    const { sessionId } = await someone()
    for (const minute of [10, 20, 29]) {
      clockAt(minute)
      expect(await loadSessionActor(sessionId, false)).not.toBeNull()
    }
    expect(await lastSeen(sessionId)).toBe(0)
    clockAt(31)
    expect(await loadSessionActor(sessionId)).toBeNull()
  })

  it('ends twelve hours after the sign-in, however busy it was', async () => {
    const { email } = await database().staff.findUniqueOrThrow({ where: { id: (await someone()).staffId } })
    const sessionId = (await signIn({ address: randomUUID(), device: '' }, { email, password })) ?? ''
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      clockAt(minute)
      expect(await loadSessionActor(sessionId)).not.toBeNull()
    }
    clockAt(12 * 60)
    expect(await loadSessionActor(sessionId)).toBeNull()
  })

  it('is looked up in one statement, which also notes its use, at most once a minute', async () => {
    const { sessionId } = await someone()
    const uses = [0.5, 1.1, 1.9, 2.2].map((minute) => ({ minute, seen: minute < 1 ? 0 : minute < 2.1 ? 1.1 : 2.2 }))
    for (const { minute, seen } of uses) {
      clockAt(minute)
      expect(await proxy.during(() => loadSessionActor(sessionId))).toBe(1)
      expect(await lastSeen(sessionId)).toBe(seen)
    }
  })

  it('is not in the list of its person once it is idle', async () => {
    const first = await someone()
    clockAt(31)
    const second = await actorFor(organisationId, first.staffId)
    expect((await ownSessions(second)).map(({ id }) => id)).toEqual([second.sessionId])
  })
})

describe('the cookie', () => {
  const signedIn = async ({ sessionId }: StaffActor, name: string) => {
    const token = await encode({ token: { sid: sessionId }, secret: process.env.NEXTAUTH_SECRET ?? '' })
    request.cookies.set(name, token)
  }
  afterEach(() => {
    request.cookies.clear()
    request.headers.clear()
  })

  it('has a plain name without TLS, and the session is that of its id', async () => {
    const actor = await someone()
    const { name, options } = sessionCookieOptions()
    expect([name, options]).toEqual([
      'next-auth.session-token',
      { httpOnly: true, sameSite: 'lax', path: '/', secure: false },
    ])
    await signedIn(actor, name)
    expect(await currentActor()).toMatchObject({ staffId: actor.staffId })
    request.headers.set(backgroundHeader, '1')
    clockAt(20)
    expect(await currentActor()).toMatchObject({ staffId: actor.staffId })
    expect(await lastSeen(actor.sessionId)).toBe(0)
  })

  it('that somebody made or changed is worth nothing', async () => {
    await someone()
    for (const planted of [
      '',
      randomUUID(),
      'a.b.c',
      await encode({ token: { sid: randomUUID() }, secret: 'x'.repeat(32) }),
    ]) {
      request.cookies.set(sessionCookieOptions().name, planted)
      expect(await currentActor()).toBeNull()
    }
  })

  it('behind TLS belongs to this host alone', async () => {
    vi.resetModules()
    const before = process.env.NEXTAUTH_URL
    process.env.NEXTAUTH_URL = 'https://nabij.example.org'
    const { sessionCookieOptions: optionsBehindTls } = await import('@/server/session')
    expect(optionsBehindTls()).toEqual({
      name: '__Host-next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true },
    })
    if (before === undefined) delete process.env.NEXTAUTH_URL
    else process.env.NEXTAUTH_URL = before
  })
})

describe('a copy of a session', () => {
  it('is refused at the next request, in another process too, after each change of its person', async () => {
    const admin = await someone('admin')
    vi.resetModules()
    const otherProcess = await import('@/server/session')
    expect(otherProcess.loadSessionActor).not.toBe(loadSessionActor)
    const changes: ((caller: StaffActor) => Promise<unknown>)[] = [
      (caller) => signOut(caller),
      ({ staffId }) => disableStaff(admin, { staffId }),
      ({ staffId }) => endStaffSessions(admin, { staffId }),
      async ({ staffId }) =>
        updatePassword(await actorFor(organisationId, staffId), {
          present: password,
          password: 'een heel ander zinnetje',
        }),
    ]
    for (const change of changes) {
      const caller = await someone()
      expect(await otherProcess.loadSessionActor(caller.sessionId)).toMatchObject({ staffId: caller.staffId })
      await change(caller)
      expect(await otherProcess.loadSessionActor(caller.sessionId)).toBeNull()
    }
  })

  it('has the new role at the next request, in another process too', async () => {
    const admin = await someone('admin')
    const caller = await someone()
    vi.resetModules()
    const otherProcess = await import('@/server/session')
    const post = { name: 'Proef', role: 'coach', trainee: false, boardId: null, municipalityId: null } as const
    await updateStaff(admin, { staffId: caller.staffId, version: 1, ...post })
    expect(await otherProcess.loadSessionActor(caller.sessionId)).toMatchObject({ role: 'coach' })
  })
})

describe('staff.end_sessions', () => {
  it('signs somebody out everywhere, makes their browsers unknown, and is audited', async () => {
    const admin = await someone('admin')
    const caller = await someone()
    const { email } = await database().staff.findUniqueOrThrow({ where: { id: caller.staffId } })
    await signIn({ address: randomUUID(), device: '', deviceToken: freshToken() }, { email, password })
    expect(await endStaffSessions(admin, { staffId: caller.staffId })).toEqual({ ended: 2 })
    expect(await loadSessionActor(caller.sessionId)).toBeNull()
    expect(await loadSessionActor(admin.sessionId)).not.toBeNull()
    expect(await database().knownDevice.count({ where: { staffId: caller.staffId } })).toBe(0)
    const endRows = (await auditOf(caller.staffId)).filter(({ verb }) => verb === 'staff.end_sessions')
    expect(endRows).toEqual([{ verb: 'staff.end_sessions', detail: { sessions: 2 } }])
    expect(await signIn({ address: randomUUID(), device: '' }, { email, password })).not.toBeNull()
  })

  it('is refused to anybody but an admin of the organisation', async () => {
    const caller = await someone()
    for (const role of ['caller', 'coordinator', 'coach', 'reader'] as const)
      await expect(
        endStaffSessions(await anActor(organisationId, role), { staffId: caller.staffId }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'admin')
    await expect(endStaffSessions(stranger, { staffId: caller.staffId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await loadSessionActor(caller.sessionId)).not.toBeNull()
  })
})
