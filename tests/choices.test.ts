import { beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { familyFormChoices } from '@/features/families/queries/family-form-choices'
import { familyFilterChoices } from '@/features/families/queries/family-filter-choices'
import { schoolFilterChoices } from '@/features/families/queries/school-filter-choices'
import { helpOwners } from '@/features/help/queries/help-owners'
import { publicationSettings } from '@/features/releases/queries/publication-settings'
import { readerNodes } from '@/features/staff/queries/reader-nodes'
import { nodeOptions } from '@/features/weeks/components/node-options'
import { nodeAmongSchools } from '@/features/weeks/parts/node'
import { anActor, anOrganisation, aSchool, aStaffMember } from './factories'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
let admin: StaffActor
let emails: string[]

/** Makes two schools, two boards and two callers with the same name, and municipalities with distinct names. */
beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  admin = await anActor(organisationId, 'admin')
  await aSchool(organisationId, 'S1', 'B1', 'M1')
  await aSchool(organisationId, 'S2', 'B2', 'M2')
  await aSchool(organisationId, 'S3', 'B2', 'M2')
  await database().school.updateMany({
    where: { organisationId, ref: { in: ['S1', 'S2'] } },
    data: { name: 'De Klimop' },
  })
  await database().schoolBoard.updateMany({ where: { organisationId }, data: { name: 'Stichting Samen' } })
  const ids = [
    await aStaffMember(organisationId, 'caller', { name: 'Anna' }),
    await aStaffMember(organisationId, 'caller', { name: 'anna' }),
  ]
  const staff = await database().staff.findMany({ where: { id: { in: ids } }, select: { email: true } })
  emails = staff.map(({ email }) => email)
})

const schools = ['De Klimop (Stichting Samen, Gemeente M1)', 'De Klimop (Stichting Samen, Gemeente M2)', 'School S3']
const boards = ['Stichting Samen (Gemeente M1)', 'Stichting Samen (Gemeente M2)']
const namesOf = (rows: readonly { name: string }[]) => rows.map(({ name }) => name).toSorted()

test('every list of schools to choose from distinguishes two with the same name', async () => {
  expect(namesOf((await familyFormChoices(coordinator)).schools)).toEqual(schools)
  expect(namesOf((await familyFilterChoices(coordinator)).schools)).toEqual(schools)
})

test('every list of boards to choose from distinguishes two with the same name, and adds nothing to a distinct name', async () => {
  expect(namesOf((await familyFilterChoices(coordinator)).boards)).toEqual(boards)
  expect(namesOf((await schoolFilterChoices(coordinator)).boards)).toEqual(boards)
  const places = await readerNodes(admin)
  expect(namesOf(places.boards)).toEqual(boards)
  expect(namesOf(places.municipalities)).toEqual(['Gemeente M1', 'Gemeente M2'])
  expect(namesOf((await publicationSettings(admin)).boards)).toEqual(boards)
})

test('every list of callers to choose from distinguishes two with the same name by their e-mail address', async () => {
  const wanted = emails.map((email) => expect.stringContaining(`(${email})`) as string)
  for (const callers of [
    (await familyFormChoices(coordinator)).callers,
    (await familyFilterChoices(coordinator)).callers,
    await helpOwners(coordinator),
  ])
    expect(namesOf(callers).filter((name) => /^anna/i.test(name))).toEqual(expect.arrayContaining(wanted))
})

test('the list of nodes of a week distinguishes boards and schools with the same name', async () => {
  const listed = await nodeAmongSchools(coordinator, { level: 'organisation', ref: null })
  const groups = nodeOptions(listed.schools, { municipality: 'm', board: 'b', school: 's' })
  const labels = groups.map(({ items }) => items.map(({ label }) => label).toSorted())
  expect(labels).toEqual([['Gemeente M1', 'Gemeente M2'], boards, schools])
})
