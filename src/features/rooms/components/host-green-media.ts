import { useEffect, useRef, useState } from 'react'
import { offersBlur } from './background-blur'
import type { MediaProblem } from './device-requests'
import { storedDevices } from './host-devices'
import { LocalMedia } from './local-media'

/** Camera and microphone before the room, which start at a press. Whoever goes into the room takes them along. */
export const useGreenMedia = () => {
  const [, setChanges] = useState(0)
  const [media] = useState(
    () => new LocalMedia(null, () => setChanges((count) => count + 1), { devices: storedDevices() }),
  )
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<MediaProblem | null>(null)
  const isTaken = useRef(false)
  useEffect(
    () => () => {
      if (!isTaken.current) media.stop()
    },
    [media],
  )
  const start = async () => {
    setAsking(true)
    setRefusal(null)
    await media.setMeans('video')
    const { stream, problem } = media.state()
    // Whose camera is refused may have a microphone.
    if (!stream && problem === 'refused') {
      setRefusal(problem)
      await media.setMicrophone(true)
    }
    setAsking(false)
  }
  /** Hands the stream on: leaving this page then stops nothing. */
  const take = () => {
    isTaken.current = true
    return media.take()
  }
  const local = media.state()
  const { stream, problem, cameraOn, blurOn } = local
  const [picture] = stream?.getVideoTracks() ?? []
  return {
    local,
    stream,
    problem: problem ?? refusal,
    isAsking,
    hasCamera: cameraOn,
    blur: { isOffered: offersBlur(picture), isOn: blurOn, set: media.setBlur },
    start,
    dropCamera: () => void media.setCamera(false),
    setDevice: media.setDevice,
    take,
  }
}
