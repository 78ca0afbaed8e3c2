/**
 * What a command that runs as a job gets in addition to its input: a way to report progress, and a way to finish the job in
 * the transaction of its effect. So the effect and the end of the job are saved together, even if the process is killed.
 */
import 'server-only'
import type { Transaction } from './db'

export type Work = {
  readonly report: (done: number, of: number) => Promise<void>
  /** Throws when another worker has finished the job already, so that its effect happens once. */
  readonly finish: (tx: Transaction) => Promise<void>
}

/** The work of a command that only ever runs as a job. */
export type JobWork = Work & { readonly job: string }

/** For callers that run the command directly, such as the command line and the demonstration: there is no job to finish. */
export const directWork: Work = { report: async () => {}, finish: async () => {} }
