import 'server-only'
import { dayMs } from '@/domain/dates'
import { now } from '@/server/clock'
import { database } from '@/server/db'

/** A device keeps unsent work that long. Sessions, files of jobs, counts of failures and challenges are over long before. */
const usedMs = 14 * dayMs

/** Whether something that was made with an earlier secret may still come. */
export const isSecretReplacedLately = async (): Promise<boolean> => {
  const [row] = await database('log').$queryRaw<[{ isLate: boolean }]>`
    select exists (select from audit where verb = 'key.replace' and detail ->> 'what' = 'secret'
      and at > ${new Date(now().getTime() - usedMs)}) as "isLate"`
  return row.isLate
}
