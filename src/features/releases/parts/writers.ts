import 'server-only'
import type { Prisma } from '@/server/db'

type Row = Pick<Prisma.PreparationWriterGetPayload<object>, 'node' | 'part' | 'staffId'>
export type WrittenPart = Row['part']

/** The names of the writers of each text of a preparation, in the order in which they began. */
export type Writers = {
  of: (node: string, part: WrittenPart) => readonly string[]
}

export const writersOf = (rows: readonly Row[], nameOf: ReadonlyMap<string, string>): Writers => ({
  of: (node, part) =>
    rows.filter((row) => row.node === node && row.part === part).flatMap(({ staffId }) => nameOf.get(staffId) ?? []),
})
