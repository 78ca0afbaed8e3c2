/** Long work of the process stops in between, so that other requests are answered meanwhile. */
import 'server-only'

/** Lets everything run that waits to run. */
export const giveWay = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
