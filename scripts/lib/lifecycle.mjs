import { endRunning } from './run.mjs'
import { say } from './steps.mjs'

const never = new Promise(() => {})

/**
 * Keeps track of everything that a script has started, and ends it when the script ends, fails or is asked to stop.
 * On Ctrl-C the terminal signals the whole group and npm passes the signal on again, so only the first signal counts.
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
    /** Ends everything that was started, in reverse order, and then the process. @param {number} code */
    end,
    isEnding: () => Boolean(ending),
    /**
     * Registers something that is being started and how to end it. A stop during the start waits for the start, so that
     * nothing is left running. The script then does not go on.
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
