'use server'

import { action } from '@/server/action'
import { admitSeat } from './commands/admit-seat'
import { createRoomLink } from './commands/create-room-link'
import { endRoom } from './commands/end-room'
import { inviteBack } from './commands/invite-back'
import { requestRoomLetter } from './commands/request-room-letter'
import { removeSeat } from './commands/remove-seat'
import { startRoom } from './commands/start-room'
import { switchToPhone } from './commands/switch-to-phone'
import { roomIdSchema, roomLetterSchema, roomLinkSchema, seatOfRoomSchema, startRoomSchema } from './schema'

// These revalidate no page: what changes in a room comes over its stream.
export const startRoomAction = action(startRoomSchema, startRoom)
export const createRoomLinkAction = action(roomLinkSchema, createRoomLink)
export const requestRoomLetterAction = action(roomLetterSchema, requestRoomLetter)
export const admitSeatAction = action(seatOfRoomSchema, admitSeat)
export const removeSeatAction = action(seatOfRoomSchema, removeSeat)
export const inviteBackAction = action(seatOfRoomSchema, inviteBack)
export const endRoomAction = action(roomIdSchema, endRoom)
export const switchToPhoneAction = action(roomIdSchema, switchToPhone)
