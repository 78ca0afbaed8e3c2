/** How fast one seat may ask: a bucket that fills by itself and of which each request takes one. */
export type Pace = { readonly perSecond: number; readonly burst: number }
export type Bucket = { readonly left: number; readonly at: number }

/** The bucket after one more request at this moment in milliseconds, and whether there was one left for it. */
export const takenFrom = (
  bucket: Bucket | undefined,
  { perSecond, burst }: Pace,
  at: number,
): { bucket: Bucket; isAllowed: boolean } => {
  const passedMs = bucket ? Math.max(0, at - bucket.at) : 0
  const left = bucket ? Math.min(burst, bucket.left + (passedMs / 1000) * perSecond) : burst
  const isAllowed = left >= 1
  return { bucket: { left: isAllowed ? left - 1 : left, at: bucket ? Math.max(at, bucket.at) : at }, isAllowed }
}

/** Whether a bucket is as good as a new one, so that it need not be kept. */
export const isWhole = ({ left, at: since }: Bucket, { perSecond, burst }: Pace, at: number): boolean =>
  left + ((at - since) / 1000) * perSecond >= burst
