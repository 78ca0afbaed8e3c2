/** The input of the rooms' commands: what browsers say to each other is `domain/rooms/protocol.ts`. */
import { z } from 'zod'
import { storableText, wholeNumber } from '@/domain/input'
import { means, type Entry, type GuestRole, type SentSignal, type SignalBody } from '@/domain/rooms/protocol'
import { isInterpreter } from '@/domain/rooms/seats'

const id = z.uuid()

export const startRoomSchema = z.object({ familyId: id, appointmentId: id.optional() })
export type StartRoom = z.output<typeof startRoomSchema>

export const roomIdSchema = z.object({ roomId: id })
export type RoomId = z.output<typeof roomIdSchema>

const guestRoles = ['parent', 'interpreter', 'other'] as const satisfies readonly GuestRole[]

/** A link for an interpreter may name one of the register. */
export const roomLinkSchema = z
  .object({ roomId: id, role: z.enum(guestRoles), interpreterId: id.optional() })
  .refine((link) => link.interpreterId === undefined || isInterpreter(link), {
    path: ['interpreterId'],
    message: 'not_allowed',
  })
export type CreateRoomLink = z.output<typeof roomLinkSchema>

/** An e-mail with a link to an interpreter of the register. */
export const roomLetterSchema = z.object({ roomId: id, interpreterId: id })
export type RoomLetter = z.output<typeof roomLetterSchema>

/** The same as a job, with who asked for it. */
export const roomLetterJobSchema = roomLetterSchema.extend({ askedById: id })
export type RoomLetterJob = z.output<typeof roomLetterJobSchema>

export const seatOfRoomSchema = z.object({ roomId: id, seatId: id })
export type SeatOfRoom = z.output<typeof seatOfRoomSchema>

/** Of a route: the parameter of the path. */
export const roomPathSchema = z.object({ id })
export type RoomPath = z.output<typeof roomPathSchema>

export const arrivalSchema = z.object({ arrival: id })
export type Arrival = z.output<typeof arrivalSchema>

/** 32 random bytes as base64url. Longer than any link, so that what was pasted wrongly is refused as a link, not as a form. */
export const seatTokenSchema = z.object({ token: storableText.min(1).max(200) })

export const entrySchema = z.object({ isChild: z.boolean(), means: z.enum(means) }) satisfies z.ZodType<Entry>

/** A description of four people has some ten kilobytes. */
const longestDescription = 100_000
const longestCandidate = 4000

export const signalBodySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('description'),
    type: z.enum(['offer', 'answer', 'rollback', 'pranswer']),
    sdp: storableText.max(longestDescription),
  }),
  z.object({
    kind: z.literal('candidate'),
    candidate: storableText.max(longestCandidate),
    sdpMid: storableText.max(100).nullable(),
    sdpMLineIndex: wholeNumber.min(0).nullable(),
  }),
]) satisfies z.ZodType<SignalBody>

export const sentSignalSchema = z.object({
  arrival: id,
  to: id,
  toArrival: id,
  body: signalBodySchema,
}) satisfies z.ZodType<SentSignal>

export const roomSignalSchema = z.object({ id, ...sentSignalSchema.shape })
export type RoomSignalInput = z.output<typeof roomSignalSchema>

export const hostEventsSchema = z.object({ id, arrival: id })

/** `forget`: this browser loses its seat, so that nothing on it leads back. Else it may ask again. */
export const leaveSchema = z.object({ forget: z.boolean().default(false) })

/** Of a route that takes nothing. */
export const nothingSchema = z.object({})
