import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LocalMedia } from './local-media'

class FakeTrack extends EventTarget {
  enabled = true
  isLive = true
  readonly kind: 'audio' | 'video'
  constructor(kind: 'audio' | 'video') {
    super()
    this.kind = kind
  }
  stop = () => {
    this.isLive = false
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

const openDevices = async (constraints: { audio?: object; video?: object }) => {
  asked.push(constraints)
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
