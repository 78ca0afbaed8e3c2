import { account } from './account'
import { agenda } from './agenda'
import { backups } from './backups'
import { callSearch } from './call-search'
import { calls } from './calls'
import { careSteps } from './care-steps'
import { concerns } from './concerns'
import { digests } from './digests'
import { contact } from './contact'
import { frame } from './frame'
import { erasures } from './erasures'
import { errors } from './errors'
import { explanation } from './explanation'
import { factors } from './factors'
import { families } from './families'
import { help } from './help'
import { imports } from './imports'
import { interpreters } from './interpreters'
import { interviews } from './interviews'
import { jobs } from './jobs'
import { log } from './log'
import { parentRequests } from './parent-requests'
import { questions } from './questions'
import { reach } from './reach'
import { reading } from './reading'
import { release } from './release'
import { releases } from './releases'
import { retention } from './retention'
import { roomLetter } from './room-letter'
import { roomHost, roomStart } from './room-host'
import { rooms } from './rooms'
import { schools } from './schools'
import { signals } from './signals'
import { signIn } from './sign-in'
import { staff } from './staff'
import { team } from './team'
import { today } from './today'
import { views } from './views'
import { ways } from './ways'
import { weeks } from './weeks'
import type { Messages } from '../nl/messages'

export const messages: Messages = {
  account,
  agenda,
  backups,
  callSearch,
  calls,
  careSteps,
  concerns,
  digests,
  contact,
  frame,
  erasures,
  errors,
  explanation,
  factors,
  families,
  help,
  imports,
  interpreters,
  interviews,
  jobs,
  log,
  parentRequests,
  questions,
  reach,
  reading,
  release,
  releases,
  retention,
  roomLetter,
  roomHost,
  roomStart,
  rooms,
  schools,
  signals,
  signIn,
  staff,
  team,
  today,
  views,
  ways,
  weeks,
}
