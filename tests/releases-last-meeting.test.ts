import { describe, expect, test } from 'vitest'
import { parseWeek, type Week } from '@/domain/figures/week'
import { saveMeeting } from '@/features/releases/commands/save-meeting'
import { issueNeighbours } from '@/features/releases/queries/issue-neighbours'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import {
  aPublication,
  nodeIds,
  prepared,
  published,
  weekOf,
  type APublication,
  type Releases,
} from './publication-fixture'

const weeks = ['2020-W52', '2020-W53', '2021-W01', '2021-W02'].map((week) => parseWeek(week) as Week)
const [first, second, third, fourth] = weeks as [Week, Week, Week, Week]

const townOf = (releases: Releases) => releases.find(({ level }) => level === 'municipality')!.id
const talk = (here: APublication, releaseId: string, heldOn: string) =>
  saveMeeting(here.first, { releaseId, version: 0, heldOn, present: 'Wethouder', agreed: 'Bellen', answers: '' })
const last = async (here: APublication, week: Week) =>
  (await preparationAt(here.first, weekOf(week)))?.meetings.filter(({ unit }) => unit === nodeIds(here).M1)

describe('at the end of a year', () => {
  test('the last conversation is the latest one, with the number of releases since', async () => {
    const here = await aPublication(weeks)
    const ids = [townOf(await published(here, weekOf(first))), townOf(await published(here, weekOf(second)))]
    await talk(here, ids[0]!, '2021-01-04')
    ids.push(townOf(await published(here, weekOf(third))))
    await prepared(here, weekOf(fourth))
    expect(await last(here, fourth)).toMatchObject([{ at: first, heldOn: '2021-01-04', since: 2 }])

    await talk(here, ids[1]!, '2021-01-11')
    expect(await last(here, fourth)).toMatchObject([{ at: second, heldOn: '2021-01-11', since: 1 }])
    await talk(here, ids[2]!, '2021-01-12')
    expect(await last(here, fourth)).toMatchObject([{ at: third, heldOn: '2021-01-12', since: 0 }])
  })

  test('the neighbours of a period are the ones before and after it', async () => {
    const here = await aPublication([first, second, third])
    const ids: string[] = []
    for (const week of [first, second, third]) ids.push(townOf(await published(here, weekOf(week))))
    const { previous, next } = await issueNeighbours(here.readers.M1, ids[1]!)
    expect([previous?.id, next?.id]).toEqual([ids[0], ids[2]])
    expect((await issueNeighbours(here.readers.M1, ids[2]!)).next).toBeNull()
  })
})
