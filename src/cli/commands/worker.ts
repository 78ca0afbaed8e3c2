import { refuseUnfitDatabase } from '@/server/check-start'
import { work } from '@/worker'
import { argumentsOf, BadUsage, type Command } from '../command'
import { remark } from '../words'

export const workerCommand: Command = {
  usage: `worker
  Does the jobs of all organisations (preparing, publishing, letters) until it is stopped, beside an application that was
  started with --no-worker, or with other workers. Its log goes to stdout, as the application's does.`,
  run: async (args) => {
    const { positionals } = argumentsOf(args, {})
    if (positionals.length > 0) throw new BadUsage(`What is ${positionals[0]}?`)
    await refuseUnfitDatabase()
    const stopping = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
    remark('Working. Ctrl-C stops it.')
    await work(stopping.signal)
  },
}
