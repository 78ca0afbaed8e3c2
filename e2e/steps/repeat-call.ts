import { randomUUID } from 'node:crypto'
import { rowsOf } from './database'
import { familyOf } from './guests'
import { ownInterview, type Answers, type OwnCaller } from './own-families'
import { sealedText } from './sealed.mjs'

export const earlierDay = '2020-05-05'

/** The answers of an earlier call: a choice, a list with its opening answer, a grade, and a text that is long to read. */
export const earlierAnswers: Answers = {
  call_date: earlierDay,
  confidentiality: 'yes',
  internet: 'partly',
  worries: 'yes',
  worries_topics: ['money', 'health'],
  grade_parent: 6,
  needs: ['homework'],
  needs_text: `Een rustige plek. ${'De oudste werkt nu aan de keukentafel en dat gaat niet. '.repeat(4)}Verder niets.`,
  may_call_again: 'yes',
}

/** An interview of a family of its own that was called before, where it is. */
export const ownRepeatCall = async (caller: OwnCaller, place: string, answers: Answers = {}): Promise<string> => {
  const id = await ownInterview(caller, place, { call_date: '2020-05-15', ...answers })
  const earlierId = randomUUID()
  await rowsOf(
    `insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, started_at, ended_at)
     values ($1, $2, $3, $4, $5, 'phone', 'parent', 'completed', $6::date, $6::date + time '12:00')`,
    [earlierId, caller.organisationId, await familyOf(id), caller.id, `t-${earlierId}`, earlierDay],
  )
  await rowsOf(
    `insert into answer (interview_id, key, organisation_id, value, value_version)
     select $1, key, $2, value, 1 from jsonb_each($3)`,
    [earlierId, caller.organisationId, JSON.stringify(earlierAnswers)],
  )
  return id
}

/** Open help of the family of an interview, that was agreed before it. */
export const helpBefore = async (caller: OwnCaller, interviewId: string, text: string): Promise<string> => {
  const id = randomUUID()
  const ownerId = await familyOf(interviewId)
  const words = await sealedText('help_item.text', { ownerId, rowId: id }, text)
  await rowsOf(
    `insert into help_item (id, organisation_id, family_id, type, text, owner_id, due_on, week, created_at)
     values ($1, $2, $3, 'laptop', $4, $5, '2020-05-12', '2020-W19', $6::date + time '12:00')`,
    [id, caller.organisationId, ownerId, words, caller.id, earlierDay],
  )
  return id
}
