import { useState } from 'react'

/** Whether the camera of this device can blur the background. */
const offersBlur = (track: MediaStreamTrack | undefined): boolean => {
  if (!track || !('getCapabilities' in track)) return false
  const capabilities = track.getCapabilities()
  return (
    'backgroundBlur' in capabilities &&
    Array.isArray(capabilities.backgroundBlur) &&
    capabilities.backgroundBlur.includes(true)
  )
}

/** Blurs what is behind the caller, where the device offers it. */
export const useBlur = (stream: MediaStream | null) => {
  const [isOn, setOn] = useState(false)
  const track = stream?.getVideoTracks()[0]
  const set = async (on: boolean) => {
    if (!track) return
    const constraints = { ...track.getConstraints(), backgroundBlur: on }
    await track.applyConstraints(constraints).then(
      () => setOn(on),
      () => undefined,
    )
  }
  return { isOffered: offersBlur(track), isOn, set }
}
