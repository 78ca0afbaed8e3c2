/**
 * How far a long piece of work has come, for whoever waits for it. Kept in this process alone and only while it lasts: it is
 * for looking at, and nothing hangs on it.
 */
import 'server-only'

export type Progress = { readonly done: number; readonly of: number }

// Pages and route handlers are bundled apart, and must see the same.
const kept = globalThis as { nabijProgress?: Map<string, Progress> }
const running = () => (kept.nabijProgress ??= new Map())

export const progressOf = (name: string): Progress | null => running().get(name) ?? null

/** Notes how far it is while `work` lasts, and forgets it afterwards, however it ended. */
export const withProgress = async <Result>(
  name: string,
  work: (report: (done: number, of: number) => Promise<void>) => Promise<Result>,
): Promise<Result> => {
  try {
    return await work(async (done, of) => {
      running().set(name, { done, of })
    })
  } finally {
    running().delete(name)
  }
}
