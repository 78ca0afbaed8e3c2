/**
 * Makes what a parent said about the next call the preference of the family: for each wish the latest interview that answers it.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { contactWishes, wishAnswerKeys, wishesToStore, type ContactWishes } from '@/domain/calls/contact-wishes'
import { oneOf } from '@/domain/closed-lists'
import type { Answer } from '@/domain/instrument/answer'
import { channels } from '@/domain/instrument/call-details'
import { instrumentOf } from '@/domain/instrument/instrument'
import { preferenceChanges } from '@/domain/people/contact-changes'
import { noPreferences, partsOfDay, type ContactPreferences } from '@/domain/people/contact-preferences'
import { chunksOf } from './chunks'
import { now } from './clock'
import { storeContactChanges } from './contact-changes'
import type { Transaction } from './db'
import { storeNextSteps } from './next-steps'
import { openedValue, type SealedField } from './stored-answer'

type EndedInterview = {
  id: string
  instrumentVersion: number
  answers: { key: string; value: SealedField; missing: Answer['missing'] }[]
}

type Row = {
  familyId: string
  interpreterNeeded: boolean | null
  interpreterRefused: boolean | null
  preferredChannels: string[] | null
  preferredPartsOfDay: string[] | null
  /** The latest first. */
  interviews: EndedInterview[]
}

/** The ended interviews of each family with their answers about the next call, and the family's preferences. */
const endedInterviews = (tx: Transaction, familyIds: readonly string[]) => tx.$queryRaw<Row[]>`
  select family.id as "familyId", family.interpreter_needed as "interpreterNeeded",
    family.interpreter_refused as "interpreterRefused",
    family.preferred_channels as "preferredChannels", family.preferred_parts_of_day as "preferredPartsOfDay",
    coalesce((select jsonb_agg(jsonb_build_object('id', interview.id, 'instrumentVersion', interview.instrument_version,
        'answers', coalesce((
          select jsonb_agg(jsonb_build_object('key', answer.key, 'value', answer.value, 'missing', answer.missing))
          from answer where answer.interview_id = interview.id and answer.key = any(${wishAnswerKeys}::text[])), '[]'))
        order by interview.ended_at desc, interview.id desc)
      from interview where interview.family_id = family.id and interview.state in ('completed', 'broken_off')), '[]')
      as interviews
  from family
  where family.id = any(${familyIds}::uuid[])
  for no key update of family`

const wishesOf = ({ id, instrumentVersion, answers }: EndedInterview): ContactWishes =>
  contactWishes(
    instrumentOf(instrumentVersion),
    Object.fromEntries(answers.map((row) => [row.key, { value: openedValue(id, row), missing: row.missing }] as const)),
  )

/** A parent who asks for an interpreter at the next call takes back that they want none. */
type StoredWishes = ContactWishes & Pick<ContactPreferences, 'interpreterRefused'>

const takenBack = ({ interpreterNeeded }: Partial<ContactWishes>): Partial<StoredWishes> =>
  interpreterNeeded === true ? { interpreterRefused: null } : {}

const storedWishes = ({
  interpreterNeeded,
  interpreterRefused,
  preferredChannels,
  preferredPartsOfDay,
}: Row): StoredWishes => ({
  interpreterNeeded,
  interpreterRefused,
  preferredChannels: (preferredChannels ?? []).flatMap((code) => oneOf(channels, code) ?? []),
  preferredPartsOfDay: (preferredPartsOfDay ?? []).flatMap((code) => oneOf(partsOfDay, code) ?? []),
})

type Asked = {
  familyIds: readonly string[]
  /** The interviews that ended, were corrected or were imported. A wish that a later interview answers stays. */
  interviewIds: ReadonlySet<string>
  /** The key of the answer that was corrected. */
  correctedKey?: string
}

export const storeContactWishes = async (
  tx: Transaction,
  actor: Actor,
  { familyIds, interviewIds, correctedKey }: Asked,
): Promise<void> => {
  if (correctedKey !== undefined && !wishAnswerKeys.includes(correctedKey)) return
  for (const idChunk of chunksOf(familyIds)) {
    const rows = await endedInterviews(tx, idChunk)
    const updates = rows.flatMap((row) => {
      const oldWishes = storedWishes(row)
      const wishesByInterview = row.interviews.map((interview) => ({
        wishes: wishesOf(interview),
        isAsked: interviewIds.has(interview.id),
      }))
      const wishes = wishesToStore(wishesByInterview, correctedKey)
      const newWishes = { ...oldWishes, ...wishes, ...takenBack(wishes) }
      const { familyId } = row
      return JSON.stringify(newWishes) === JSON.stringify(oldWishes) ? [] : [{ familyId, oldWishes, newWishes }]
    })
    if (updates.length === 0) continue
    await storeContactChanges(
      tx,
      actor,
      updates.flatMap(({ familyId, oldWishes, newWishes }) =>
        preferenceChanges({ ...noPreferences, ...oldWishes }, newWishes).map((change) => ({ ...change, familyId })),
      ),
    )
    const rowsToStore = JSON.stringify(updates.map(({ familyId, newWishes }) => ({ ...newWishes, familyId })))
    await tx.$executeRaw`
      update family set interpreter_needed = r."interpreterNeeded", interpreter_refused = r."interpreterRefused", preferred_channels = r."preferredChannels",
        preferred_parts_of_day = r."preferredPartsOfDay", updated_at = ${now()}, version = family.version + 1
      from jsonb_to_recordset(${rowsToStore}::jsonb) as r ("familyId" uuid, "interpreterNeeded" boolean,
        "interpreterRefused" boolean, "preferredChannels" text[], "preferredPartsOfDay" text[])
      where family.id = r."familyId"`
    await storeNextSteps(
      tx,
      actor.organisationId,
      updates.map(({ familyId }) => familyId),
    )
  }
}
