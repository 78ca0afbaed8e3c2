import { useEffect, useEffectEvent } from 'react'
import type { RoomView } from '@/domain/rooms/protocol'
import type { HostEntry } from './host-entered'
import { presentSeats } from './host-seats'
import type { RoomConnection } from './use-room'

/** After a reload the devices open again as they were: the browser keeps its leave to use them. */
export const useDevicesAgain = ({ stream, means }: HostEntry, { chooseMeans }: RoomConnection) => {
  const open = useEffectEvent(() => {
    if (!stream && means !== 'text') void chooseMeans(means)
  })
  useEffect(() => open(), [])
}

/** Asks the others for a picture as large as it is shown. */
export const usePictureSize = (view: RoomView, { enlarge }: RoomConnection, isLarge: boolean) => {
  const ids = presentSeats(view)
    .map(({ id }) => id)
    .join(' ')
  const ask = useEffectEvent(() => {
    for (const id of ids.split(' ').filter(Boolean)) enlarge(id, isLarge ? 'large' : 'small')
  })
  useEffect(() => ask(), [ids, isLarge])
}
