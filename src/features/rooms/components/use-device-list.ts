'use client'

import { useEffect, useState } from 'react'
import type { DeviceInfo } from '@/domain/rooms/devices'

/** The cameras and microphones of this device. They have names once one of them is open. */
export const useDeviceList = (stream: MediaStream | null): readonly DeviceInfo[] => {
  const [devices, setDevices] = useState<readonly DeviceInfo[]>([])
  useEffect(() => {
    // A browser within an app may have none of this.
    if (!('mediaDevices' in navigator)) return
    const { mediaDevices } = navigator
    let isLeft = false
    const look = async () => {
      const list = await mediaDevices.enumerateDevices().catch(() => [])
      if (!isLeft) setDevices(list)
    }
    const onChange = () => void look()
    onChange()
    mediaDevices.addEventListener('devicechange', onChange)
    return () => {
      isLeft = true
      mediaDevices.removeEventListener('devicechange', onChange)
    }
  }, [stream])
  return devices
}
