/** Devices that work, and how they go round the children of school age: one place for the load, the group and the need. */
import type { Answers } from './answer'
import type { Halves } from './definition'
import type { Instrument } from './instrument'
import { effectiveAnswer, hasChosen, schoolAgeChildrenOf } from './routing'

/** None of them when they do not work; null while their number is missing. */
export const workingDevicesOf = (instrument: Instrument, answers: Answers): number | null => {
  const devices = effectiveAnswer(instrument, 'devices', answers)
  if (devices.state !== 'value' || typeof devices.value !== 'number') return null
  return hasChosen(instrument, 'devices_working', answers, ['no']) ? 0 : devices.value
}

export type SharedDevices = { readonly devices: number; readonly children: number }

/** Working devices beside the children of school age; null while a number is missing or without such a child. */
export const sharedDevicesOf = (instrument: Instrument, answers: Answers): SharedDevices | null => {
  const devices = workingDevicesOf(instrument, answers)
  const children = schoolAgeChildrenOf(answers)
  return devices === null || !children ? null : { devices, children }
}

/** One device for each child is no load, one for two is half, fewer is full load. */
export const deviceLoad = ({ devices, children }: SharedDevices): Halves =>
  devices >= children ? 0 : 2 * devices >= children ? 1 : 2
