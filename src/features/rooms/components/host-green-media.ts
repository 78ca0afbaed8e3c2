import { useEffect, useRef, useState } from 'react'
import { applyBlur, offersBlur, openDevices } from './background-blur'

export type MediaProblem = 'refused' | 'missing' | 'busy'

const problemOf = (error: unknown): MediaProblem => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'missing'
}

const streamOf = (video: boolean, wantsBlur: boolean): Promise<MediaStream> =>
  openDevices({ audio: true, video: video ? { width: 640, height: 480 } : false }, wantsBlur)

/** Stops the devices of a stream that the next one does not go on with. */
const stop = (stream: MediaStream | null, next: MediaStream | null = null) => {
  const keptTracks = next?.getTracks() ?? []
  for (const track of stream?.getTracks() ?? []) if (!keptTracks.includes(track)) track.stop()
}

/** Camera and microphone before the room, which start at a press. Whoever goes into the room takes them along. */
export const useGreenMedia = () => {
  const [stream, setStream] = useState<MediaStream | null>(null)
  const [problem, setProblem] = useState<MediaProblem | null>(null)
  const [isAsking, setAsking] = useState(false)
  const [blurOn, setBlurOn] = useState(false)
  const ownStream = useRef<MediaStream | null>(null)
  const hasLeft = useRef(false)
  useEffect(() => {
    hasLeft.current = false
    return () => {
      hasLeft.current = true
      stop(ownStream.current)
    }
  }, [])
  /** A device that opens after this page was left is closed at once. */
  const setOwn = (next: MediaStream | null) => {
    if (hasLeft.current) return stop(next)
    stop(ownStream.current, next)
    ownStream.current = next
    setStream(next)
  }
  const start = async () => {
    setAsking(true)
    setProblem(null)
    try {
      setOwn(await streamOf(true, blurOn))
    } catch (error) {
      setProblem(problemOf(error))
      // A computer without a camera, or whose camera is refused, may have a microphone.
      setOwn(await streamOf(false, blurOn).catch(() => null))
    }
    setAsking(false)
  }
  const [picture] = stream?.getVideoTracks() ?? []
  const setBlur = async (on: boolean) => {
    if (!picture) return
    await applyBlur(picture, on).then(
      () => setBlurOn(on),
      () => undefined,
    )
  }
  const dropCamera = () => {
    if (!stream || !picture) return
    picture.stop()
    setOwn(new MediaStream(stream.getAudioTracks()))
  }
  /** Hands the stream on: leaving this page then stops nothing. */
  const take = (): MediaStream | null => {
    ownStream.current = null
    return stream
  }
  const blur = { isOffered: offersBlur(picture), isOn: blurOn, set: setBlur }
  return { stream, problem, isAsking, start, dropCamera, take, blur, hasCamera: picture !== undefined }
}
