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

async function createDatabase(urls, name) {
  const owner = new pg.Client({ connectionString: urls.owner })
  await owner.connect()
  await owner.query(`create database ${name}`)
  await owner.end()
  const there = (url) => Object.assign(new URL(url), { pathname: `/${name}` }).toString()
  return { owner: there(urls.owner), app: there(urls.app), reader: there(urls.reader) }
}

async function fill(url, size, bundle) {
  const { instrument, codebook } = await firstInstrument(bundle)
  await migrate(url)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await fillHistory(client, size, { instrument, codebook })
  await client.end()
}

/**
 * @param {{ owner: string, app: string, reader: string }} server @param {number} size @param {string} bundle
 * @returns {Promise<History>}
 */
export async function makeHistory(server, size, bundle) {
  const urls = await createDatabase(server, `bench_${size}`)
  await fill(urls.owner, size, bundle)
  const worker = new Worker(new URL('worker.mjs', import.meta.url), { workerData: { urls, bundle } })
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
