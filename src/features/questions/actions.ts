'use server'

import { action } from '@/server/action'
import { createOwnQuestion } from './commands/create-own-question'
import { retireOwnQuestion } from './commands/retire-own-question'
import { createOwnQuestionSchema, retireOwnQuestionSchema } from './schema'

export const createOwnQuestionAction = action(createOwnQuestionSchema, createOwnQuestion, ['/questions'])
export const retireOwnQuestionAction = action(retireOwnQuestionSchema, retireOwnQuestion, ['/questions'])
