import { endRunning } from './run.mjs'
import { say } from './steps.mjs'

const never = new Promise(() => {})

/**
 * What a script has started, so that it can end it all: by itself, after a failure, or when it is asked to stop.
 * On Ctrl-C the terminal signals the whole group and npm passes it on once more: only the first signal counts.
 * @param {{ stoppedCode: number }} options the exit code after a signal
 */
export function lifecycle({ stoppedCode }) {
  /** @type {(() => Promise<unknown>)[]} */
  const releases = []
  let ending

  const endAll = async (code) => {
    await endRunning()
    for (const release of releases.reverse()) {
      await release().catch((error) => say(error.message))
    }
    process.exit(code)
  }
  const end = (code) => (ending ??= endAll(code))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(stoppedCode))

  return {
    /** Ends what was started, last first, then the process. @param {number} code */
    end,
    isEnding: () => Boolean(ending),
    /**
     * Notes something that is being started and how to end it. A stop that comes during the start waits for it,
     * so that nothing is left behind, and the script itself does not go on.
     * @template Thing
     * @param {Promise<Thing>} starting
     * @param {(thing: Thing) => Promise<unknown>} release
     * @returns {Promise<Thing>}
     */
    async hold(starting, release) {
      releases.push(async () => {
        const thing = await starting.catch(() => null)
        if (thing) await release(thing)
      })
      const thing = await starting
      return ending ? never : thing
    },
  }
}

/** @typedef {ReturnType<typeof lifecycle>} Lifecycle */
