import type { Actor } from '@/domain/access/actor'
import { nameIndex, runsOf, type KnownWords } from '@/domain/disclosure/text-gate'
import type { Transaction } from '@/server/db'

const namesKnown = async (tx: Transaction, { organisationId }: Actor) => {
  const where = { organisationId }
  const families = await tx.familyIdentity.findMany({ where, select: { parentName: true } })
  const staff = await tx.staff.findMany({ where, select: { name: true } })
  const schools = await tx.school.findMany({ where, select: { name: true } })
  const boards = await tx.schoolBoard.findMany({ where, select: { name: true } })
  return nameIndex({
    people: [...families.map(({ parentName }) => parentName), ...staff.map(({ name }) => name)],
    places: [...schools, ...boards].map(({ name }) => name),
  })
}

/** Looks in every answer and every note of the organisation, with nothing but letters and digits between single spaces. */
const runsSaid = async (tx: Transaction, { organisationId }: Actor, texts: readonly string[]) => {
  const runs = [...new Set(texts.flatMap(runsOf))]
  if (runs.length === 0) return new Set<string>()
  const rows = await tx.$queryRaw<{ run: string }[]>`
    select run from unnest(${runs}::text[]) as run
    where exists (
      select 1 from answer, unnest(array[value #>> '{}', note]) as said
      where organisation_id = ${organisationId}::uuid and said is not null
        and ' ' || regexp_replace(lower(said), '[^[:alnum:]]+', ' ', 'g') || ' ' like '% ' || run || ' %')`
  return new Set(rows.map(({ run }) => run))
}

/** What the gate compares these texts with: read once for all of them. */
export const knownWords = async (tx: Transaction, actor: Actor, texts: readonly string[]): Promise<KnownWords> => ({
  names: await namesKnown(tx, actor),
  said: await runsSaid(tx, actor, texts),
})
