/** What is asked of the browser for a camera or a microphone, and what its answers mean. */
import { isStandIn, type DeviceKind } from '@/domain/rooms/devices'
import { openDevices } from './background-blur'

/** Which devices somebody chose, by the ids that the browser gives this site. Null: whichever the browser prefers. */
export type DeviceIds = { audio: string | null; video: string | null }

/** Refused by the person or the browser; no such device; in use by another app; or pulled out in the middle. */
export type MediaProblem = 'refused' | 'missing' | 'busy' | 'microphoneGone' | 'cameraGone'

/** Enough for a picture of 640 × 480 that is sent at half the size, or whole when the other side enlarges it. */
const camera: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 25, max: 30 },
}
const microphone: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** By name: a wish that is only preferred gives way to the size of the picture. */
const wish = (id: string | null): MediaTrackConstraints => (id ? { deviceId: { exact: id } } : {})

const constraintsOf = (kinds: readonly DeviceKind[], { audio, video }: DeviceIds): MediaStreamConstraints => ({
  ...(kinds.includes('audio') ? { audio: { ...microphone, ...wish(audio) } } : {}),
  ...(kinds.includes('video') ? { video: { ...camera, ...(video ? wish(video) : { facingMode: 'user' }) } } : {}),
})

const problems: Readonly<Record<string, MediaProblem>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotReadableError: 'busy',
  AbortError: 'busy',
}
export const problemOf = (error: unknown): MediaProblem =>
  problems[error instanceof Error ? error.name : ''] ?? 'missing'

export const kindOf = (track: MediaStreamTrack): DeviceKind => (track.kind === 'video' ? 'video' : 'audio')

const isGone = async (id: string | null): Promise<boolean> => {
  if (!id) return false
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null)
  return devices !== null && !devices.some(({ deviceId }) => deviceId === id)
}

/**
 * Why a device ended by itself: it was pulled out, or a telephone call or another app took it and it is still in the list. A stand-in stays
 * in the list when what it stands for is pulled out.
 */
export const problemOfEnd = async (kind: DeviceKind, id: string | null): Promise<MediaProblem> => {
  if (!isStandIn(id) && !(await isGone(id))) return 'busy'
  return kind === 'audio' ? 'microphoneGone' : 'cameraGone'
}

/** The wishes for devices that are still there. */
const possibleWishes = async ({ audio, video }: DeviceIds): Promise<DeviceIds> => ({
  audio: (await isGone(audio)) ? null : audio,
  video: (await isGone(video)) ? null : video,
})

/** Opens the wished devices. A wished device that is not there any more is no reason to open none. */
export const openWished = async (
  kinds: readonly DeviceKind[],
  wishes: DeviceIds,
  wantsBlur: boolean,
  isOfUse: () => boolean,
): Promise<MediaStream> => {
  try {
    return await openDevices(constraintsOf(kinds, wishes), wantsBlur)
  } catch (error) {
    if (!kinds.some((kind) => wishes[kind] !== null) || problemOf(error) !== 'missing' || !isOfUse()) throw error
    const laterWishes = await possibleWishes(wishes)
    // Whoever switched it off meanwhile sees no light.
    if (!isOfUse()) throw error
    return openDevices(constraintsOf(kinds, laterWishes), wantsBlur)
  }
}
