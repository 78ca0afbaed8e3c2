/**
 * Tells the administrators of every organisation that the backup failed or did not come: by mail, and by a row in their log that they
 * see without mail as well. Once a day, as long as it lasts. Each worker calls it again and again.
 */
import 'server-only'
import { createTranslator } from 'use-intl/core'
import { rolesThatMay } from '@/domain/access/can'
import { backupProblem, type BackupProblem } from '@/domain/backups'
import { moment } from '@/i18n/format'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { audit } from './audit'
import { backupState } from './backup-state'
import { now } from './clock'
import { inTransaction, type Scope, type Transaction } from './db'
import { env } from './env'
import { sendLetter } from './mail'
import { systemActor } from './minted-actor'
import { inEachOrganisation } from './organisations'

/** Of several workers one tells it: the others wait for its lock and then see its row. */
const watchLock = 7014

const wasWarned = async (tx: Transaction, organisationId: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<[{ isWarned: boolean }]>`
    select exists (select from audit where organisation_id = ${organisationId}::uuid and at > now() - interval '20 hours'
      and verb = 'backup.warn') as "isWarned"`
  return row.isWarned
}

const letterOf = (problem: BackupProblem, lastAt: number | null) => {
  const parts = locales.map((locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'backups' })
    const last = lastAt === null ? t('never') : t('lastAt', { at: moment(new Date(lastAt), locale) })
    const link = new URL('/settings', env().NEXTAUTH_URL).toString()
    return { subject: t('letter.subject'), text: t('letter.text', { problem: t(`problems.${problem}`), last, link }) }
  })
  return {
    subject: parts.map(({ subject }) => subject).join(' / '),
    text: parts.map(({ text }) => text).join('\n\n---\n\n'),
  }
}

/** Notes the warning of an organisation that had none today, and returns the addresses of their administrators. */
const recordWarning = (problem: BackupProblem, scope: Scope, organisationId: string) =>
  inTransaction(scope, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(${watchLock}::bigint)`
    const isWarned = await wasWarned(tx, organisationId)
    if (isWarned) return []
    await audit(tx, systemActor(organisationId), 'backup.warn', null, { problem })
    const where = {
      organisationId,
      role: { in: rolesThatMay('backup.read') },
      disabledAt: null,
    }
    const admins = await tx.staff.findMany({ where, select: { email: true } })
    return admins.map(({ email }) => email)
  })

/** Returns how many letters were sent. `workingMs` is for how long this worker has run. */
export const sendBackupWarnings = async (workingMs = process.uptime() * 1000): Promise<number> => {
  const state = await backupState()
  const problem = state && backupProblem(state, now().getTime(), workingMs)
  if (!problem) return 0
  const letter = letterOf(problem, state.last?.at ?? null)
  let sent = 0
  // A warning is noted before its letters are sent, so both are done before the next organisation.
  await inEachOrganisation(async (scope, organisationId) => {
    for (const to of await recordWarning(problem, scope, organisationId))
      if (await sendLetter({ to, ...letter })) sent++
  })
  return sent
}
