import { anyOrder } from './kinds/any-order.mjs'
import { appKilled } from './kinds/app-killed.mjs'
import { badNetwork } from './kinds/bad-network.mjs'
import { clusterDestroyed } from './kinds/cluster-destroyed.mjs'
import { databaseKilled } from './kinds/database-killed.mjs'
import { databaseRestarted } from './kinds/database-restarted.mjs'
import { diskFull } from './kinds/disk-full.mjs'
import { importKilled } from './kinds/import-killed.mjs'
import { load } from './kinds/load.mjs'
import { publicationKilled } from './kinds/publication-killed.mjs'
import { replyLost } from './kinds/reply-lost.mjs'
import { rightsTaken } from './kinds/rights-taken.mjs'
import { twoEditors } from './kinds/two-editors.mjs'
import { wrongClock } from './kinds/wrong-clock.mjs'

/**
 * The faults that this program makes, by their numbers in docs/security.md; a letter is for one without a number there. Tests make
 * the others.
 */
export const faults = [
  appKilled,
  databaseKilled,
  databaseRestarted,
  replyLost,
  badNetwork,
  anyOrder,
  twoEditors,
  rightsTaken,
  wrongClock,
  load,
  diskFull,
  clusterDestroyed,
  publicationKilled,
  importKilled,
]
