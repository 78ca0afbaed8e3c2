// A database as an earlier version left it: with the migrations before a certain one, and a way to apply the others.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '../../scripts/lib/migrate.mjs'
import { makeScratch, removeScratch } from '../../scripts/lib/scratch.mjs'

const migrations = path.resolve('prisma/migrations')

/** @param {string} before @param {string} server */
export async function olderDatabase(before, server) {
  const name = `older_${process.pid}_${Date.now()}`
  const administer = async (/** @type {string} */ sql) => {
    const client = new pg.Client({
      connectionString: Object.assign(new URL(server), { pathname: '/postgres' }).toString(),
    })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await administer(`CREATE DATABASE ${name}`)
  const there = (/** @type {string | undefined} */ login) =>
    Object.assign(new URL(login ?? ''), { pathname: `/${name}` }).toString()
  const url = there(server)
  const scratch = makeScratch()
  for (const entry of fs.readdirSync(migrations).filter((folder) => /^\d{4}_/.test(folder) && folder < before))
    fs.cpSync(path.join(migrations, entry), path.join(scratch, entry), { recursive: true })
  await migrate(url, scratch)
  await removeScratch(scratch)
  return {
    url,
    appUrl: there(process.env.DATABASE_URL),
    upgrade: () => migrate(url, migrations),
    drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
