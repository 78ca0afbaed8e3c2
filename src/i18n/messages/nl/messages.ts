import { account } from './account'
import { concerns } from './concerns'
import { frame } from './frame'
import { errors } from './errors'
import { explanation } from './explanation'
import { families } from './families'
import { help } from './help'
import { imports } from './imports'
import { interviews } from './interviews'
import { jobs } from './jobs'
import { log } from './log'
import { questions } from './questions'
import { reading } from './reading'
import { release } from './release'
import { releases } from './releases'
import { schools } from './schools'
import { signIn } from './sign-in'
import { staff } from './staff'
import { today } from './today'
import { weeks } from './weeks'

import type { Shape } from '../../shape'

const texts = {
  account,
  concerns,
  frame,
  errors,
  explanation,
  families,
  help,
  imports,
  interviews,
  jobs,
  log,
  questions,
  reading,
  release,
  releases,
  schools,
  signIn,
  staff,
  today,
  weeks,
}

export type Messages = Shape<typeof texts>
export const messages: Messages = texts
