import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LocalMedia } from './local-media'

class FakeTrack extends EventTarget {
  enabled = true
  isLive = true
  isBlurred = false
  readonly kind: 'audio' | 'video'
  readonly deviceId: string
  constructor(kind: 'audio' | 'video', deviceId: string) {
    super()
    this.kind = kind
    this.deviceId = deviceId
  }
  getSettings = () => ({ deviceId: this.deviceId })
  stop = () => {
    this.isLive = false
  }
  getCapabilities = () => (this.kind === 'video' ? { backgroundBlur: [true, false] } : {})
  getConstraints = () => ({})
  applyConstraints = async ({ backgroundBlur }: { backgroundBlur: boolean }) => {
    if (!canBlur) throw new DOMException('', 'OverconstrainedError')
    this.isBlurred = backgroundBlur
  }
}
class FakeStream {
  readonly tracks: FakeTrack[]
  constructor(tracks: FakeTrack[]) {
    this.tracks = tracks
  }
  getTracks = () => this.tracks
}

let opened: FakeTrack[] = []
let asked: object[] = []
let refusals: string[] = []
let canBlur = true
let plugged: string[] = []
/** Ends before a device opens, as a person who thinks about the browser's question. */
let thinking: Promise<void> | null = null

type Wish = { deviceId?: { exact: string } }

/** The wished device, or the first one without a wish. */
const idOf = (kind: 'audio' | 'video', wish: Wish = {}) => {
  const ofKind = plugged.filter((id) => id.startsWith(kind))
  const id = wish.deviceId ? ofKind.find((one) => one === wish.deviceId?.exact) : (ofKind[0] ?? '')
  if (id === undefined) throw new DOMException('', 'OverconstrainedError')
  return id
}

const openDevices = async (constraints: { audio?: Wish; video?: Wish }) => {
  asked.push(constraints)
  if (thinking) await thinking
  const refusal = refusals.shift()
  if (refusal) throw new DOMException('', refusal)
  const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind])
  const tracks = kinds.map((kind) => new FakeTrack(kind, idOf(kind, constraints[kind])))
  opened.push(...tracks)
  return new FakeStream(tracks)
}

beforeEach(() => {
  opened = []
  asked = []
  refusals = []
  canBlur = true
  thinking = null
  plugged = ['audio-1', 'audio-2', 'video-1', 'video-2']
  vi.stubGlobal('MediaStream', FakeStream)
  const enumerateDevices = async () => plugged.map((deviceId) => ({ deviceId }))
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: openDevices, enumerateDevices } })
})
afterEach(() => void vi.unstubAllGlobals())

const live = () => opened.filter(({ isLive }) => isLive).map(({ kind }) => kind)
const aDevice = () => new LocalMedia(null, () => undefined)

test('asks once for both, and nothing before it is told to', async () => {
  const media = aDevice()
  expect(asked).toEqual([])
  await media.setMeans('video')
  expect(asked).toHaveLength(1)
  expect(media.state()).toMatchObject({ cameraOn: true, microphoneOn: true, problem: null })
})

test('a camera that goes off is closed; a microphone stays open and is silent', async () => {
  const media = aDevice()
  await media.setMeans('video')
  await media.setCamera(false)
  await media.setMicrophone(false)
  expect(live()).toEqual(['audio'])
  expect(media.state()).toMatchObject({ cameraOn: false, microphoneOn: false })
  await media.setMicrophone(true)
  expect(asked).toHaveLength(1)
})

test('typing alone closes both', async () => {
  const media = aDevice()
  await media.setMeans('video')
  await media.setMeans('text')
  expect(live()).toEqual([])
  expect(media.state().stream).toBeNull()
})

test('whoever refuses is not asked a second time', async () => {
  refusals = ['NotAllowedError']
  const media = aDevice()
  await media.setMeans('video')
  expect(asked).toHaveLength(1)
  expect(media.state()).toMatchObject({ cameraOn: false, microphoneOn: false, problem: 'refused' })
})

test('a device without a camera has its microphone, and says what is missing', async () => {
  refusals = ['NotFoundError', '', 'NotFoundError']
  const media = aDevice()
  await media.setMeans('video')
  expect(media.state()).toMatchObject({ cameraOn: false, microphoneOn: true, problem: 'missing' })
})

test('a camera that opens after it was switched off again is closed at once', async () => {
  const media = aDevice()
  const opening = media.setCamera(true)
  await media.setCamera(false)
  await opening
  expect(live()).toEqual([])
  expect(media.state().cameraOn).toBe(false)
})

test('a device that another app takes goes off and says so', async () => {
  const media = aDevice()
  await media.setMeans('sound')
  opened[0]?.dispatchEvent(new Event('ended'))
  expect(media.state()).toMatchObject({ microphoneOn: false, problem: 'busy' })
})

/** The browser asks, and its answer comes when told. */
const questionOfBrowser = () => {
  let answer = () => {}
  thinking = new Promise((resolve) => {
    answer = resolve
  })
  return () => {
    thinking = null
    answer()
  }
}

test.each([
  ['text', [], 1],
  ['sound', ['audio'], 1],
] as const)('choosing %s while the browser asks about a camera wins', async (choice, open, questions) => {
  const answer = questionOfBrowser()
  const media = aDevice()
  const opening = media.setMeans('video')
  media.narrow(choice)
  answer()
  await opening
  expect(live()).toEqual(open)
  expect(asked).toHaveLength(questions)
})

test('nothing opens and nothing is asked any more after the page was left', async () => {
  refusals = ['NotFoundError']
  const answer = questionOfBrowser()
  const media = aDevice()
  const opening = media.setMeans('video')
  media.stop()
  answer()
  await opening
  expect(asked).toHaveLength(1)
  expect(media.state()).toMatchObject({ cameraOn: false, microphoneOn: false, problem: null })
})

test('a microphone that goes off while the browser asks stays off', async () => {
  const answer = questionOfBrowser()
  const media = aDevice()
  const opening = media.setMicrophone(true)
  await media.setMicrophone(false)
  answer()
  await opening
  expect(live()).toEqual([])
})

test('a blurred background stays so when the camera goes off and on', async () => {
  const media = aDevice()
  await media.setMeans('video')
  await media.setBlur(true)
  await media.setCamera(false)
  await media.setCamera(true)
  expect(opened.map(({ kind, isBlurred }) => [kind, isBlurred])).toEqual([
    ['audio', false],
    ['video', true],
    ['video', true],
  ])
  canBlur = false
  await media.setCamera(false)
  await media.setCamera(true)
  expect(live(), 'what cannot be blurred as was wished is not shown').toEqual(['audio'])
})

describe('another device', () => {
  const liveIds = () => opened.filter(({ isLive }) => isLive).map(({ deviceId }) => deviceId)
  const pullOut = async (id: string) => {
    plugged = plugged.filter((one) => one !== id)
    const track = opened.find((one) => one.isLive && one.deviceId === id)
    track?.stop()
    track?.dispatchEvent(new Event('ended'))
    await new Promise((resolve) => setTimeout(resolve))
  }

  test('takes the place of the former, which is closed', async () => {
    const media = aDevice()
    await media.setMeans('video')
    await media.setDevice('video', 'video-2')
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
    expect(media.state()).toMatchObject({ cameraOn: true, problem: null, fallback: null })
  })

  test('that is chosen while nothing is open is opened later, and none before', async () => {
    const media = aDevice()
    await media.setDevice('video', 'video-2')
    expect(asked).toEqual([])
    await media.setMeans('video')
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
    await media.setCamera(false)
    await media.setCamera(true)
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
  })

  test('is silent when the microphone was off', async () => {
    const media = aDevice()
    await media.setMeans('sound')
    await media.setMicrophone(false)
    await media.setDevice('audio', 'audio-2')
    expect(opened.at(-1)).toMatchObject({ deviceId: 'audio-2', enabled: false, isLive: true })
    expect(media.state().microphoneOn).toBe(false)
    await media.setMicrophone(true)
    expect(opened.at(-1)?.enabled).toBe(true)
  })

  test('that does not open leaves the former on, and says why', async () => {
    const media = aDevice()
    await media.setMeans('video')
    refusals = ['NotReadableError']
    await media.setDevice('video', 'video-2')
    expect(liveIds()).toEqual(['audio-1', 'video-1'])
    expect(media.state()).toMatchObject({ cameraOn: true, problem: 'busy' })
  })

  test('is not opened any more when the camera goes off meanwhile', async () => {
    const media = aDevice()
    await media.setMeans('video')
    const answer = questionOfBrowser()
    refusals = ['NotReadableError']
    const changing = media.setDevice('video', 'video-2')
    await media.setCamera(false)
    answer()
    await changing
    expect(liveIds()).toEqual(['audio-1'])
  })

  test('opens in place of a chosen one that is not there, and it is said', async () => {
    const media = new LocalMedia(null, () => undefined, { devices: { audio: 'audio-9', video: 'video-2' } })
    await media.setMeans('video')
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
    expect(media.state().fallback).toBe('audio')
    await media.setDevice('audio', 'audio-2')
    expect(media.state().fallback).toBeNull()
  })

  test('goes on when a microphone is pulled out, silent when that was', async () => {
    const media = aDevice()
    await media.setMeans('sound')
    await pullOut('audio-1')
    expect(liveIds()).toEqual(['audio-2'])
    expect(media.state()).toMatchObject({ microphoneOn: true, fallback: 'audio', problem: null })
    await media.setMicrophone(false)
    plugged = [...plugged, 'audio-3']
    await pullOut('audio-2')
    expect(opened.at(-1)).toMatchObject({ deviceId: 'audio-3', enabled: false })
  })

  test('is not shown by itself when a camera is pulled out', async () => {
    const media = aDevice()
    await media.setMeans('video')
    await pullOut('video-1')
    expect(liveIds()).toEqual(['audio-1'])
    expect(media.state()).toMatchObject({ cameraOn: false, problem: 'gone' })
    await media.setCamera(true)
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
    expect(media.state()).toMatchObject({ problem: null, fallback: 'video' })
  })
})

test('what was handed on stays open, and what opens later is closed', async () => {
  const media = aDevice()
  await media.setMeans('sound')
  const answer = questionOfBrowser()
  const opening = media.setCamera(true)
  const stream = media.take()
  answer()
  await opening
  media.stop()
  expect(live()).toEqual(['audio'])
  expect(stream?.getTracks()).toEqual([opened[0]])
})
