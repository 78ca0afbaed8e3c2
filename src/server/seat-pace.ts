/** Keeps one browser in a room from asking without end. Counted in this process alone: what a room does at all hangs on its seats. */
import 'server-only'
import { isWhole, takenFrom, type Bucket } from '@/domain/rooms/pace'
import { AppError } from './errors'

/** A browser that connects sends some thirty signals to each of three others. `seat`: new ones of one link. */
const paces = {
  signal: { perSecond: 30, burst: 200 },
  enter: { perSecond: 1, burst: 20 },
  events: { perSecond: 1, burst: 20 },
  seat: { perSecond: 0.1, burst: 60 },
} as const

type Paced = keyof typeof paces

const buckets: Readonly<Record<Paced, Map<string, Bucket>>> = {
  signal: new Map(),
  enter: new Map(),
  events: new Map(),
  seat: new Map(),
}

/** More buckets than people who call at once: then those that filled again are dropped. */
const mostKept = 2000

const dropWhole = (paced: Paced, at: number) => {
  for (const [id, bucket] of buckets[paced]) if (isWhole(bucket, paces[paced], at)) buckets[paced].delete(id)
}

/** Throws `too_many` in words for who asks too fast. */
export const requirePace = (paced: Paced, id: string): void => {
  const at = performance.now()
  if (buckets[paced].size >= mostKept) dropWhole(paced, at)
  const { bucket, isAllowed } = takenFrom(buckets[paced].get(id), paces[paced], at)
  buckets[paced].set(id, bucket)
  if (!isAllowed) throw new AppError('too_many', 'too_fast')
}
