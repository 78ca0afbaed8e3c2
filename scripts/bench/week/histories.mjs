import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { migrate } from '../../lib/migrate.mjs'
import { fillHistory } from './history.mjs'
import { firstInstrument } from './page-queries.mjs'

/**
 * A database with `size` interviews, and a worker that measures one question at a time, in milliseconds.
 * @typedef {{ size: number, questions: { level: string, question: string }[],
 *   time: (asked: { level: string, question: string, kind: string }) => Promise<number>, end: () => Promise<void> }} History
 */

async function createDatabase(adminUrl, name) {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).toString()
}

async function fill(url, size, bundle) {
  const { instrument, codebook } = await firstInstrument(bundle)
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await fillHistory(client, size, { instrument, codebook })
  await client.end()
}

/** @param {string} adminUrl @param {number} size @param {string} bundle @returns {Promise<History>} */
export async function makeHistory(adminUrl, size, bundle) {
  const url = await createDatabase(adminUrl, `bench_${size}`)
  await fill(url, size, bundle)
  const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { url, bundle } })
  const [{ questions }] = await once(worker, 'message')
  return {
    size,
    questions,
    async time(asked) {
      worker.postMessage(asked)
      const [{ ms }] = await once(worker, 'message')
      return ms
    },
    async end() {
      worker.postMessage('end')
      await once(worker, 'exit')
    },
  }
}
