/**
 * A command can be refused until its person shows again who they are. The frame of the page offers a way to ask for that; the
 * command is then sent a second time, without anything of the page being lost.
 */

type Confirmation = {
  /** Asks, and returns whether the person showed who they are. */
  ask: () => Promise<boolean>
  /** Asks only when it was longer ago. False when the person does not want to. */
  askIfNeeded: () => Promise<boolean>
}

let frame: Confirmation | undefined

/** Returns what takes the offer back. */
export const offerConfirmation = (confirmation: Confirmation): (() => void) => {
  frame = confirmation
  return () => {
    if (frame === confirmation) frame = undefined
  }
}

/** Sends, and once more after a confirmation when that was asked for. Without one the refusal is the answer. */
export const sendConfirmed = async <Result extends { ok: boolean }>(send: () => Promise<Result>): Promise<Result> => {
  const result = await send()
  if (!('code' in result) || result.code !== 'step_up' || !frame) return result
  return (await frame.ask()) ? send() : result
}

/** Before a file is fetched, which the browser does by itself. */
export const confirmFirst = async (): Promise<boolean> => (frame ? frame.askIfNeeded() : true)
