'use client'

import type { DeviceKind } from '@/domain/rooms/devices'
import { DeviceSelect } from './device-select'
import type { GuestTexts } from './guest-texts'
import type { LocalState } from './local-media'

type Props = {
  texts: GuestTexts
  local: LocalState
  setDevice: (kind: DeviceKind, id: string) => Promise<void>
}

/** Another camera or microphone than the one that is on. Nothing of it stays on the device of a guest. */
export const GuestDeviceChoice = ({ texts: { call }, local, setDevice }: Props) => {
  const choose = (kind: DeviceKind, id: string) => void setDevice(kind, id)
  return (
    <>
      {local.cameraOn ? <DeviceSelect kind="video" local={local} words={call.devices.video} choose={choose} /> : null}
      {local.microphoneOn ? (
        <DeviceSelect kind="audio" local={local} words={call.devices.audio} choose={choose} />
      ) : null}
    </>
  )
}
