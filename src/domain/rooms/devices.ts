/** The cameras and microphones of a device, as somebody chooses among them. */

export const deviceKinds = ['video', 'audio'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** What a browser says of a camera or a microphone. The label is empty until somebody allowed it. */
export type DeviceInfo = {
  readonly kind: string
  readonly deviceId: string
  readonly groupId: string
  readonly label: string
}

/** What a device is called when its label says nothing to people. */
export type DeviceWords = { unnamed: string; front: string; back: string }

export type DeviceChoice = { id: string; name: string }

/** Chrome lists the device that the system prefers a second time, under these ids. */
const standIns = new Set<string | null>(['default', 'communications'])
export const isStandIn = (id: string | null): boolean => standIns.has(id)

const isOfKind = (kind: DeviceKind) => (device: DeviceInfo) => device.kind === `${kind}input` && device.deviceId !== ''

/** A label without the numbers of the USB bus; on a telephone which way the camera looks. */
export const deviceName = (label: string, words: DeviceWords): string => {
  const facing = /\b(front|back|rear)\b/i.exec(label)?.[1]?.toLowerCase()
  if (facing) return facing === 'front' ? words.front : words.back
  return label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/i, '').trim()
}

/** The device behind a stand-in, or the device itself. */
const realDevice = (devices: readonly DeviceInfo[], device: DeviceInfo): DeviceInfo =>
  isStandIn(device.deviceId)
    ? (devices.find(({ deviceId, groupId }) => groupId === device.groupId && !isStandIn(deviceId)) ?? device)
    : device

const realDevices = (devices: readonly DeviceInfo[], kind: DeviceKind): DeviceInfo[] => {
  const sameKind = devices.filter(isOfKind(kind))
  return sameKind.filter((device) => realDevice(sameKind, device) === device)
}

/** The devices of one kind to choose from, each with a name of its own. */
export const deviceChoices = (devices: readonly DeviceInfo[], kind: DeviceKind, words: DeviceWords): DeviceChoice[] => {
  const names = new Map<string, number>()
  return realDevices(devices, kind).map(({ deviceId, label }, index) => {
    const name = deviceName(label, words) || `${words.unnamed} ${index + 1}`
    const times = (names.get(name) ?? 0) + 1
    names.set(name, times)
    return { id: deviceId, name: times > 1 ? `${name} (${times})` : name }
  })
}

/** Which of the choices is in use; empty when it is none of them. */
export const usedDevice = (devices: readonly DeviceInfo[], kind: DeviceKind, usedId: string | null): string => {
  const sameKind = devices.filter(isOfKind(kind))
  const usedInfo = sameKind.find(({ deviceId }) => deviceId === usedId)
  return usedInfo ? realDevice(sameKind, usedInfo).deviceId : ''
}
