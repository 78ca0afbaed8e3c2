import 'server-only'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { LoginClient } from '@/server/login-pool'

const rotationLock = 7015

/** Two runs at once could each overwrite what the other has just written. The lock ends with the process, however it ends. */
export const runAlone = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const client = new LoginClient(env().DATABASE_URL)
  await client.connect()
  try {
    const { rows } = await client.query<{ isFree: boolean }>('select pg_try_advisory_lock($1::bigint) as "isFree"', [
      rotationLock,
    ])
    if (!rows[0]?.isFree) throw new AppError('conflict', 'keys_being_replaced')
    return await work()
  } finally {
    await client.end()
  }
}
