import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deviceChoices, usedDevice, type DeviceInfo } from './devices'

const words = { unnamed: 'Camera', front: 'Camera voor', back: 'Camera achter' }
const aDevice = (
  kind: 'audioinput' | 'videoinput' | 'audiooutput',
  deviceId: string,
  label: string,
  groupId = deviceId,
): DeviceInfo => ({
  kind,
  deviceId,
  groupId,
  label,
})
const namesOf = (...labels: string[]) =>
  deviceChoices(
    labels.map((label, index) => aDevice('videoinput', `id${index}`, label)),
    'video',
    words,
  ).map(({ name }) => name)

describe('the names of devices', () => {
  test('are their labels without numbers of a bus', () => {
    expect(namesOf('Integrated Camera (04f2:b6d9)', 'USB Camera')).toEqual(['Integrated Camera', 'USB Camera'])
  })
  test('say on a telephone which way a camera looks', () => {
    expect(
      namesOf('camera2 1, facing front', 'camera2 0, facing back', 'camera2 2, facing back', 'Rear Camera'),
    ).toEqual(['Camera voor', 'Camera achter', 'Camera achter (2)', 'Camera achter (3)'])
  })
  test('are numbered where a label is empty', () => {
    expect(namesOf('', 'USB Camera', '')).toEqual(['Camera 1', 'USB Camera', 'Camera 3'])
  })
})

const microphones = [
  aDevice('audioinput', 'default', 'Default - Headset', 'b'),
  aDevice('audioinput', 'communications', 'Communications - Built-in', 'a'),
  aDevice('audioinput', 'mic-a', 'Built-in', 'a'),
  aDevice('audioinput', 'mic-b', 'Headset', 'b'),
  aDevice('audiooutput', 'loud', 'Loudspeaker', 'b'),
  aDevice('videoinput', 'cam', 'Camera', 'c'),
]

describe('the choices', () => {
  test('are the devices of one kind, each once', () => {
    expect(deviceChoices(microphones, 'audio', words).map(({ id }) => id)).toEqual(['mic-a', 'mic-b'])
    expect(deviceChoices(microphones, 'video', words).map(({ id }) => id)).toEqual(['cam'])
  })
  test('keep a default of which the browser names no device', () => {
    const alone = [aDevice('audioinput', 'default', 'Default', 'z'), ...microphones.slice(2)]
    expect(deviceChoices(alone, 'audio', words).map(({ id }) => id)).toEqual(['default', 'mic-a', 'mic-b'])
    expect(usedDevice(alone, 'audio', 'default')).toBe('default')
  })
  test('leave out what the browser does not name before somebody allowed it', () => {
    expect(deviceChoices([aDevice('videoinput', '', '')], 'video', words)).toEqual([])
  })
  test('have the used device among them, also when the browser calls it the default', () => {
    expect(usedDevice(microphones, 'audio', 'default')).toBe('mic-b')
    expect(usedDevice(microphones, 'audio', 'mic-a')).toBe('mic-a')
    expect(usedDevice(microphones, 'audio', null)).toBe('')
    expect(usedDevice([], 'audio', 'default')).toBe('')
  })
  test('never have the same name twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'USB Camera', 'camera2 0, facing back', 'camera2 1, facing front')),
        (labels) => {
          const names = namesOf(...labels)
          expect(new Set(names).size).toBe(names.length)
        },
      ),
    )
  })
})
