/** A help item of a call as it is stored, to tell a repeat from a change, and a change from one that came too late. */
import 'server-only'
import { dayOfColumn } from '@/server/clock'
import type { Prisma, Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { OpenedRow } from '@/server/sealed/opened-rows'

const columns = {
  interviewId: true,
  type: true,
  text: true,
  state: true,
  suggestedBy: true,
  ownerId: true,
  dueOn: true,
  version: true,
  owner: { select: { name: true } },
} satisfies Prisma.HelpItemSelect

export type AgreedItem = OpenedRow<Prisma.HelpItemGetPayload<{ select: typeof columns }>>
export type AgreedValues = Pick<AgreedItem, 'type' | 'text' | 'state' | 'suggestedBy' | 'ownerId' | 'dueOn'>

/** The item, or null. Its row is locked: of two saves the second sees what the first did. */
export const lockAgreedItem = async (tx: Transaction, id: string): Promise<AgreedItem | null> => {
  await tx.$queryRaw`select 1 from help_item where id = ${id}::uuid for update`
  return tx.helpItem.findUnique({ where: { id }, select: columns })
}

export const hasValues = (item: AgreedItem, { dueOn, ...values }: AgreedValues): boolean =>
  item.dueOn?.getTime() === dueOn?.getTime() &&
  (['type', 'text', 'state', 'suggestedBy', 'ownerId'] as const).every((field) => item[field] === values[field])

/** Refuses a change of an item that is not as the screen had it, with who does it now and by which day. */
export const refuseOlderVersion = ({ version, owner, dueOn }: AgreedItem, versionOfScreen: number): void => {
  if (version === versionOfScreen) return
  if (!owner || !dueOn) throw new AppError('conflict', 'changed_meanwhile')
  throw new AppError('conflict', 'help_changed', [], { owner: owner.name, day: dayOfColumn(dueOn) })
}
