/** Whether this installation can do its work, for a monitor and for `npm start`. Names no host and no person. */
import 'server-only'
import packageJson from '../../package.json'
import { database } from './db'

export type Health = {
  status: 'ok' | 'unavailable'
  database: 'ok' | 'unavailable'
  version: string
  migrations: { applied: number; last: string | null }
}

type MigrationCount = { applied: number; last: string | null }

export const health = async (): Promise<Health> => {
  const version = packageJson.version
  try {
    const [migrations] = await database().$queryRaw<MigrationCount[]>`
      select count(*)::int as applied, max(migration_name) as last from _prisma_migrations where finished_at is not null`
    return { status: 'ok', database: 'ok', version, migrations: migrations ?? { applied: 0, last: null } }
  } catch {
    return { status: 'unavailable', database: 'unavailable', version, migrations: { applied: 0, last: null } }
  }
}
