import fc from 'fast-check'
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
/** The id that the browser gives whoever chose no microphone. It stays in the list. */
let preferred: string | null = null
let listAnswer: Promise<void> | null = null
let listing = false

type Wish = { deviceId?: { exact: string } }

/** The wished device, or the first one without a wish. */
const idOf = (kind: 'audio' | 'video', wish: Wish = {}) => {
  const ofKind = plugged.filter((id) => id.startsWith(kind))
  const id = wish.deviceId ? ofKind.find((one) => one === wish.deviceId?.exact) : (ofKind[0] ?? '')
  if (id === undefined) throw new DOMException('', 'OverconstrainedError')
  return kind === 'audio' && !wish.deviceId ? (preferred ?? id) : id
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
  preferred = null
  listAnswer = null
  listing = false
  plugged = ['audio-1', 'audio-2', 'video-1', 'video-2']
  vi.stubGlobal('MediaStream', FakeStream)
  const enumerateDevices = async () => {
    listing = true
    if (listAnswer) await listAnswer
    return [...plugged, ...(preferred ? [preferred] : [])].map((deviceId) => ({ deviceId }))
  }
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: openDevices, enumerateDevices } })
})
afterEach(() => void vi.unstubAllGlobals())

const live = () => opened.filter(({ isLive }) => isLive).map(({ kind }) => kind)
const aDevice = () => new LocalMedia(null, () => undefined)
/** Whoever lost a device has looked whether it is still there. */
const untilLooked = () => new Promise((resolve) => setTimeout(resolve))

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

test('a device that another app takes goes off at once and says so', async () => {
  const media = aDevice()
  await media.setMeans('sound')
  opened[0]?.dispatchEvent(new Event('ended'))
  expect(media.state().microphoneOn).toBe(false)
  await untilLooked()
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

/** The browser takes its time to list the devices. */
const questionOfList = () => {
  let answer = () => {}
  listAnswer = new Promise((resolve) => {
    answer = resolve
  })
  return () => answer()
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
    await untilLooked()
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

  test.each([
    ['audio', 'microphoneGone', ['video-1'], 'audio-2'],
    ['video', 'cameraGone', ['audio-1'], 'video-2'],
  ] as const)('goes on by a tap alone when the %s is pulled out', async (kind, problem, left, next) => {
    const media = aDevice()
    await media.setMeans('video')
    await pullOut(`${kind}-1`)
    expect(liveIds()).toEqual(left)
    expect(media.state()).toMatchObject({ problem, [kind === 'audio' ? 'microphoneOn' : 'cameraOn']: false })
    await (kind === 'audio' ? media.setMicrophone(true) : media.setCamera(true))
    expect(liveIds()).toEqual([...left, next])
    expect(media.state()).toMatchObject({ problem: null, fallback: kind })
  })

  test('opens with the microphone that is on, and what was missing is told no more', async () => {
    const media = aDevice()
    await media.setMeans('video')
    await pullOut('video-1')
    await media.setMeans('video')
    expect(media.state()).toMatchObject({ cameraOn: true, microphoneOn: true, problem: null })
  })

  test('goes on by a tap alone after the one that the system prefers, which stays in the list', async () => {
    const media = aDevice()
    preferred = 'default'
    await media.setMeans('sound')
    opened[0]?.dispatchEvent(new Event('ended'))
    await untilLooked()
    expect(live(), 'what was pulled out').toEqual([])
    expect(media.state()).toMatchObject({ microphoneOn: false, problem: 'microphoneGone' })
  })

  test('says nothing of the former when that was switched on again meanwhile', async () => {
    const media = aDevice()
    await media.setMeans('sound')
    opened[0]?.stop()
    plugged = ['audio-2']
    opened[0]?.dispatchEvent(new Event('ended'))
    await media.setMicrophone(true)
    await untilLooked()
    expect(media.state()).toMatchObject({ microphoneOn: true, problem: null })
  })

  test('stays the one that was chosen last, and those that were passed are sent to nobody', async () => {
    const changes: (string | undefined)[] = []
    const media = new LocalMedia(null, () => changes.push(media.tracks().video?.getSettings().deviceId))
    plugged = [...plugged, 'video-3', 'video-4']
    await media.setMeans('video')
    const answer = questionOfBrowser()
    const choices = ['video-2', 'video-3', 'video-4'].map((id) => media.setDevice('video', id))
    expect(media.state().devices.video, 'the page shows the choice at once').toBe('video-4')
    answer()
    await Promise.all(choices)
    expect(liveIds()).toEqual(['audio-1', 'video-4'])
    expect(media.state()).toMatchObject({ cameraOn: true, devices: { video: 'video-4' }, fallback: null })
    expect(new Set(changes)).toEqual(new Set([undefined, 'video-1', 'video-4']))
  })

  test('that is chosen while the browser asks about the first is the one that opens', async () => {
    const media = aDevice()
    const answer = questionOfBrowser()
    const opening = media.setMeans('video')
    await media.setDevice('video', 'video-2')
    answer()
    await opening
    expect(liveIds()).toEqual(['audio-1', 'video-2'])
  })

  test('leaves the page as it is while it opens, and it can be switched off', async () => {
    const media = aDevice()
    await media.setMeans('video')
    const answer = questionOfBrowser()
    const changing = media.setDevice('video', 'video-2')
    expect(media.state()).toMatchObject({ cameraOn: true, microphoneOn: true, devices: { video: 'video-2' } })
    await media.setCamera(false)
    expect(media.state().cameraOn).toBe(false)
    answer()
    await changing
    expect(liveIds()).toEqual(['audio-1'])
  })

  test('counts as off when neither it nor the former opens', async () => {
    const media = aDevice()
    await media.setMeans('video')
    refusals = ['NotReadableError', 'NotReadableError']
    await media.setDevice('video', 'video-2')
    expect(media.state()).toMatchObject({ cameraOn: false, microphoneOn: true, problem: 'busy' })
  })

  test('is not asked for any more when the camera went off while the page looked which devices there are', async () => {
    const media = new LocalMedia(null, () => undefined, { devices: { audio: null, video: 'video-9' } })
    const answer = questionOfList()
    const opening = media.setCamera(true)
    await vi.waitFor(() => expect(listing).toBe(true))
    await media.setCamera(false)
    answer()
    await opening
    expect(asked).toHaveLength(1)
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

test('what was handed on belongs to the next page alone: the former opens nothing when it is pulled out', async () => {
  const former = aDevice()
  await former.setMeans('sound')
  const next = new LocalMedia(former.take(), () => undefined)
  plugged = ['audio-2']
  opened[0]?.stop()
  opened[0]?.dispatchEvent(new Event('ended'))
  await untilLooked()
  next.stop()
  expect(live()).toEqual([])
  expect(former.state().problem).toBeNull()
})

test('a device that ended while another took its place is not handed on', async () => {
  const media = aDevice()
  await media.setMeans('video')
  const answer = questionOfBrowser()
  const changing = media.setDevice('video', 'video-2')
  const stream = media.take()
  answer()
  await changing
  expect(stream?.getTracks()).toEqual([opened[0]])
})

test('whoever left is told of no earlier refusal', async () => {
  refusals = ['NotAllowedError', 'NotAllowedError']
  const media = aDevice()
  await media.setMeans('video')
  const answer = questionOfBrowser()
  const opening = media.setMeans('video')
  media.stop()
  answer()
  await opening
  expect(media.state().problem).toBeNull()
})

test('a refusal that comes again is told again', async () => {
  const told: (string | null)[] = []
  const media = new LocalMedia(null, () => told.push(media.state().problem))
  refusals = ['NotAllowedError', 'NotAllowedError']
  await media.setCamera(true)
  await media.setCamera(true)
  expect(told).toEqual([null, 'refused', null, 'refused'])
})

const steps: Readonly<Record<string, (media: LocalMedia) => unknown>> = {
  cameraOn: (media) => media.setCamera(true),
  cameraOff: (media) => media.setCamera(false),
  microphoneOn: (media) => media.setMicrophone(true),
  microphoneOff: (media) => media.setMicrophone(false),
  video: (media) => media.setMeans('video'),
  sound: (media) => media.setMeans('sound'),
  text: (media) => media.setMeans('text'),
  firstCamera: (media) => media.setDevice('video', 'video-1'),
  otherCamera: (media) => media.setDevice('video', 'video-2'),
  otherMicrophone: (media) => media.setDevice('audio', 'audio-2'),
  noCamera: (media) => media.setDevice('video', 'video-9'),
  busy: () => refusals.push('NotReadableError'),
  refused: () => refusals.push('NotAllowedError'),
  wait: () => untilLooked(),
}

test('whatever is pressed, in whatever order, the page says what is open, and nothing is open twice or after it was left', async () => {
  const order = fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(order, async (names) => {
      opened = []
      refusals = []
      const media = aDevice()
      for (const name of names) {
        // Each question of the browser is open for a while, and what is pressed next does not wait for it.
        thinking = untilLooked().then(() => undefined)
        const done = steps[name]?.(media)
        if (name === 'wait') await done
      }
      for (const _ of names) await untilLooked()
      await untilLooked()
      const { cameraOn, microphoneOn, stream } = media.state()
      expect(new Set(live()).size).toBe(live().length)
      expect(cameraOn).toBe(live().includes('video'))
      if (microphoneOn) expect(live().includes('audio')).toBe(true)
      expect(stream?.getTracks() ?? []).toHaveLength(live().length)
      media.stop()
      expect(live()).toEqual([])
    }),
    { numRuns: 150, examples: [[['cameraOn', 'wait', 'otherCamera', 'busy', 'refused', 'video']]] },
  )
})
