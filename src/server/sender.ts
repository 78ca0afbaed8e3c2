/** Where a request comes from, for the log. The address itself is never stored. */
import 'server-only'
import type { Source } from '@/domain/access/actor'
import type { Origin } from '@/domain/access/view'
import { keyedHash } from './crypto'
import { networkOf } from './throttle'
import type { Visitor } from './visitor'

export const sourceOf = ({ address }: Pick<Visitor, 'address'>, origin: Origin): Source => ({
  origin,
  addressHash: keyedHash('audit address', networkOf(address)),
})
