'use client'

import { useTranslations } from 'next-intl'
import { deviceName, type DeviceKind } from '@/domain/rooms/devices'
import { DeviceSelect } from './device-select'
import { storeDevice } from './host-devices'
import type { LocalState } from './local-media'

const useDeviceWords = (kind: DeviceKind) => {
  const t = useTranslations('roomHost.devices')
  return {
    label: t(`${kind}.label`),
    unnamed: t(`${kind}.unnamed`),
    front: t(`${kind}.front`),
    back: t(`${kind}.back`),
  }
}

type Props = { kind: DeviceKind; local: LocalState; setDevice: (kind: DeviceKind, id: string) => Promise<void> }

/** Which camera or microphone the caller uses. Their browser remembers it for the next call. */
export const HostDevice = ({ kind, local, setDevice }: Props) => (
  <DeviceSelect
    kind={kind}
    local={local}
    words={useDeviceWords(kind)}
    choose={(chosenKind, id) => {
      storeDevice(chosenKind, id)
      void setDevice(chosenKind, id)
    }}
  />
)

/** That another device is in use than the chosen one. Empty when it is not so. */
export const useFallbackText = ({ fallback, stream }: LocalState): string => {
  const t = useTranslations('roomHost.devices')
  const words = useDeviceWords(fallback ?? 'audio')
  if (!fallback) return ''
  const label = stream?.getTracks().find(({ kind }) => kind === fallback)?.label ?? ''
  return t(`${fallback}.fallback`, { device: deviceName(label, words) || words.unnamed })
}
