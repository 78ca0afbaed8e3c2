import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrate } from './migrate.mjs'

let dir
const url = process.env.DATABASE_OWNER_URL
const write = (name, sql) => {
  fs.mkdirSync(path.join(dir, name), { recursive: true })
  fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql)
}

async function query(sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql).finally(() => client.end())
  return rows
}

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrations-'))
  await query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})
afterEach(() => fs.rmSync(dir, { recursive: true }))

describe('migrations', () => {
  test('are applied in order, each once', async () => {
    write('2_second', 'ALTER TABLE a ADD b int')
    write('1_first', 'CREATE TABLE a (id int)')
    const applied = []
    expect(await migrate(url, dir, (name) => applied.push(name))).toBe(2)
    expect(await migrate(url, dir)).toBe(0)
    expect(applied).toEqual(['1_first', '2_second'])
  })

  test('are applied once by two simultaneous starts', async () => {
    write('1_first', 'CREATE TABLE a (id int)')
    const counts = await Promise.all([migrate(url, dir), migrate(url, dir)])
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 1])
  })

  test('stop when one was edited after it was applied', async () => {
    write('1_first', 'CREATE TABLE a (id int)')
    await migrate(url, dir)
    write('1_first', 'CREATE TABLE a (id bigint)')
    await expect(migrate(url, dir)).rejects.toThrow('1_first was edited')
  })

  test('roll back one that fails, and then stop until a person has resolved it', async () => {
    write('1_first', 'CREATE TABLE a (id int); CREATE TABLE a (id int)')
    await expect(migrate(url, dir)).rejects.toThrow('1_first failed: relation "a" already exists')
    expect(await query("SELECT to_regclass('a') AS found")).toEqual([{ found: null }])
    await expect(migrate(url, dir)).rejects.toThrow('migrate resolve --rolled-back 1_first')
  })

  test('stop without the roles, with the statements that make them', async () => {
    // The application's login stands for an owner who may not act for the roles without a login.
    await expect(migrate(process.env.DATABASE_URL, dir)).rejects.toThrow(
      /GRANT nabij_audit, nabij_jobs TO "?nabij_app"?;[^]*docs\/operations.md/,
    )
  })
})
