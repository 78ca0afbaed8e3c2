/**
 * What two browsers in a room say to each other beside picture and sound. It goes from browser to browser and is stored
 * nowhere. The other browser may send anything, so each message is read part by part.
 */
import { roomTextLimit } from '../text-limits'
import type { CallBackPromise } from './call-back-promise'
import type { PictureSize } from './line'

/** `savesPicture`: the camera is on, and the line does not carry its picture. */
export type MediaState = { cameraOn: boolean; microphoneOn: boolean; savesPicture: boolean }

export type ChannelMessage =
  | ({ kind: 'state' } & MediaState)
  | { kind: 'text'; id: string; text: string }
  | ({ kind: 'promise' } & CallBackPromise)
  /** In which size whoever sends this shows the picture of the other. */
  | { kind: 'size'; size: PictureSize }

const longestPromise = 24 * 60

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

const readText = ({ id, text }: Fields): ChannelMessage | null => {
  if (typeof id !== 'string' || typeof text !== 'string') return null
  const readable = text.slice(0, roomTextLimit).trim()
  return readable ? { kind: 'text', id: id.slice(0, 40), text: readable } : null
}

const readPromise = ({ minutes, ending }: Fields): ChannelMessage | null => {
  if (typeof minutes !== 'number' || !Number.isInteger(minutes) || minutes < 1 || minutes > longestPromise) return null
  const isEnding = typeof ending === 'string' && /^\d{1,4}$/.test(ending)
  return { kind: 'promise', minutes, ending: isEnding ? ending : null }
}

const messageOf = (fields: Fields): ChannelMessage | null => {
  switch (fields.kind) {
    case 'state':
      return {
        kind: 'state',
        cameraOn: fields.cameraOn === true,
        microphoneOn: fields.microphoneOn === true,
        savesPicture: fields.savesPicture === true,
      }
    case 'text':
      return readText(fields)
    case 'promise':
      return readPromise(fields)
    case 'size':
      return { kind: 'size', size: fields.size === 'large' ? 'large' : 'small' }
    default:
      return null
  }
}

/** The message in what came over the line; null when it is none of ours, such as one of a newer build. */
export const channelMessage = (data: unknown): ChannelMessage | null => {
  if (typeof data !== 'string') return null
  try {
    const value: unknown = JSON.parse(data)
    return isFields(value) ? messageOf(value) : null
  } catch {
    return null
  }
}
