'use client'

import type { GuestTexts } from './guest-texts'
import type { RoomConnection } from './room-connection'

/** Says what a press does. Each press asks the browser for the device, so that it starts by a tap alone. */
export const DeviceButtons = ({ texts: { call }, room }: { texts: GuestTexts; room: RoomConnection }) => {
  const { cameraOn, microphoneOn } = room.local
  return (
    <>
      <button type="button" className="button" onClick={() => void room.setMicrophone(!microphoneOn)}>
        {microphoneOn ? call.microphoneOff : call.microphoneOn}
      </button>
      <button type="button" className="button" onClick={() => void room.setCamera(!cameraOn)}>
        {cameraOn ? call.cameraOff : call.cameraOn}
      </button>
    </>
  )
}
