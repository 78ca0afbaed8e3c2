// Asks one question in a process in which no name of the organisation was opened, and again as often as it is told to. As when the
// application starts, the keys are unwrapped first.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { median, timed } from '../lib/statistics.mjs'
import { loadSearch, searchQuestions } from '../search/questions.mjs'

const megabyte = 2 ** 20

/** The memory in use after a collection. */
const usedMemory = () => {
  globalThis.gc()
  return process.memoryUsage().heapUsed / megabyte
}

const peak = () => process.resourceUsage().maxRSS / 1024

/** Of this process, in milliseconds; the database is another one. */
const processorTime = (before) => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measure({ label, urls, keys, bundle, again, organisations }) {
  const application = await loadSearch(urls, keys, bundle)
  const { questions, end } = searchQuestions(application, organisations)
  const beforeKeys = process.cpuUsage()
  await application.unwrapKeys()
  const keysCpu = processorTime(beforeKeys)
  const [first, question] = questions.filter((one) => one.label === label)
  for (let round = 0; round < 3; round += 1) await first.ask()
  const [usedBefore, peakBefore] = [usedMemory(), peak()]
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const before = process.cpuUsage()
  const { ms: cold } = await timed(question.ask)
  const firstCpu = processorTime(before)
  delay.disable()
  const [kept, most] = [usedMemory() - usedBefore, peak() - peakBefore]
  const warm = []
  const beforeAgain = process.cpuUsage()
  for (let round = 0; round < again; round += 1) warm.push((await timed(question.ask)).ms)
  const againCpu = processorTime(beforeAgain) / again
  await end()
  return { keysCpu, cold, firstCpu, warm: median(warm), againCpu, stall: delay.max / 1e6, kept, most }
}

async function answer(question) {
  process.send(await measure(question))
  process.disconnect()
}

process.once('message', (question) => void answer(question))
