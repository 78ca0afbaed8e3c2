/**
 * A command can be refused until its person shows again who they are. The frame of the page offers a way to ask for that; the
 * command is then sent a second time, without anything of the page being lost.
 */

type Ask = () => Promise<boolean>

let offeredAsk: Ask | undefined

/** Returns what takes the offer back. */
export const offerConfirmation = (ask: Ask): (() => void) => {
  offeredAsk = ask
  return () => {
    if (offeredAsk === ask) offeredAsk = undefined
  }
}

/** Sends, and once more after a confirmation when that was asked for. Without one the refusal is the answer. */
export const sendConfirmed = async <Result extends { ok: boolean }>(send: () => Promise<Result>): Promise<Result> => {
  const result = await send()
  if (!('code' in result) || result.code !== 'step_up' || !offeredAsk) return result
  return (await offeredAsk()) ? send() : result
}
