/**
 * The one place where help items are written, whether agreed during a call or added outside it. Checks the rule for owners.
 * The calling command authorises the actor.
 */
import 'server-only'
import type { Actor, StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { audit, type AuditDetail } from './audit'
import { auditForeignIds } from './authorize'
import { staffChoices } from './choices'
import { now } from './clock'
import { ofOrganisation, Prisma, withScope, type Transaction } from './db'
import { AppError } from './errors'
import { sealText } from './sealed/sealed-text'

type Writing = { actor: Actor; verb: Verb; detail?: AuditDetail }

export const ownerRoles = () => rolesThatMay('help.close')

/** On `owner`, joined to the help: it has none, or one who left or does other work by now. */
export const hasNoWorkingOwner = (): Prisma.Sql => Prisma.sql`(
  owner.id is null or owner.disabled_at is not null or owner.role <> all(${ownerRoles()}::"Role"[]))`

/** All staff who can become the owner of help. */
export const helpOwnerChoices = (organisationId: string) => staffChoices(organisationId, ownerRoles())

/**
 * A new owner belongs to this organisation, is not disabled and may close help. Not called for an unchanged owner, who stays
 * even after leaving or changing roles: a person must decide who takes the item over.
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

type HelpTexts = { text?: string | undefined; resultNote?: string | undefined }

const sealedTexts = (ownerId: string, rowId: string, { text, resultNote }: HelpTexts) => ({
  ...(text === undefined ? {} : { text: sealText('help_item.text', { ownerId, rowId }, text) }),
  ...(resultNote === undefined
    ? {}
    : { resultNote: sealText('help_item.result_note', { ownerId, rowId }, resultNote) }),
})

/** The longest-serving coordinator, who gets what nobody else can do. Null when there is none. */
export const firstCoordinatorId = async (tx: Transaction, organisationId: string): Promise<string | null> => {
  const coordinator = await tx.staff.findFirst({
    where: { organisationId, role: { in: rolesThatMay('family.assign') }, disabledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return coordinator?.id ?? null
}

type NewHelp = Omit<
  Prisma.HelpItemCreateManyInput,
  'id' | 'ownerId' | 'createdAt' | 'organisationId' | keyof HelpTexts
> & {
  id: string
  text: string
  ownerId: string | null
}

/** The browser makes the id, so that an item that is sent twice is created once. Returns whether this request created it. */
export const createHelp = async (tx: Transaction, writing: Writing, { text, ...help }: NewHelp): Promise<boolean> => {
  if (help.ownerId !== null) await refuseUnknownOwner(tx, writing, help.ownerId)
  const { organisationId } = writing.actor
  const createdItems = await tx.helpItem.createMany({
    data: [{ ...help, ...sealedTexts(help.familyId, help.id, { text }), organisationId, createdAt: now() }],
    skipDuplicates: true,
  })
  if (createdItems.count > 0) await audit(tx, writing.actor, 'help.add', help.id, writing.detail)
  return createdItems.count > 0
}

type Expected = Pick<Prisma.HelpItemWhereInput, 'interviewId' | 'version' | 'state'> & { id: string }
type HelpChanges = Omit<Prisma.HelpItemUncheckedUpdateManyInput, 'ownerId' | 'version' | keyof HelpTexts> &
  HelpTexts & { ownerId?: string | null }

/** Updates an item that still is as expected. Throws a conflict when somebody else changed it first. */
export const applyHelpChanges = async (
  tx: Transaction,
  writing: Writing,
  expectedItem: Expected,
  { text, resultNote, ...changes }: HelpChanges,
): Promise<void> => {
  const { id } = expectedItem
  const { ownerId } = changes
  const storedItem = await tx.helpItem.findUnique({ where: { id }, select: { ownerId: true, familyId: true } })
  if (!storedItem) throw new AppError('conflict', 'changed_meanwhile')
  if (typeof ownerId === 'string' && ownerId !== storedItem.ownerId) await refuseUnknownOwner(tx, writing, ownerId)
  // Whoever gives help away may see it no longer. That they could see it was read above.
  const updatedItems = await withScope(ofOrganisation(writing.actor.organisationId), () =>
    tx.helpItem.updateMany({
      where: expectedItem,
      data: { ...changes, ...sealedTexts(storedItem.familyId, id, { text, resultNote }), version: { increment: 1 } },
    }),
  )
  if (updatedItems.count === 0) throw new AppError('conflict', 'changed_meanwhile')
  await audit(tx, writing.actor, writing.verb, id, writing.detail)
}

/**
 * Opens closed help again of which a parent said that it did not help or did not arrive. It stays with its owner, or goes to a
 * coordinator when that person left or does other work by now.
 */
export const reopenWantedHelp = async (tx: Transaction, actor: StaffActor, id: string, ownerId: string | null) => {
  const { organisationId } = actor
  const workingOwner = await tx.staff.findFirst({
    where: {
      organisationId,
      id: { in: ownerId === null ? [] : [ownerId] },
      disabledAt: null,
      role: { in: ownerRoles() },
    },
    select: { id: true },
  })
  const nextOwnerId = workingOwner?.id ?? (await firstCoordinatorId(tx, organisationId))
  const changes = { state: 'open', result: null, closedAt: null, ownerId: nextOwnerId } as const
  const writing = { actor, verb: 'help.reopen', detail: { owner: nextOwnerId } } as const
  await applyHelpChanges(tx, writing, { id, state: 'done' }, changes)
}
