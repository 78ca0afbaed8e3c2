import { beforeEach, expect, test } from 'vitest'
import { aKnownFamily, anOrganisation, aStaffMember } from './factories'
import { reachPage } from '@/features/reach/queries/reach-page'
import { systemActor } from '@/server/minted-actor'
import { database } from './owner'

let organisationId: string
beforeEach(async () => {
  organisationId = await anOrganisation()
})

const familySpeaking = async (...homeLanguages: string[]) => {
  await aKnownFamily(organisationId, { homeLanguages })
}

const callerWith = async (name: string, languages: string[]) => {
  const id = await aStaffMember(organisationId, 'caller', { name })
  await database().$executeRaw`
    update staff set languages = ${languages}, hours_per_week = 12, calls_per_day = 5 where id = ${id}::uuid`
  return id
}

const languages = async () => (await reachPage(systemActor(organisationId), {})).languages

test('a language that no caller has is without a caller, once callers have said which they have', async () => {
  await familySpeaking('ti')
  await familySpeaking('ti', 'ar')
  await familySpeaking('tr')
  await familySpeaking('ps', 'nl')
  expect(await languages()).toEqual([])
  await callerWith('An', ['ar', 'en'])
  expect(await languages()).toEqual([
    { language: 'ti', families: 1, failed: 0 },
    { language: 'tr', families: 1, failed: 0 },
  ])
})

test('the language in which a parent wants to be called counts, and those spoken at home do not', async () => {
  await aKnownFamily(organisationId, { homeLanguages: ['ar'], callLanguage: 'en' })
  await aKnownFamily(organisationId, { homeLanguages: ['nl', 'en'], callLanguage: 'ti' })
  await callerWith('An', ['en'])
  expect(await languages()).toEqual([{ language: 'ti', families: 1, failed: 0 }])
})

test('the languages of somebody who left or does not call serve nobody', async () => {
  await familySpeaking('tr')
  await callerWith('An', ['en'])
  const gone = await callerWith('Bo', ['tr'])
  expect(await languages()).toEqual([])
  await database().staff.update({ where: { id: gone }, data: { disabledAt: new Date() } })
  expect(await languages()).toEqual([{ language: 'tr', families: 1, failed: 0 }])
  await database().staff.update({ where: { id: gone }, data: { disabledAt: null, role: 'coach' } })
  expect(await languages()).toEqual([{ language: 'tr', families: 1, failed: 0 }])
})

test('hours and calls a day stand beside a caller who has said them', async () => {
  await callerWith('An', [])
  await aStaffMember(organisationId, 'caller', { name: 'Bo' })
  const { callers } = await reachPage(systemActor(organisationId), {})
  expect(callers.map(({ name, hoursPerWeek, callsPerDay }) => [name, hoursPerWeek, callsPerDay])).toEqual([
    ['An', 12, 5],
    ['Bo', null, null],
  ])
})
