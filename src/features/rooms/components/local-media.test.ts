import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LocalMedia } from './local-media'

class FakeTrack extends EventTarget {
  enabled = true
  isLive = true
  isBlurred = false
  readonly kind: 'audio' | 'video'
  constructor(kind: 'audio' | 'video') {
    super()
    this.kind = kind
  }
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
/** Ends before a device opens, as a person who thinks about the browser's question. */
let thinking: Promise<void> | null = null

const openDevices = async (constraints: { audio?: object; video?: object }) => {
  asked.push(constraints)
  if (thinking) await thinking
  const refusal = refusals.shift()
  if (refusal) throw new DOMException('', refusal)
  const kinds = (['audio', 'video'] as const).filter((kind) => constraints[kind])
  const tracks = kinds.map((kind) => new FakeTrack(kind))
  opened.push(...tracks)
  return new FakeStream(tracks)
}

beforeEach(() => {
  opened = []
  asked = []
  refusals = []
  canBlur = true
  thinking = null
  vi.stubGlobal('MediaStream', FakeStream)
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: openDevices } })
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
