// Progress messages go to stderr, because stdout is for results.
const out = process.stderr
const isTerminal = Boolean(out.isTTY) && !process.env.CI
let count = 0

/**
 * Does the work and prints one numbered line with its duration in seconds, with `✗` when it throws.
 * @template Result
 * @param {string} label
 * @param {() => Promise<Result>} work
 * @param {(result: Result) => string} [detail] what to add to the line when it is done
 * @returns {Promise<Result>}
 */
export async function step(label, work, detail = () => '') {
  const number = String(++count).padStart(2)
  const started = performance.now()
  if (isTerminal) out.write(`\r\x1b[K${number} … ${label}`)
  const finish = (mark, text) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    out.write(`${isTerminal ? '\r\x1b[K' : ''}${number} ${mark} ${text} (${seconds} s)\n`)
  }
  try {
    const result = await work()
    finish('✓', `${label}${detail(result)}`)
    return result
  } catch (error) {
    finish('✗', label)
    throw error
  }
}

/** @param {string} line */
export const say = (line) => out.write(`${line}\n`)

/** Prints an error for a person: its message and the output of the failed command, without a stack. @param {any} error */
export function sayError(error) {
  if (error.output) say(error.output.trimEnd())
  say(`\n${error.message}`)
}
