import { useState } from 'react'
import { offersBlur } from './background-blur'
import type { MediaProblem } from './device-requests'
import { storedDevices } from './host-devices'
import { useLocalMedia } from './use-local-media'

/** Camera and microphone before the room, which start at a press. Whoever goes into the room takes them along. */
export const useGreenMedia = () => {
  const media = useLocalMedia(storedDevices)
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<MediaProblem | null>(null)
  const ask = async (open: () => Promise<void>) => {
    setAsking(true)
    setRefusal(null)
    await open()
    setAsking(false)
  }
  const start = async () => {
    await media.setMeans('video')
    // Whose camera is refused may have a microphone. Whoever left meanwhile has no problem any more.
    const { stream, problem } = media.state()
    if (stream || problem !== 'refused') return
    setRefusal(problem)
    await media.setMicrophone(true)
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
    start: () => ask(start),
    setCamera: (on: boolean) => (on ? ask(() => media.setCamera(true)) : media.setCamera(false)),
    setMicrophone: media.setMicrophone,
    setDevice: media.setDevice,
    take: media.take,
  }
}
