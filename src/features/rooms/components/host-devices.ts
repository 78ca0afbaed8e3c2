/** The caller's camera and microphone, as chosen on this device. The browser keeps the choice, and our server never learns of it. */
import type { DeviceKind } from '@/domain/rooms/devices'
import type { DeviceIds } from './device-requests'

const places: Readonly<Record<DeviceKind, string>> = { audio: 'nabij-microphone', video: 'nabij-camera' }

export const storedDevices = (): DeviceIds => ({
  audio: window.localStorage.getItem(places.audio),
  video: window.localStorage.getItem(places.video),
})

export const storeDevice = (kind: DeviceKind, id: string) => window.localStorage.setItem(places[kind], id)
