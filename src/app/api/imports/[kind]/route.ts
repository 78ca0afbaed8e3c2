import { importOf } from '@/features/imports/commands/of-kind'
import { reportInWords } from '@/features/imports/components/problem-words'
import { uploadSchema } from '@/features/imports/schema'
import { csvBytes } from '@/server/csv'
import { uploadRoute } from '@/server/upload'

/** The file itself is the body: first to be looked at, then, the same file again, to be stored. */
export const POST = uploadRoute(uploadSchema, csvBytes, async (actor, { kind, ...input }, bytes) => {
  return reportInWords(await importOf[kind](actor, { ...input, bytes }))
})
