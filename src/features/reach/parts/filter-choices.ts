import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'

type ChoiceRow = { kind: 'programme' | 'language'; value: string }

/** More than a list of options can show. */
const mostChoices = 500

/** The programmes and languages of the families, as options of the filters. */
export const filterChoices = async (actor: Actor) => {
  const rows = await database(actor).$queryRaw<ChoiceRow[]>`
    select * from (
      select distinct 'programme' as kind, programme as value from family where ${familyInScope(actor)} and programme <> ''
      union select distinct 'language', unnest(home_languages) from family where ${familyInScope(actor)}) choice
    order by kind, value collate "und-x-icu" limit ${mostChoices}`
  const valuesOf = (kind: ChoiceRow['kind']) => rows.flatMap((row) => (row.kind === kind ? [row.value] : []))
  return { programmes: valuesOf('programme'), languages: valuesOf('language') }
}
