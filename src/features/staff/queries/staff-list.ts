import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

const row = {
  id: true,
  name: true,
  email: true,
  role: true,
  trainee: true,
  languages: true,
  boardId: true,
  municipalityId: true,
  board: { select: { name: true } },
  municipality: { select: { name: true } },
  passwordHash: true,
  _count: { select: { accounts: true } },
  disabledAt: true,
  lastSignInAt: true,
  version: true,
  links: {
    where: { purpose: 'invitation', usedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { expiresAt: true },
  },
} as const

type Row = {
  passwordHash: string | null
  _count: { accounts: number }
  disabledAt: Date | null
  links: { expiresAt: Date }[]
}

export type StaffState = 'active' | 'invited' | 'invitation_expired' | 'disabled'

const stateOf = ({ passwordHash, _count, disabledAt, links }: Row): StaffState => {
  if (disabledAt) return 'disabled'
  if (passwordHash !== null || _count.accounts > 0) return 'active'
  return links.some(({ expiresAt }) => expiresAt > now()) ? 'invited' : 'invitation_expired'
}

/** All staff of the organisation by name, including disabled ones. They are tens, so the screen sorts and filters them. */
export const staffList = async (actor: Actor) => {
  await authorize(actor, 'staff.read')
  const rows = await database(actor).staff.findMany({
    where: { organisationId: actor.organisationId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: row,
  })
  return rows.map(({ passwordHash, _count, disabledAt, links, board, municipality, ...staff }) => ({
    ...staff,
    state: stateOf({ passwordHash, _count, disabledAt, links }),
    place: board?.name ?? municipality?.name ?? null,
  }))
}

export type StaffRow = Awaited<ReturnType<typeof staffList>>[number]
