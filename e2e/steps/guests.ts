import { randomUUID } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { seats, type Guest, type Place } from '../pages'
import { aConcern } from './concern'
import { rowOf, rowsOf } from './database'
import { announceFamily, forgetOwnCaller, ownCaller, ownFamily, ownInterview, type OwnCaller } from './own-families'
import type { Answers } from './stored-answers'
import { ownLink, publishedTo } from './own-link'
import { ownPreparation } from './own-preparation'
import { closeOwnRoom, ownRoom, sitDown } from './own-room'
import { forgetNewcomer, ownHalfway, ownNewcomer } from './second-step'
import { signedIn, signedInAs, withPassword } from './sign-in'
import { sealedText } from './sealed.mjs'

/** Answers that open second parts, probes and suggestions. */
export const someAnswers: Answers = {
  call_date: '2020-05-15',
  confidentiality: 'yes',
  children_count: 2,
  children_ages: [8, 2],
  home_languages: ['tr', 'nl'],
  household_others: ['partner'],
  enough_room: 'partly',
  school_contact: 'little',
  school_contact_via: ['teacher', 'phone'],
  school_letters: 'partly',
  homework_help: 'no',
  internet: 'yes',
  devices: 1,
  worries: 'yes',
  grade_parent: 5,
  needs: ['device_or_internet'],
  can_we_help: 'yes',
  can_we_help_types: ['laptop', 'homework_buddy'],
  may_call_again: 'yes',
  conversation_note: 'Moeder leest de brieven samen met haar zus.',
}

export const familyOf = async (interviewId: string, url?: string) =>
  (await rowOf<{ family_id: string }>('select family_id from interview where id = $1', [interviewId], url)).family_id

const ownClosedRoom = async (visitor: OwnCaller) => {
  const room = await ownRoom(visitor)
  await closeOwnRoom(room)
  return room
}

/** What the visits name: families and interviews of a visitor of their own, and a week with figures. */
export const ownPlace = async (url = process.env.DATABASE_OWNER_URL): Promise<Place> => {
  const visitor = await ownCaller(url)
  const underWay = await ownInterview(visitor, 'school_letters', someAnswers)
  const calledFamily = await familyOf(underWay, url)
  const helpId = randomUUID()
  const asked = 'Vraagt na of school er een kan lenen'
  await rowsOf(
    `insert into help_item (id, organisation_id, family_id, type, text, owner_id, due_on, week)
     values ($1, $2, $3, 'laptop', $5, $4, '2020-05-18', '2020-W20')`,
    [
      helpId,
      visitor.organisationId,
      calledFamily,
      visitor.id,
      await sealedText('help_item.text', { ownerId: calledFamily, rowId: helpId }, asked),
    ],
    url,
  )
  const [busiest] = await rowsOf<{ week: string }>(
    `select week from interview_fact where organisation_id = $1 group by week order by count(*) desc, week limit 1`,
    [visitor.organisationId],
    url,
  )
  const family = await ownFamily(visitor)
  await announceFamily(visitor, family)
  const published = await publishedTo('reader', { families: 'enough' }, url)
  return {
    visitor,
    newcomer: await ownNewcomer(url),
    halfway: await ownHalfway(url),
    family,
    calledFamily,
    underWay,
    ended: await ownInterview(visitor, 'ended', someAnswers),
    concern: (await aConcern(underWay, 'Er werd geschreeuwd, en het werd ineens stil.', url)).concern_id,
    interpreter: (await rowOf<{ id: string }>('select id from interpreter order by id limit 1', [], url)).id,
    week: busiest?.week ?? '2020-W19',
    published,
    tooFew: await publishedTo('reader', { families: 'too few' }, url),
    shared: await ownLink(published, {}, url),
    preparation: await ownPreparation(url),
    room: await ownRoom(visitor),
    closedRoom: await ownClosedRoom(visitor),
  }
}

export const forgetPlace = async ({ visitor, newcomer, halfway }: Place) => {
  await forgetOwnCaller(visitor)
  await forgetNewcomer(newcomer)
  await forgetNewcomer(halfway)
}

type Own = Pick<Place, 'visitor' | 'newcomer' | 'halfway' | 'room'>

/** In a call of the visitor's that is over. */
const sitOver = async (context: BrowserContext, { visitor }: Own) => {
  const room = await ownRoom(visitor)
  await sitDown(context, room, 'present')
  await closeOwnRoom(room)
}

const seatOfGuest = (guest: Guest) => seats.find((seat) => seat === guest)

export const enter = async (context: BrowserContext, guest: Guest, own: Own) => {
  if (guest === 'nobody') return
  const seat = seatOfGuest(guest)
  if (seat === 'over') return sitOver(context, own)
  if (seat) return sitDown(context, own.room, seat)
  if (guest === 'newcomer' || guest === 'halfway') await withPassword(context, own[guest])
  else if (guest === 'visitor') await signedIn(context, own.visitor)
  else await signedInAs(context, guest)
}
