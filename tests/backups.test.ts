import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roles } from '@/domain/access/actor'
import { hourMs } from '@/domain/dates'
import { backupReport } from '@/features/backups/queries/backup-report'
import { sendBackupWarnings } from '@/server/backup-watch'
import { anActor, anOrganisation } from './factories'
import { aMailServer } from './mail-server'
import { database } from './owner'

const mail = aMailServer()
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-backups-'))
const file = path.join(folder, 'status.json')
beforeAll(mail.listen)
afterAll(mail.close)
afterAll(() => fs.rmSync(folder, { recursive: true }))

let organisationId: string
beforeEach(async () => {
  process.env.NABIJ_BACKUP_STATUS = file
  mail.incoming.length = 0
  organisationId = await anOrganisation()
})
afterEach(() => {
  delete process.env.NABIJ_BACKUP_STATUS
})

const ago = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString()
const write = (status: object) => fs.writeFileSync(file, JSON.stringify({ since: ago(900), ...status }))
const backup = (hours: number) => ({ takenAt: ago(hours), bytes: 5_300_000, rows: 9, seconds: 3.2 })
const working = 5 * hourMs
const warnings = () => database().audit.findMany({ where: { organisationId, verb: 'backup.warn' } })

describe('the report of the backups', () => {
  test('is for administrators alone', async () => {
    for (const role of roles.filter((role) => role !== 'admin'))
      await expect(backupReport(await anActor(organisationId, role))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('says when the last one was, how large it is, and whether it could be restored', async () => {
    const admin = await anActor(organisationId, 'admin')
    write({
      lastBackup: backup(4),
      failure: null,
      lastDrill: { at: ago(30), equal: true, takenAt: ago(31), seconds: 4 },
    })
    expect(await backupReport(admin)).toMatchObject({
      problem: null,
      last: { bytes: 5_300_000 },
      drill: { isEqual: true },
    })
    write({ lastBackup: backup(4), failure: { at: ago(1), reason: 'ENOSPC' } })
    expect(await backupReport(admin)).toMatchObject({ problem: 'failed', drill: null })
  })

  test('is empty when the file is missing or broken, and absent with a database of one’s own', async () => {
    const admin = await anActor(organisationId, 'admin')
    fs.writeFileSync(file, '{"lastBackup": 7')
    expect(await backupReport(admin)).toMatchObject({ last: null, problem: null })
    delete process.env.NABIJ_BACKUP_STATUS
    expect(await backupReport(admin)).toBeNull()
  })
})

describe('a backup that failed or did not come', () => {
  test('is told to each administrator who may sign in, once a day, and stands in the log', async () => {
    const admins = [await anActor(organisationId, 'admin'), await anActor(organisationId, 'admin')]
    const gone = await anActor(organisationId, 'admin')
    await anActor(organisationId, 'coordinator')
    await database().staff.update({ where: { id: gone.staffId }, data: { disabledAt: new Date() } })
    write({ lastBackup: backup(40) })
    expect(await sendBackupWarnings(working)).toBe(mail.incoming.length)
    await sendBackupWarnings(working)
    const staff = await database().staff.findMany({ where: { organisationId }, select: { id: true, email: true } })
    const told = staff.filter(({ email }) => mail.incoming.some(({ to }) => to === email)).map(({ id }) => id)
    expect(told.toSorted()).toEqual(admins.map(({ staffId }) => staffId).toSorted())
    expect(mail.incoming).toHaveLength(new Set(mail.incoming.map(({ to }) => to)).size)
    expect((await mail.letters())[0]?.text).toMatch(
      /De back-up van de afgelopen nacht is er niet\.[^]*There is no backup/,
    )
    expect(await warnings()).toMatchObject([{ staffId: null, detail: { problem: 'missing' } }])
  })

  test('is told once when several workers see it', async () => {
    await anActor(organisationId, 'admin')
    write({ lastBackup: backup(4), failure: { at: ago(0), reason: 'ENOSPC' } })
    const sent = await Promise.all([1, 2, 3].map(() => sendBackupWarnings(working)))
    expect(sent.filter((count) => count > 0)).toHaveLength(1)
    expect(await warnings()).toHaveLength(1)
  })

  test('is not told when all is well, or when the installation takes none', async () => {
    await anActor(organisationId, 'admin')
    write({ lastBackup: backup(4) })
    expect(await sendBackupWarnings(working)).toBe(0)
    process.env.NABIJ_BACKUP_STATUS = path.join(folder, randomUUID())
    expect(await sendBackupWarnings(hourMs / 2)).toBe(0) // the first note is still to come
    delete process.env.NABIJ_BACKUP_STATUS
    expect(await sendBackupWarnings(working)).toBe(0)
    expect(await warnings()).toEqual([])
  })
})
