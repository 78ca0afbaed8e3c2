import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { contactHistory } from '@/features/families/queries/contact-history'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { importFamilies } from '@/features/imports/commands/import-families'
import { csvText } from '@/server/csv'
import { anActor, anOrganisation } from './factories'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
beforeEach(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

const cells = {
  ref: '0001',
  parent_name: 'Verzonnen Ouder',
  phone: '+31 6 0000 0001',
  email: '',
  language: 'tr|nl',
  status: 'known',
  programme: '',
  caller_email: '',
  note: '',
  children: '',
}
const preferenceCells = {
  name_to_use: 'mevrouw Yilmaz',
  who_may_hear: 'zus',
  may_leave_message: 'no',
  safe_hours: '10-12',
  stop_word: 'boodschappen',
  line_drop_plan: 'wait_for_parent',
  line_drop_note: 'na een uur',
  call_language: 'tr',
  interpreter_needed: 'yes',
  interpreter_refused: 'yes',
  interpreter_name: 'Samira',
  preferred_channels: 'phone|video',
  preferred_parts_of_day: 'morning|evening',
}
const importRow = (row: Record<string, string>, mode: 'preview' | 'apply' = 'apply') =>
  importFamilies(coordinator, {
    bytes: new TextEncoder().encode(csvText([Object.keys(row), Object.values(row)], 'machine')),
    mode,
  })

const contactOf = async () => {
  const { id } = await database().family.findFirstOrThrow({ where: { organisationId } })
  return { contact: await contactForForm(coordinator, id), history: await contactHistory(coordinator, id) }
}

describe('the preferences of a family in families.csv', () => {
  test('stand at the end, are read, and come back as they were written', async () => {
    await importRow({ ...cells, ...preferenceCells })
    expect((await contactOf()).contact).toMatchObject({
      nameToUse: 'mevrouw Yilmaz',
      mayLeaveMessage: false,
      safeHours: '10-12',
      lineDropPlan: 'wait_for_parent',
      callLanguage: 'tr',
      interpreterNeeded: true,
      interpreterRefused: true,
      preferredChannels: ['phone', 'video'],
      preferredPartsOfDay: ['morning', 'evening'],
    })
    const [header = [], line = []] = await exportFamilies(coordinator)
    expect(header.slice(-13)).toEqual(Object.keys(preferenceCells))
    expect(line.slice(-13)).toEqual(Object.values({ ...preferenceCells, safe_hours: "'10-12" }))
    const bytes = new TextEncoder().encode(csvText([header, line], 'machine'))
    const { counts } = await importFamilies(coordinator, { bytes, mode: 'apply' })
    expect(counts).toEqual({ created: 0, changed: 0, unchanged: 1 })
  })

  test('stay when a file has no such columns, and only those of the file change', async () => {
    await importRow({ ...cells, ...preferenceCells })
    expect((await importRow(cells)).counts.unchanged).toBe(1)
    await importRow({ ...cells, phone: '+31 6 0000 0002', safe_hours: '9-10', preferred_channels: 'visit' })
    const { contact, history } = await contactOf()
    expect(contact).toMatchObject({ safeHours: '9-10', preferredChannels: ['visit'], stopWord: 'boodschappen' })
    expect(history.map(({ field, oldValue }) => `${field} ${oldValue}`).sort()).toEqual([
      'phone +31 6 0000 0001',
      'preferredChannels phone|video',
      'safeHours 10-12',
    ])
  })

  test('are never made less safe by an empty cell: safe contact stays, the preview says so, and a wish is cleared', async () => {
    await importRow({ ...cells, ...preferenceCells })
    const emptyCells = Object.fromEntries(Object.keys(preferenceCells).map((column) => [column, '']))
    const row = { ...cells, ...emptyCells }
    const columns = Object.keys(preferenceCells)
    const safeColumns = [...columns.slice(0, 7), 'interpreter_refused']
    const preview = await importRow(row, 'preview')
    expect(preview.notes.map(({ line, column, code, value }) => [line, column, code, value])).toEqual(
      safeColumns.map((column) => [2, column, 'safe_contact_kept', '1']),
    )
    expect(preview.changes.map(({ column }) => column)).toEqual(columns.filter((one) => !safeColumns.includes(one)))
    await importRow(row)
    expect((await contactOf()).contact).toMatchObject({
      nameToUse: 'mevrouw Yilmaz',
      whoMayHear: 'zus',
      mayLeaveMessage: false,
      safeHours: '10-12',
      stopWord: 'boodschappen',
      lineDropPlan: 'wait_for_parent',
      lineDropNote: 'na een uur',
      callLanguage: null,
      interpreterNeeded: null,
      preferredChannels: [],
    })
    await importRow({ ...row, may_leave_message: 'yes' })
    expect((await contactOf()).contact.mayLeaveMessage).toBe(true)
  })

  test('cannot plan to leave a message where none may be left, and a "no" in the file ends such a plan', async () => {
    const forbidden = { may_leave_message: 'no', line_drop_plan: 'leave_message' }
    const problem = [[false, 'line_drop_plan plan_leaves_message']]
    const refused = async (row: Record<string, string>) => {
      const { applied, problems } = await importRow({ ...cells, ...row })
      return problems.map(({ column, code }) => [applied, `${column} ${code}`])
    }
    expect(await refused(forbidden)).toEqual(problem)
    await importRow({ ...cells, ...forbidden, may_leave_message: 'yes' })
    expect(await refused(forbidden)).toEqual(problem)
    await importRow({ ...cells, may_leave_message: 'no' })
    expect((await contactOf()).contact).toMatchObject({ mayLeaveMessage: false, lineDropPlan: null })
    expect(await refused({ ...forbidden, may_leave_message: '' })).toEqual(problem)
  })

  test.each([
    [{ may_leave_message: 'misschien' }, 'may_leave_message unknown_option'],
    [{ line_drop_plan: 'hang_up' }, 'line_drop_plan unknown_option'],
    [{ call_language: 'Turks?' }, 'call_language unknown_language'],
    [{ preferred_channels: 'fax' }, 'preferred_channels unknown_option'],
    [{ preferred_parts_of_day: 'morning|morning' }, 'preferred_parts_of_day twice'],
    [{ stop_word: 'x'.repeat(101) }, 'stop_word too_long'],
  ])('are refused by line and column: %o', async (wrong, problem) => {
    const { applied, problems } = await importRow({ ...cells, ...wrong })
    expect([applied, ...problems.map(({ column, code }) => `${column} ${code}`)]).toEqual([false, problem])
    expect(await database().family.count({ where: { organisationId } })).toBe(0)
  })
})
