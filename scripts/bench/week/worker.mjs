// Measures the questions of one history. It is a worker thread, because the application's modules can use only one database.
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { timed } from '../lib/statistics.mjs'
import { bestQuestions } from './best-sql.mjs'
import { facts } from './history.mjs'
import { pageQuestions } from './page-queries.mjs'

// The hand-written statements say as well for which organisation they run (row-level security).
const options = `-c nabij.organisation=${facts.organisation}`
const pool = new pg.Pool({ connectionString: workerData.urls.app, max: 12, options })
const page = await pageQuestions(workerData.urls, workerData.bundle)
const best = bestQuestions(pool, { ...facts, codebook: page.codebook })
const asking = { page, best }

async function time({ level, question, kind }) {
  return (await timed(asking[kind][level][question])).ms
}

async function answer(message) {
  if (message !== 'end') return parentPort.postMessage({ ms: await time(message) })
  await Promise.all([page.end(), pool.end()])
  return parentPort.close()
}

parentPort.on('message', (message) => void answer(message))
parentPort.postMessage({
  questions: Object.entries(best).flatMap(([level, all]) => Object.keys(all).map((question) => ({ level, question }))),
})
