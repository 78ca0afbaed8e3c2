/**
 * The one place where help is written, whether it is agreed in a call or noted outside it. Knows the owner rule; what the actor may
 * do with which item is decided by the command that calls.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { audit, type AuditDetail } from './audit'
import { auditForeignIds } from './authorize'
import { staffChoices } from './choices'
import { now } from './clock'
import type { Prisma, Transaction } from './db'
import { AppError } from './errors'

type Writing = { actor: Actor; verb: Verb; detail?: AuditDetail }

const ownerRoles = () => rolesThatMay('help.close')

/** Everybody who can be made the owner of help. */
export const helpOwnerChoices = (organisationId: string) => staffChoices(organisationId, ownerRoles())

/**
 * The owner works in this organisation, can sign in and may close help. Whoever owns the item already may stay its owner, also
 * when they left or got another role since: only a person decides who takes it over.
 */
const refuseUnknownOwner = async (tx: Transaction, writing: Writing, ownerId: string) => {
  const staff = await tx.staff.findMany({
    where: { id: ownerId, organisationId: writing.actor.organisationId },
    select: { id: true, role: true, disabledAt: true },
  })
  auditForeignIds(writing, [ownerId], staff)
  if (!staff.some(({ role, disabledAt }) => disabledAt === null && ownerRoles().includes(role)))
    throw new AppError('invalid', undefined, [{ path: 'ownerId', reason: 'unknown_owner' }])
}

const ownerOf = async (tx: Transaction, id: string) =>
  (await tx.helpItem.findUnique({ where: { id }, select: { ownerId: true } }))?.ownerId ?? null

type NewHelp = Omit<Prisma.HelpItemCreateManyInput, 'id' | 'ownerId' | 'createdAt' | 'organisationId'> & {
  id: string
  ownerId: string | null
}

/** The browser makes the id, so that the same item sent twice is one. Says whether this request created it. */
export const createHelp = async (tx: Transaction, writing: Writing, help: NewHelp): Promise<boolean> => {
  if (help.ownerId !== null) await refuseUnknownOwner(tx, writing, help.ownerId)
  const { organisationId } = writing.actor
  const createdItems = await tx.helpItem.createMany({
    data: [{ ...help, organisationId, createdAt: now() }],
    skipDuplicates: true,
  })
  if (createdItems.count > 0) await audit(tx, writing.actor, 'help.add', help.id, writing.detail)
  return createdItems.count > 0
}

type Expected = Pick<Prisma.HelpItemWhereInput, 'interviewId' | 'version' | 'state'> & { id: string }
type HelpChanges = Omit<Prisma.HelpItemUncheckedUpdateManyInput, 'ownerId' | 'version'> & { ownerId?: string | null }

/** Changes an item that is still as expected; otherwise somebody else was first. */
export const applyHelpChanges = async (
  tx: Transaction,
  writing: Writing,
  expectedItem: Expected,
  changes: HelpChanges,
): Promise<void> => {
  const { id } = expectedItem
  const { ownerId } = changes
  if (typeof ownerId === 'string' && ownerId !== (await ownerOf(tx, id))) await refuseUnknownOwner(tx, writing, ownerId)
  const updatedItems = await tx.helpItem.updateMany({
    where: expectedItem,
    data: { ...changes, version: { increment: 1 } },
  })
  if (updatedItems.count === 0) throw new AppError('conflict', 'changed_meanwhile')
  await audit(tx, writing.actor, writing.verb, id, writing.detail)
}
