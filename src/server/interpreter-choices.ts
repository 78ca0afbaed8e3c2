/** What a form offers of the register for the calls with one family. */
import 'server-only'
import type { InterpreterChoice } from '@/domain/calls/interpreters'
import { bookingStands } from './interpreter-bookings'
import { callLanguages } from './call-languages'
import { now } from './clock'
import { database, ofOrganisation } from './db'
import { openValue, type SealedValue } from './sealed/opened-values'

type Row = {
  isNeeded: boolean | null
  wantsNone: boolean
  languages: string[]
  id: string | null
  name: SealedValue
} & Omit<InterpreterChoice, 'id' | 'name' | 'languages'> & { spoken: string[] }

const choiceOf = ({ id, name, spoken, isSigned, isRetired, isRefused, speaksLanguage, lastOn, busy }: Row) =>
  id === null
    ? []
    : [
        {
          id,
          name: openValue('interpreter.name', id, name),
          languages: spoken,
          isSigned,
          isRetired,
          isRefused,
          speaksLanguage,
          lastOn,
          busy,
        },
      ]

/**
 * The interpreters who speak a language of the call with this family, who know it, or whom its parent does not want. One statement
 * for the organisation: when they are busy with others is no secret, with whom they are is. The caller has checked that the family
 * is in the actor's scope.
 */
export const interpreterChoices = async (organisationId: string, familyId: string) => {
  const rows = await database(ofOrganisation(organisationId)).$queryRaw<Row[]>`
    select family.interpreter_needed as "isNeeded", family.interpreter_refused is true as "wantsNone",
      ${callLanguages} as languages, offered.*
    from family left join lateral (
      select interpreter.id, interpreter.name, coalesce(interpreter.languages, '{}') as spoken,
        interpreter.signed_on is not null as "isSigned", interpreter.retired_at is not null as "isRetired",
        refusal.family_id is not null as "isRefused",
        coalesce(interpreter.languages && ${callLanguages}, false) as "speaksLanguage",
        to_char(known.last_at at time zone 'Europe/Amsterdam', 'YYYY-MM-DD') as "lastOn",
        coalesce((select jsonb_agg(jsonb_build_object('startsAt', booking.starts_at, 'endsAt', booking.ends_at))
          from interpreter_booking booking join appointment on appointment.id = booking.appointment_id
          where booking.interpreter_id = interpreter.id and booking.family_id <> family.id and booking.ends_at > ${now()}
            and ${bookingStands}), '[]') as busy
      from interpreter
      left join interpreter_refusal refusal on refusal.interpreter_id = interpreter.id and refusal.family_id = family.id
      left join lateral (select max(interview.ended_at) as last_at from interview where interview.family_id = family.id
        and interview.interpreter_id = interpreter.id and interview.state in ('completed', 'broken_off')) known on true
      where interpreter.organisation_id = family.organisation_id and (known.last_at is not null
        or refusal.family_id is not null or interpreter.retired_at is null and interpreter.languages && ${callLanguages})
      ) offered on true
    where family.id = ${familyId}::uuid and family.organisation_id = ${organisationId}::uuid`
  const [family] = rows
  return {
    isNeeded: family?.isNeeded === true,
    wantsNone: family?.wantsNone === true,
    languages: family?.languages ?? [],
    interpreters: rows.flatMap(choiceOf),
  }
}

export type InterpreterChoices = Awaited<ReturnType<typeof interpreterChoices>>
