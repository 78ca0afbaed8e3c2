/** Counts working devices for the children of school age. The load, the group and the suggested need all use this rule. */
import type { Answers } from './answer'
import type { Halves } from './definition'
import type { Instrument } from './instrument'
import { effectiveAnswer, hasChosen, schoolAgeChildrenOf } from './routing'

/** How many devices work: none after the answer that they do not work. Null while their number is missing. */
export const workingDevicesOf = (instrument: Instrument, answers: Answers): number | null => {
  const devices = effectiveAnswer(instrument, 'devices', answers)
  if (devices.state !== 'value' || typeof devices.value !== 'number') return null
  return hasChosen(instrument, 'devices_working', answers, ['no']) ? 0 : devices.value
}

export type SharedDevices = { readonly devices: number; readonly children: number }

/** The working devices and the children of school age. Null when a number is missing or there is no such child. */
export const sharedDevicesOf = (instrument: Instrument, answers: Answers): SharedDevices | null => {
  const devices = workingDevicesOf(instrument, answers)
  const children = schoolAgeChildrenOf(answers)
  return devices === null || !children ? null : { devices, children }
}

/** A device for each child is no load, at least one for two children is half, and fewer is full load. */
export const deviceLoad = ({ devices, children }: SharedDevices): Halves =>
  devices >= children ? 0 : 2 * devices >= children ? 1 : 2
