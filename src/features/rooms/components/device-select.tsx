'use client'

import { deviceChoices, usedDevice, type DeviceKind, type DeviceWords } from '@/domain/rooms/devices'
import type { LocalState } from './local-media'
import { useDeviceList } from './use-device-list'

type Props = {
  kind: DeviceKind
  local: Pick<LocalState, 'stream' | 'devices'>
  words: DeviceWords & { label: string }
  choose: (kind: DeviceKind, id: string) => void
}

/** The choice among cameras or microphones, where there is more than one. */
export const DeviceSelect = ({ kind, local: { stream, devices }, words, choose }: Props) => {
  const list = useDeviceList(stream)
  const choices = deviceChoices(list, kind, words)
  if (choices.length < 2) return null
  return (
    <label className="field">
      <span className="label">{words.label}</span>
      <select
        className="input"
        value={usedDevice(list, kind, devices[kind])}
        onChange={({ target }) => choose(kind, target.value)}
      >
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
