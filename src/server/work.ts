/**
 * What a command that may take long is handed beside its input: whom to tell how far it is, and what to write in the same
 * transaction as its effect. So the effect and the mark that it is there stand or fall together, also when a process is killed.
 */
import 'server-only'
import type { Transaction } from './db'

export type Work = {
  readonly report: (done: number, of: number) => Promise<void>
  /** Throws when the work was finished by somebody else already: nothing is done twice. */
  readonly finish: (tx: Transaction) => Promise<void>
}

/** Done at once for whoever waits for it, as the command line and the demonstration do: there is no job to finish. */
export const directWork: Work = { report: async () => {}, finish: async () => {} }
