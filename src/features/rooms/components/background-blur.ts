/** Blurring what is behind somebody, where the camera of the device can. */

/** Whether the camera of this device can blur the background. */
export const offersBlur = (track: MediaStreamTrack | undefined): boolean => {
  if (!track || !('getCapabilities' in track)) return false
  const capabilities = track.getCapabilities()
  return (
    'backgroundBlur' in capabilities &&
    Array.isArray(capabilities.backgroundBlur) &&
    capabilities.backgroundBlur.includes(true)
  )
}

export const applyBlur = (track: MediaStreamTrack, on: boolean): Promise<void> => {
  const constraints = { ...track.getConstraints(), backgroundBlur: on }
  return track.applyConstraints(constraints)
}

/** Opens devices. Whoever wishes a blurred background is not seen without one, where the camera offers it. */
export const openDevices = async (constraints: MediaStreamConstraints, wantsBlur: boolean): Promise<MediaStream> => {
  const stream = await navigator.mediaDevices.getUserMedia(constraints)
  const tracks = stream.getTracks()
  try {
    if (wantsBlur) for (const track of tracks) if (offersBlur(track)) await applyBlur(track, true)
  } catch (error) {
    for (const track of tracks) track.stop()
    throw error
  }
  return stream
}
