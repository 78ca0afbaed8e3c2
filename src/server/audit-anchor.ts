/**
 * Takes an anchor of the chain over the log once a day: a line in a file outside the database, and letters where there is a
 * mail server. An anchor holds a day, a number, a MAC and a count, and nothing about anybody.
 */
import 'server-only'
import fs from 'node:fs/promises'
import { anchorLine, readableAnchors, type Anchor } from '@/domain/log-chain/anchors'
import { lastSealOf, sealAt } from './audit-chain'
import { dateColumn, today } from './clock'
import { database, inTransaction, ofOrganisation, withScope, type Transaction } from './db'
import { env } from './env'
import { enqueueLetters } from './jobs'
import { hasMail } from './mail'
import { systemActor } from './minted-actor'

const anchorOf = async (tx: Transaction, date: string): Promise<Anchor | null> => {
  const { seq } = await lastSealOf(tx)
  const { mac, count } = await sealAt(tx, seq)
  return mac === null ? null : { date, seq, mac, count }
}

const textOf = (file: string): Promise<string> =>
  fs.readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/**
 * A last line that was cut off, by a full disk or a crash, stays as it is, and the new one begins after it. Two workers that
 * share the file may both add the line of a day, which does no harm.
 */
const addToFile = async (file: string, date: string) => {
  const text = await textOf(file)
  if (readableAnchors(text).some((anchor) => anchor.date === date)) return
  const anchor = await inTransaction('log', (tx) => anchorOf(tx, date))
  const lineStart = text === '' || text.endsWith('\n') ? '' : '\n'
  if (anchor) await fs.appendFile(file, `${lineStart}${anchorLine(anchor)}\n`, { mode: 0o600 })
}

type Recipient = { organisationId: string; staffId: string | null }

const administratorsOf = (tx: Transaction, organisationId: string): Promise<Recipient[]> =>
  withScope(
    ofOrganisation(organisationId),
    () => tx.$queryRaw<Recipient[]>`
      select organisation_id as "organisationId", id as "staffId" from staff
      where organisation_id = ${organisationId}::uuid and role = 'admin' and disabled_at is null order by id`,
  )

/** Who gets the anchor: the address of the installation, or the administrators of each organisation that is real. */
const recipients = async (tx: Transaction, hasAddress: boolean): Promise<Recipient[]> => {
  const organisations = await tx.organisation.findMany({
    where: hasAddress ? {} : { isDemonstration: false },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
    ...(hasAddress ? { take: 1 } : {}),
  })
  if (hasAddress) return organisations.map(({ id: organisationId }) => ({ organisationId, staffId: null }))
  const people: Recipient[] = []
  for (const { id } of organisations) people.push(...(await administratorsOf(tx, id)))
  return people
}

/** The row of the day is taken by one worker. */
const takeDay = async (tx: Transaction, { date, seq }: Anchor): Promise<boolean> => {
  const { count } = await tx.auditAnchor.createMany({
    data: [{ day: dateColumn(date), seq: BigInt(seq) }],
    skipDuplicates: true,
  })
  return count > 0
}

const enqueueAnchorLetters = async (tx: Transaction, date: string, hasAddress: boolean) => {
  const anchor = await anchorOf(tx, date)
  if (!anchor || !(await takeDay(tx, anchor))) return
  for (const { organisationId, staffId } of await recipients(tx, hasAddress))
    await withScope(ofOrganisation(organisationId), () =>
      enqueueLetters(tx, systemActor(organisationId), [
        { kind: 'log_letter', subject: staffId ?? 'anchor', input: { about: 'anchor', staffId, anchor } },
      ]),
    )
}

type AnchorSettings = { file?: string | undefined; hasAddress: boolean }

const ownSettings = (): AnchorSettings => ({
  file: env().NABIJ_AUDIT_ANCHOR,
  hasAddress: env().NABIJ_AUDIT_MAIL !== undefined,
})

const sendAnchor = async (date: string, hasAddress: boolean) => {
  if (!hasMail()) return
  if (await database('log').auditAnchor.findFirst({ where: { day: dateColumn(date) }, select: { day: true } })) return
  await inTransaction('log', (tx) => enqueueAnchorLetters(tx, date, hasAddress))
}

/**
 * Does what is still to be done of today's anchor. Workers call it again and again. A file that cannot be written does not keep
 * the letters back, nor they the file.
 */
export const addDueAnchor = async ({ file, hasAddress } = ownSettings()): Promise<void> => {
  const date = today()
  try {
    if (file) await addToFile(file, date)
  } finally {
    await sendAnchor(date, hasAddress)
  }
}
